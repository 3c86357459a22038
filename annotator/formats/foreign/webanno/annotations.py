"""The layers of one document as marks and links of an article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import called, named, put_ours
from annotator.formats.foreign.loose import lf
from annotator.formats.foreign.proof import proven, without_returns
from annotator.formats.foreign.webanno.document import Layer, Shape, TsvDocument, Unit, cells
from annotator.formats.foreign.webanno.escapes import numbered, plain, slots, stacked

OUR_MARK, OUR_LINK = "webanno.custom.Mark", "webanno.custom.Link"
_ANY = "uima.tcas.Annotation"


@dataclass(slots=True)
class _Found:
    """One annotation of a span: its units in order, and its features."""

    layer: Layer
    units: list[Unit]
    values: dict[str, str] = field(default_factory=dict[str, str])


def put(article: Gathered, found: TsvDocument, name: str, by: str = "") -> None:
    """Put all that a document says on an article; ``by`` is who made it."""
    for line in found.broken:
        article.building.leave_out(line, _("{name}: this is no line of WebAnno TSV.").format(name=name))
    _Page(article, found, name, by).put()


class _Page:
    """One document while it is understood."""

    def __init__(self, article: Gathered, document: TsvDocument, name: str, by: str) -> None:
        self._article, self._document, self._name, self._by = article, document, name, by
        units = document.units
        quotes = [(one.begin, one.end, lf(one.words)) for one in units if one.words]
        self._to_ours = proven(article.text, quotes, document.text)
        self._units = {one.key: one for one in units}
        self._numbered: dict[tuple[str, int], _Found] = {}
        self._on_unit: dict[tuple[str, str], list[_Found]] = {}
        self._marks: dict[int, MarkId | None] = {}
        self._told: set[str] = set()
        self._aligned: dict[str, Span] | None = None

    def put(self) -> None:
        layers = self._document.layers
        spans = [one for one in layers if one.shape is not Shape.RELATION]
        for layer in spans:
            for unit in self._document.units:
                self._gather(unit, layer)
        every = list({id(one): one for found in self._on_unit.values() for one in found}.values())
        for one in every:
            self._mark(one)
        for layer in layers:
            if layer.shape is Shape.RELATION:
                for unit in self._document.units:
                    self._relations(unit, layer)
        for one in every:
            self._slots(one)
        self._chains(every)

    def _leave_out(self, line: int, message: str) -> None:
        self._article.building.leave_out(line, f"{self._name}: {message}")

    def _gather(self, unit: Unit, layer: Layer) -> None:
        """The annotations of a layer on a unit; one that has a number goes on from the units before."""
        here: list[_Found] = []
        columns = [(name, stacked(cell)) for name, cell in cells(unit, layer)]
        for at in range(max(len(values) for _name, values in columns)):
            values = {name: words[at] for name, words in columns if at < len(words)}
            number = self._chain_number(values) or _number(values)
            one = self._numbered.get((layer.name, number)) if number else None
            if one is None:
                one = _Found(layer, [])
                one.values = values
            if number:
                self._numbered[layer.name, number] = one
            one.units.append(unit)
            here.append(one)
        if here:
            self._on_unit[layer.name, unit.key] = here

    @staticmethod
    def _chain_number(values: Mapping[str, str]) -> int:
        """A number for an element of a chain, which is told by the chain and its place in it."""
        chain, _dash, element = values.get("referenceRelation", "").rpartition("->")[2].partition("-")
        return -(int(chain) * 1_000_000 + int(element)) if chain.isdecimal() and element.isdecimal() else 0

    def _span(self, units: list[Unit]) -> Span | None:
        """From the first unit to the end of the last one, as INCEpTION counts (its ``Tsv3XDeserializer``)."""
        first, last = units[0], units[-1]
        places = [self._at(first), self._at(last)]
        for unit, place in zip((first, last), places, strict=True):
            if place is None:
                self._leave_out(unit.line, _("“{words}” is not at {start}–{end}.").format(
                    words=unit.words[:40], start=unit.begin, end=unit.end
                ))  # fmt: skip
                return None
        begins, behind = places
        if begins is None or behind is None:
            return None
        return self._article.place(begins[0], behind[1], f"{first.key} ({self._name})", first.line)

    def _at(self, unit: Unit) -> tuple[int, int] | None:
        """Where a unit stands: at its offsets, or where the words of its sentence put it."""
        start, end = self._to_ours(unit.begin), self._to_ours(unit.end)
        if not unit.words.split() or self._article.text[max(0, start) : end].split() == unit.words.split():
            return start, end
        if self._aligned is None:
            to_lf = without_returns(self._document.text)
            found = self._document.aligned().items()
            self._aligned = {key: Span(to_lf(at.start), to_lf(at.end)) for key, at in found}
        place = self._aligned.get(unit.key)
        return None if place is None else (place.start, place.end)

    def _mark(self, one: _Found) -> None:
        span = self._span(one.units)
        told = {name: plain(numbered(words)[0]) for name, words in one.values.items() if _is_feature(name)}
        if span is None:
            self._marks[id(one)] = None
        elif one.layer.name == OUR_MARK and told.get("tag"):
            self._marks[id(one)] = put_ours(self._article, span, told, self._by)
        else:
            label, features = called(one.layer.short, told)
            self._marks[id(one)] = self._article.mark(label, span, self._by, features=features)

    def _end(self, key: str, base: str, number: int, line: int) -> MarkId | None:
        """The mark at one end of a relation: that of a number, else the first of its layer on the unit."""
        candidates = [one for at in self._layers_on(key, base) for one in self._on_unit[at]]
        known = [one for one in candidates if not number or self._numbered.get((one.layer.name, number)) is one]
        if known:
            return self._marks.get(id(known[0]))
        unit = self._units.get(key)
        if unit is None:
            self._leave_out(line, _("There is no token {key}.").format(key=key))
            return None
        span = self._span([unit])
        return None if span is None else self._article.mark(base.rpartition(".")[2], span, self._by)

    def _layers_on(self, key: str, base: str) -> Iterator[tuple[str, str]]:
        names = [one.name for one in self._document.layers] if base == _ANY else [base]
        return ((name, key) for name in names if (name, key) in self._on_unit)

    def _relations(self, unit: Unit, layer: Layer) -> None:
        columns = [(name, stacked(cell)) for name, cell in cells(unit, layer)]
        sources = [source for name, values in columns if name.startswith("BT_") for source in values]
        base = next((name.removeprefix("BT_") for name in layer.columns if name.startswith("BT_")), _ANY)
        for at, source in enumerate(sources):
            key, _bracket, numbers = source.partition("[")
            one, _line, other = numbers.rstrip("]").partition("_")
            ends = (
                self._end(key, base, int(one) if one.isdecimal() else 0, unit.line),
                self._end(unit.key, base, int(other) if other.isdecimal() else 0, unit.line),
            )
            told = {name: plain(values[at]) for name, values in columns if at < len(values) and _is_feature(name)}
            name, left = named(told, layer.short)
            if layer.name != OUR_LINK:
                self._tell_once(unit.line, layer, left)
            if ends[0] is not None and ends[1] is not None:
                self._article.link(name, ends[0], ends[1], told.get("annotator") or self._by)

    def _tell_once(self, line: int, layer: Layer, left: Mapping[str, str]) -> None:
        for name in left:
            if (what := f"{layer.short}.{name}") not in self._told:
                self._told.add(what)
                self._leave_out(line, _("A link holds no features; left out are those of {name}.").format(name=what))

    def _slots(self, one: _Found) -> None:
        names = [name for name in one.layer.columns if name.startswith("ROLE_")]
        host = self._marks.get(id(one))
        for role_column in names:
            target_column = one.layer.columns[one.layer.columns.index(role_column) + 1 :][:1]
            roles = slots(numbered(one.values.get(role_column, ""))[0])
            targets = slots(one.values.get(target_column[0], "")) if target_column else []
            fallback = role_column.rpartition(":")[2].partition("_")[0]
            for role, target in zip(roles, targets, strict=False):
                key, number = numbered(target)
                if host is None or key not in self._units:
                    continue
                end = self._end(key, target_column[0], number, one.units[0].line)
                if end is not None:
                    self._article.link(plain(role) or fallback, host, end, self._by)

    def _chains(self, every: list[_Found]) -> None:
        chains: dict[tuple[str, int], list[tuple[int, _Found]]] = {}
        for one in every:
            if one.layer.shape is Shape.CHAIN and (number := -self._chain_number(one.values)) > 0:
                chains.setdefault((one.layer.name, number // 1_000_000), []).append((number % 1_000_000, one))
        for elements in chains.values():
            ordered = [one for _place, one in sorted(elements, key=lambda found: found[0])]
            for before, after in pairwise(ordered):
                ends = self._marks.get(id(before)), self._marks.get(id(after))
                name = plain(before.values.get("referenceRelation", "").rpartition("->")[0]) or before.layer.short
                if ends[0] is not None and ends[1] is not None:
                    self._article.link(name, ends[0], ends[1], self._by)


def _number(values: Mapping[str, str]) -> int:
    """The number that tells an annotation apart; those of targets are other annotations'."""
    own = (words for name, words in values.items() if name.startswith("ROLE_") or "." not in name)
    return next((number for words in own if (number := numbered(words)[1])), 0)


def _is_feature(name: str) -> bool:
    return bool(name) and not name.startswith(("ROLE_", "BT_")) and "." not in name and name != "referenceRelation"

"""Reads UIMA CAS: every annotation of a text is a mark, relations and references are links.

A mark is called by the feature that names it, below its layer; ours name their tag by its whole path. Tokens and
sentences mark nothing. Each text (sofa) of a file is an article.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from annotator.domain.articles import Metadata, State, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.cas.files import Loaded, documents
from annotator.formats.foreign.cas.types import ARTICLE, LINK, PACKAGE, STATUS, STRUCTURE, THEME
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import called, named, put_ours

_ENDS = ("Governor", "Dependent")
_OWN = frozenset({"sofa", "begin", "end"})
_JSON = (b'"%FEATURE_STRUCTURES"', b'"%TYPES"')


def fits_xmi(head: bytes) -> bool:
    """Whether a file begins as an XMI, or as an archive of such."""
    return b"<xmi:XMI" in head if not head.startswith(b"PK") else b".xmi" in head


def fits_json(head: bytes) -> bool:
    """Whether a file begins as a CAS in JSON."""
    return any(one in head[:4096] for one in _JSON)


def owns_xmi(folder: Path) -> bool:
    """Whether a folder holds XMI."""
    return any(one.suffix == ".xmi" for one in folder.iterdir())


def owns_json(folder: Path) -> bool:
    """Whether a folder holds CAS in JSON and no other JSON."""
    found = [one for one in folder.iterdir() if one.suffix == ".json" and one.is_file()]
    return bool(found) and all(fits_json(_head(one)) for one in found)


def read(path: Path) -> Exchange:
    """The articles of a file, a folder or an archive. Raises ``ImportRefused``."""
    building = Building("cas", path.stem)

    def refuse(name: str, error: AnnotatorError) -> None:
        building.leave_out(None, f"{name}: {error}")

    for one in documents(path, refuse):
        for sentence in one.ignored:
            building.leave_out(None, f"{one.name}: {sentence}")
        views = list(one.cas.views)
        for number, view in enumerate(views, 1):
            _read_view(building, one, view, number if len(views) > 1 else 0)
    return building.exchange()


def _read_view(building: Building, loaded: Loaded, view: Any, number: int) -> None:  # noqa: ANN401
    text: object = view.sofa.sofaString if view.sofa is not None else None
    title = loaded.name.rpartition("/")[2].rpartition(".")[0] + (f" {number}" if number else "")
    if not isinstance(text, str) or not text:
        building.leave_out(None, _("{name}: there is no text.").format(name=title))
    elif not building.refuses(None, text):
        things = [one for one in view.get_all_fs() if one is not None]
        about = [_strings(one) for one in things if one.type.name == ARTICLE]
        article = building.article_as_held(text, described(about[0], title) if about else Metadata(title=title))
        _View(article, loaded, things).put()


class _View:
    """One text while its annotations are understood."""

    def __init__(self, article: Gathered, loaded: Loaded, things: list[Any]) -> None:
        self._article, self._name = article, loaded.name
        self._things = things
        self._marks: dict[int, MarkId] = {}
        self._ours = any(one.type.name == ARTICLE for one in things)

    def put(self) -> None:
        """Marks first, then what joins them, then what is of the document."""
        spans = [one for one in self._things if _is_span(one)]
        for one in spans:
            self._mark(one)
        for one in self._things:
            if _is_relation(one):
                self._relation(one)
        for one in spans:
            for name, other in _references(one):
                self._link(name, one, other)
        for one in self._things:
            self._of_document(one)

    def _mark(self, one: Any) -> None:  # noqa: ANN401
        layer, told = _short(one), _strings(one)
        begin, end = _whole(one.begin), _whole(one.end)
        span = self._article.place_as_held(begin, end, f"{layer} ({self._name})")
        if span is None:
            return
        if self._ours and one.type.name.startswith(PACKAGE) and told.get("tag"):
            self._marks[id(one)] = put_ours(self._article, span, told)
        else:
            label, features = called(layer, told)
            for name, words in _of_placeless(one):
                features.setdefault(name, words)
            self._marks[id(one)] = self._article.mark(label, span, features=features)

    def _relation(self, one: Any) -> None:  # noqa: ANN401
        told = _strings(one)
        name, left = named(told, _short(one))
        ends = [self._end(getattr(one, end, None)) for end in _ENDS]
        if ends[0] is None or ends[1] is None:
            self._article.building.leave_out(
                None, _("{name}: “{link}” joins nothing that is marked.").format(name=self._name, link=name)
            )
            return
        by = told.get("annotator", "") if one.type.name == LINK else ""
        self._article.link(name, ends[0], ends[1], by)
        if left and one.type.name != LINK:
            self._article.building.leave_out(
                None, _("{name}: a link holds no features; left out are {features} of “{link}”.").format(
                    name=self._name, features=", ".join(left), link=name
                )
            )  # fmt: skip

    def _end(self, one: Any) -> MarkId | None:  # noqa: ANN401
        """The mark of an end; a token that a relation joins becomes one."""
        if one is None or id(one) in self._marks:
            return self._marks.get(id(one))
        to_ours = self._article.to_ours or int
        if _has_place(one) and 0 <= _whole(one.begin) < _whole(one.end):
            span = Span(to_ours(one.begin), to_ours(one.end))
            if len(span) and span.end <= len(self._article.text):
                self._marks[id(one)] = self._article.mark(_short(one), span)
        return self._marks.get(id(one))

    def _link(self, name: str, one: Any, other: Any) -> None:  # noqa: ANN401
        host, target = self._marks.get(id(one)), self._marks.get(id(other))
        if host is not None and target is not None:
            self._article.link(name, host, target)

    def _of_document(self, one: Any) -> None:  # noqa: ANN401
        told = _strings(one)
        if one.type.name == THEME and told.get("tag"):
            self._article.theme(told["tag"], told.get("annotator", ""))
        elif one.type.name == STATUS and told.get("state") in set(State):
            annotator = self._article.building.annotator(told.get("annotator", ""))
            self._article.statuses[annotator] = Status(annotator, State(told["state"]), told.get("note", ""))


def _short(one: Any) -> str:  # noqa: ANN401
    return str(one.type.name).rpartition(".")[2]


def _has_place(one: Any) -> bool:  # noqa: ANN401
    return isinstance(getattr(one, "begin", None), int) and isinstance(getattr(one, "end", None), int)


def _is_relation(one: Any) -> bool:  # noqa: ANN401
    return all(hasattr(one, name) for name in _ENDS)


def _is_span(one: Any) -> bool:  # noqa: ANN401
    return _has_place(one) and not _is_relation(one) and _short(one) not in STRUCTURE


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1


def _strings(one: Any) -> dict[str, str]:  # noqa: ANN401
    """The features of a thing that hold a value, as words."""
    found: dict[str, str] = {}
    for feature in one.type.all_features:
        value: object = getattr(one, feature.name, None)
        if feature.name not in _OWN and isinstance(value, str | bool | int | float):
            found[str(feature.name)] = value if isinstance(value, str) else str(value).lower()
    return found


def _references(one: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """What a thing refers to, directly, in a list, or as the target of a slot, with the name of the feature or role."""
    for feature in one.type.all_features:
        value: Any = getattr(one, feature.name, None)
        if feature.name in _OWN or value is None:
            continue
        for other in _elements(value):
            target: Any = getattr(other, "target", None)
            if _is_thing(target):
                yield str(getattr(other, "role", None) or feature.name), target
            elif _is_thing(other):
                yield str(feature.name), other


def _is_thing(value: object) -> bool:
    """Whether a value is a feature structure; keys of things that the file does not hold stay texts."""
    return value is not None and not isinstance(value, str | bool | int | float)


def _of_placeless(one: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """What things say to which a thing refers and that stand nowhere, such as concepts."""
    for _name, other in _references(one):
        if not _has_place(other) and not _is_thing(getattr(other, "target", None)):
            yield from ((name, words) for name, words in _strings(other).items() if words)


def _elements(value: Any) -> list[Any]:  # noqa: ANN401
    """What an array holds, or the one thing that is none."""
    inside: object = getattr(value, "elements", value)
    return cast("list[Any]", inside) if isinstance(inside, list) else [inside]


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""  # whoever reads it will say why it cannot be read

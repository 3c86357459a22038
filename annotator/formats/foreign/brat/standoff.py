"""The lines of one ``.ann``: each is understood or told, then all are put on the article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from annotator.domain.codebook import CONTINUES, PERSON, QUOTE, FeatureValue
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.brat.configuration import ANNOTATOR, Types
from annotator.formats.foreign.brat.writing import REGISTER
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.proof import joined, proven
from annotator.formats.foreign.values import LINE_ENDS, out_of_words, several_lines

FRAGMENT = "fragment"
"""Joins a later piece to the one before it, where they are no quotes."""
_BOUND = re.compile(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)(?:\t(.*))?")
_RELATION = re.compile(r"(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*")
_EVENT = re.compile(r"([^\s:]+):(\S+)((?: [^\s:]+:\S+)*)\s*")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (.*?))?\s*")
_NORMALIZATION = re.compile(r"(\S+) (\S+) ([^\s:]+):(\S+)(?:\t(.*))?")
_NOTE = re.compile(r"(\S+) (\S+)(?:\t(.*))?")
_NUMBER_OF_ROLE = re.compile(r"\d+$")
_Line = tuple[int, str, re.Match[str]]


@dataclass(slots=True)
class _Told:
    """What the lines say of one annotation besides where it is."""

    by: str = ""
    notes: list[str] = field(default_factory=list[str])
    features: dict[str, FeatureValue] = field(default_factory=dict[str, FeatureValue])
    name: str = ""
    keys: dict[str, str] = field(default_factory=dict[str, str])

    def become_features(self) -> None:
        """What is meant is no person: its keys are features, its name a note."""
        self.features |= self.keys
        if self.name:
            self.notes.append(f"{', '.join(self.keys)}: {self.name}")
        self.keys, self.name = {}, ""


def put(article: Gathered, original: str, lines: Sequence[tuple[int, str]], types: Types) -> None:
    """Put what the lines say on an article; ``original`` is its text as the file holds it."""
    _Page(article, original, lines, types).put()


class _Page:
    """One article while its annotations are understood."""

    def __init__(self, article: Gathered, original: str, lines: Sequence[tuple[int, str]], types: Types) -> None:
        self._article, self._original, self._types = article, original, types
        self._lines: dict[str, list[_Line]] = {}
        self._told: dict[str, _Told] = {}
        self._marks: dict[str, MarkId] = {}
        self._triggers: dict[str, str] = {}
        for number, line in lines:
            self._understand(number, line)

    def put(self) -> None:
        """Marks first, then what joins them."""
        for number, key, found in self._lines.get("E", []):
            self._trigger(number, key, found)
        for name, tell in (("A", self._attribute), ("M", self._attribute), ("N", self._norm), ("#", self._note)):
            for number, key, found in self._lines.get(name, []):
                tell(number, key, found)
        self._put_marks()
        for number, _key, found in self._lines.get("R", []):
            self._join(number, self._types.label(found[1]), found[2], found[3])
        for number, key, found in self._lines.get("E", []):
            for role, to in (one.split(":", 1) for one in found[3].split()):
                self._join(number, _NUMBER_OF_ROLE.sub("", role) or role, key, to)
        for number, _key, found in self._lines.get("*", []):
            for one, other in pairwise(found[2].split()):
                self._join(number, self._types.label(found[1]), one, other)

    def _understand(self, number: int, line: str) -> None:
        key, _tab, rest = line.partition("\t")
        pattern = _PATTERNS.get(key[:1])
        found = pattern.fullmatch(rest) if pattern else None
        if found is None:
            self._leave_out(number, _("This is no annotation: {line}").format(line=line[:60]))
        else:
            self._lines.setdefault(key[:1], []).append((number, key, found))

    def _leave_out(self, number: int, message: str) -> None:
        name = self._article.metadata.title
        self._article.building.leave_out(number, f"{name}.ann: {message}")

    def _of(self, number: int, key: str) -> _Told | None:
        """What is told of an annotation, or of the trigger of an event; relations hold nothing."""
        key = self._triggers.get(key, key)
        if key.startswith("T"):
            return self._told.setdefault(key, _Told())
        self._leave_out(number, _("What is said of {key} has no place.").format(key=key))
        return None

    def _trigger(self, number: int, key: str, found: re.Match[str]) -> None:
        trigger = found[2]
        if trigger in self._triggers.values():
            self._leave_out(number, _("{key} has the trigger of another event; its arguments are among those.")
                            .format(key=key))  # fmt: skip
        self._triggers[key] = trigger

    def _attribute(self, number: int, _key: str, found: re.Match[str]) -> None:
        name, told = found[1], self._of(number, found[2])
        if told is None:
            return
        words = found[3]
        if name == ANNOTATOR and words:
            told.by = several_lines(words)
        else:
            told.features[self._types.label(name)] = True if words is None else out_of_words(words)

    def _norm(self, number: int, _key: str, found: re.Match[str]) -> None:
        if (told := self._of(number, found[2])) is not None:
            told.keys[found[3]] = found[4]
            told.name = told.name or several_lines((found[5] or "").strip())

    def _note(self, number: int, _key: str, found: re.Match[str]) -> None:
        if (told := self._of(number, found[2])) is not None and found[3]:
            words = several_lines(found[3].strip())
            told.notes.append(words if found[1] == "AnnotatorNotes" else f"{found[1]}: {words}")

    def _put_marks(self) -> None:
        bound = [(number, key, found, _pieces(found[2])) for number, key, found in self._lines.get("T", [])]
        whole = ((spans, found[3]) for _number, _key, found, spans in bound if found[3] is not None)
        quotes = [quote for spans, words in whole for quote in _quotes(spans, words)]
        to_ours = proven(self._article.text, quotes, self._original)
        for number, key, found, spans in bound:
            if key in self._marks:
                self._leave_out(number, _("There are two of {key}.").format(key=key))
                continue
            placed = self._placed(number, found, [(to_ours(start), to_ours(end)) for start, end in spans])
            if placed:
                self._put_mark(key, self._types.path(found[1]), placed)

    def _placed(self, number: int, found: re.Match[str], spans: list[tuple[int, int]]) -> list[Span]:
        """Where the pieces are: at their offsets, or where their words are found elsewhere and only once."""
        text, words = self._article.text, found[3]
        there = joined(text, spans)
        if (
            words is None
            or LINE_ENDS.sub(" ", there) == LINE_ENDS.sub(" ", words)
            or "".join(there.split()) == "".join(words.split())
        ):
            whole = _without_line_ends(text, spans)
            label = f"{found[1]} ({self._article.metadata.title}.ann)"
            return [span for one in whole if (span := self._article.place(*one, label, number)) is not None]
        if words.strip() and (span := self._article.places.anchor(words)) is not None:
            return [span]
        self._leave_out(number, _("“{words}” is not at {start}–{end}.").format(
            words=words[:40], start=spans[0][0], end=spans[-1][1]
        ))  # fmt: skip
        return []

    def _put_mark(self, key: str, label: str, placed: list[Span]) -> None:
        told, building = self._told.get(key, _Told()), self._article.building
        if building.tag(label).kind != PERSON:
            told.become_features()
        first = self._article.mark(
            label, placed[0], told.by, person=self._person(told, placed[0]), note="\n".join(told.notes),
            features=told.features,
        )  # fmt: skip
        self._marks[key] = before = first
        name = CONTINUES if building.tag(label).kind == QUOTE else FRAGMENT
        for span in placed[1:]:
            later = self._article.mark(label, span, told.by)
            self._article.link(name, later, before, told.by)
            before = later

    def _person(self, told: _Told, span: Span) -> PersonId | None:
        if not told.keys:
            return None
        name = told.name or span.of(self._article.text)
        known = "|".join([name, *(f"{authority}:{key}" for authority, key in told.keys.items())])
        identifiers = {authority: key for authority, key in told.keys.items() if authority != REGISTER}
        return self._article.building.person(name, known, identifiers)

    def _join(self, number: int, name: str, one: str, other: str) -> None:
        ends = [self._marks.get(self._triggers.get(key, key)) for key in (one, other)]
        if ends[0] is None or ends[1] is None:
            missing = one if ends[0] is None else other
            self._leave_out(number, _("{name} leads to {key}, which is not there.").format(name=name, key=missing))
            return
        self._article.link(name, ends[0], ends[1], self._told.get(self._triggers.get(one, one), _Told()).by)


_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "T": _BOUND,
    "R": _RELATION,
    "E": _EVENT,
    "A": _ATTRIBUTE,
    "M": _ATTRIBUTE,
    "N": _NORMALIZATION,
    "#": _NOTE,
    "*": re.compile(r"(\S+)((?: \S+){2,})\s*"),
}


def _pieces(words: str) -> list[tuple[int, int]]:
    ends = (one.split(" ") for one in words.split(";"))
    return [(int(start), int(end)) for start, end in ends]


def _quotes(pieces: list[tuple[int, int]], words: str) -> list[tuple[int, int, str]]:
    """Where the words of each piece stand; pieces are quoted with a blank between them."""
    if len(pieces) == 1:
        return [(*pieces[0], words)]
    begins = accumulate((end - start + 1 for start, end in pieces), initial=0)
    return [(start, end, words[at : at + end - start]) for at, (start, end) in zip(begins, pieces, strict=False)]


def _without_line_ends(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, those joined that have nothing but ends of lines between them, and empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start > found[-1][1] and not LINE_ENDS.sub("", text[found[-1][1] : start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [one for one in found if one[0] < one[1]] or found[:1]

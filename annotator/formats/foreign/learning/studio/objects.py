"""The objects that Label Studio's regions stand on: texts, pages of HTML, and dialogues, each as a reading text.

A region of a text gives numbers, one of a page the paths of nodes with offsets in them, and since version 1.3 also
``globalOffsets`` in the words without tags, where a ``br`` is one (Label Studio, *Sample results JSON* of HyperText);
one of a dialogue the numbers of its paragraphs with offsets in them.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Protocol

from annotator.domain.spans import Span
from annotator.formats.foreign.hypertext import Hypertext
from annotator.formats.foreign.learning.quoted import units
from annotator.formats.foreign.loose import lf, listed, mapping, whole, words

Place = tuple[int, int, str]
"""Start and end in the reading text, and the words that stand there if they are known."""
LABELS = ("labels", "hypertextlabels", "htmllabels", "paragraphlabels")
"""Types of results that label a stretch of words; their values have the labels under the same name."""
_FARTHEST = 2**40
"""No text is so long."""
_PAGE = re.compile(r"\s*<(?:!doctype|\w+)[^<>]*>.*</\w+\s*>\s*", re.DOTALL | re.IGNORECASE)
_SPEAKERS = ("author", "speaker", "name", "role", "user")
_WORDS = {"text": 0, "content": 0, "utterance": 0, "message": 0}.keys()


class Labelled(Protocol):
    """An object with its reading text."""

    text: str

    def places(self, values: Sequence[Mapping[str, Any]]) -> list[Place | None]:
        """Where regions stand by what their values say; ``None`` for one that stands on another kind of object."""
        ...


def is_page_region(value: Mapping[str, Any]) -> bool:
    """Whether a region names nodes of a page."""
    return str(value.get("start", "")).startswith("/") or bool(mapping(value.get("globalOffsets")))


def labelled(found: object, values: Sequence[Mapping[str, Any]]) -> Labelled | None:
    """One of the data of a task with the regions on it; ``None`` for what holds no words."""
    if isinstance(found, str) and found:
        looks_so = not values and _PAGE.fullmatch(found) is not None
        return _Page(found) if looks_so or any(map(is_page_region, values)) else _Text(found)
    turns = [mapping(one) for one in listed(found)]
    return _Dialogue(turns) if any(map(_said, turns)) and all(_WORDS & one.keys() for one in turns) else None


class _Text:
    def __init__(self, original: str) -> None:
        self._original, self.text = original, lf(original)

    def places(self, values: Sequence[Mapping[str, Any]]) -> list[Place | None]:
        found = [self._counted(value) for value in values]
        to_ours = units(self.text, self._original, [one for one in found if one is not None])
        return [None if one is None else (to_ours(one[0]), to_ours(one[1]), one[2]) for one in found]

    @staticmethod
    def _counted(value: Mapping[str, Any]) -> Place | None:
        start, end, text = whole(value.get("start")), whole(value.get("end")), value.get("text")
        if start is None or end is None or abs(start) > _FARTHEST or abs(end) > _FARTHEST:
            return None
        # Old front ends write line ends within the quoted words as a backslash and an n.
        return start, end, lf(text).replace("\\n", "\n") if isinstance(text, str) else ""


class _Page:
    def __init__(self, html: str) -> None:
        self._ways = (Hypertext(html, counts_breaks=True), Hypertext(html))
        self.text = self._ways[0].text

    def places(self, values: Sequence[Mapping[str, Any]]) -> list[Place | None]:
        return [self._place(value) if is_page_region(value) else None for value in values]

    def _place(self, value: Mapping[str, Any]) -> Place | None:
        quoted = value["text"] if isinstance(value.get("text"), str) else ""
        found = [span for span in self._spans(value) if span is not None]
        span = next((one for one in found if _same(one.of(self.text), quoted)), None)
        if span is None and found and not quoted.strip():
            span = found[0]
        if span is None:
            return (-1, -1, " ".join(quoted.split())) if quoted.strip() else None
        return span.start, span.end, span.of(self.text)

    def _spans(self, value: Mapping[str, Any]) -> list[Span | None]:
        """Where it may stand: by its nodes, and by its places in the words of the whole page."""
        ends = mapping(value.get("globalOffsets"))
        paths = words(value.get("start")), words(value.get("end"))
        offsets = [_number(value.get(name)) for name in ("startOffset", "endOffset")]
        by_nodes = (way.span(way.at(paths[0], offsets[0]), way.at(paths[1], offsets[1])) for way in self._ways)
        everywhere = (way.span(_number(ends.get("start")), _number(ends.get("end"))) for way in self._ways)
        return [*by_nodes, *everywhere]


class _Dialogue:
    def __init__(self, turns: Sequence[Mapping[str, Any]]) -> None:
        self._said = [lf(_said(one)) for one in turns]
        self._before = [f"{who}: " if (who := _speaker(one)) else "" for one in turns]
        lines = [f"{who}{said}" for who, said in zip(self._before, self._said, strict=True)]
        self._begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self.text = "\n".join(lines)

    def places(self, values: Sequence[Mapping[str, Any]]) -> list[Place | None]:
        return [self._place(value) for value in values]

    def _place(self, value: Mapping[str, Any]) -> Place | None:
        ends = [self._at(value.get(node), value.get(name)) for node, name in (("start", "startOffset"),
                                                                              ("end", "endOffset"))]  # fmt: skip
        if ends[0] is None or ends[1] is None:
            return None
        quoted = value.get("text")
        is_one = words(value.get("start")) == words(value.get("end"))
        return ends[0], ends[1], lf(quoted) if is_one and isinstance(quoted, str) else ""

    def _at(self, paragraph: object, offset: object) -> int | None:
        number = words(paragraph)
        if not number.isdecimal() or len(number) > 9 or int(number) >= len(self._said) or _number(offset) < 0:
            return None
        at = min(_number(offset), len(self._said[int(number)]))
        return self._begins[int(number)] + len(self._before[int(number)]) + at


def _said(turn: Mapping[str, Any]) -> str:
    return next((turn[name] for name in _WORDS if isinstance(turn.get(name), str)), "")


def _speaker(turn: Mapping[str, Any]) -> str:
    return next((" ".join(told.split()).rstrip(":：") for name in _SPEAKERS if (told := words(turn.get(name)))), "")


def _number(value: object) -> int:
    found = whole(value)
    return found if found is not None and 0 <= found <= _FARTHEST else -1


def _same(there: str, quoted: str) -> bool:
    return bool(there) and "".join(there.split()) == "".join(quoted.split())

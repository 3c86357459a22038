"""HTML of other tools as a reading text, and where in it stand their offsets and paths.

Offsets count the words without tags, paths are those of XPath from the body, as browsers' programs write them.
"""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from annotator.domain.spans import Span

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDS_ITSELF = {
    **{name: frozenset({"p"}) for name in _BLOCKS - {"br", "body"}},
    "li": frozenset({"li", "p"}), "dt": frozenset({"dt", "dd", "p"}), "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}), "th": frozenset({"td", "th", "p"}), "tr": frozenset({"td", "th", "tr", "p"}),
}  # fmt: skip
"""Which open elements the beginning of an element ends."""
_AROUND = frozenset({"html", "body", "head"})
"""Elements that are there whether they are written or not."""
_SILENT = frozenset({"script", "style", "title", "template"})
_BLANKS = " \t\n\r\f"
_BEGUN = re.compile(r"<[A-Za-z/!?]")
_STEP = re.compile(r"([A-Za-z][\w.:-]*|text\(\))(?:\[(\d{1,9})\])?")
_DEEPEST, _TOO_DEEP = 500, "?"
"""Browsers put no elements deeper into each other either; the paths of all would be as long as the page squared."""
_UNTOLD = "/tbody[1]"
"""What browsers put into tables that have none."""


class Hypertext(HTMLParser):
    """The words of HTML as a reading text, with where each of them stands in it.

    ``words`` are those that offsets count: with ``counts_breaks`` a ``br`` is one of them.
    """

    def __init__(self, html: str, *, counts_breaks: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._counts_breaks = counts_breaks
        self._raw: list[str] = []
        self._length = 0
        self._breaks: set[int] = set()
        self._open: list[tuple[str, str, Counter[str]]] = [("", "", Counter())]
        self._goes_on = False
        self._silent = 0
        self._paths: dict[str, int] = {}
        whole = html.rfind(">") + 1
        self.feed(html[:whole])
        self.close()
        self._end(html[whole:])
        self.words = "".join(self._raw)
        self._pieces, self._starts, self._ends = list[str](), list[int](), list[int]()
        self._lay_out()
        self.text = "".join(self._pieces).rstrip()

    def _end(self, rest: str) -> None:
        """What stands behind the last tag: words, up to a tag that nothing ends, which browsers leave out, too.

        The parser would look through all of it for each such tag.
        """
        begun = _BEGUN.search(rest)
        if words := unescape(rest[: begun.start()] if begun else rest):
            self.handle_data(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An element begins; those that are blocks begin a line."""
        self._goes_on = False
        if tag in _BLOCKS:
            self._breaks.add(self._length)
        if tag == "br" and self._counts_breaks:
            self._add("\n")
        if tag in _AROUND:
            return
        while self._open[-1][0] in _ENDS_ITSELF.get(tag, ()):
            self._open.pop()
        _name, path, counts = self._open[-1]
        counts[tag] += 1
        path = f"{path}/{tag}[{counts[tag]}]" if len(self._open) <= _DEEPEST else _TOO_DEEP
        self._paths.setdefault(path, self._length)
        if tag not in _EMPTY:
            self._open.append((tag, path, Counter()))
            self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those in it that were not ended."""
        self._goes_on = False
        if tag in _BLOCKS:
            self._breaks.add(self._length)
        if any(name == tag for name, _path, _counts in self._open[1:]):
            while (ended := self._open.pop()[0]) != tag:
                self._silent -= ended in _SILENT
            self._silent -= tag in _SILENT

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        """A comment parts the words before it from those behind it."""
        self._goes_on = False

    def handle_data(self, data: str) -> None:
        """Words, entities among them."""
        if self._silent:
            return
        if not self._goes_on:
            _name, path, counts = self._open[-1]
            counts["text()"] += 1
            self._paths[f"{path}/text()[{counts['text()']}]"] = self._length
        self._goes_on = True
        self._add(data)

    def _add(self, words: str) -> None:
        self._raw.append(words)
        self._length += len(words)

    def at(self, path: str, offset: int) -> int:
        """Where an offset within the node of a path stands among the words; -1 for a path that there is not."""
        steps = [_STEP.fullmatch(one) for one in path.split("/") if one]
        named = [(found[1].lower(), found[2] or "1") for found in steps if found]
        told = "".join(f"/{name}[{number}]" for name, number in named if name not in _AROUND)
        begins = self._paths.get(told, self._paths.get(told.replace(_UNTOLD, "")))
        return begins + offset if begins is not None and len(named) == len(steps) and offset >= 0 else -1

    def span(self, first: int, last: int) -> Span | None:
        """The place in ``text`` of words from offset to offset; ``None`` where they are none, or blanks only."""
        if not 0 <= first < last <= len(self.words):
            return None
        begin, stop = self._starts[first], min(self._ends[last - 1], len(self.text))
        shown = self.text[begin:stop]
        begin, stop = begin + len(shown) - len(shown.lstrip()), stop - len(shown) + len(shown.rstrip())
        return Span(begin, stop) if begin < stop else None

    def _lay_out(self) -> None:
        """Blanks become one, blocks lines; for each character where it begins and ends in the text."""
        at, last = 0, "\n"
        for number, character in enumerate(self.words):
            if number in self._breaks and last != "\n":
                self._pieces.append("\n")
                at, last = at + 1, "\n"
            self._starts.append(at)
            shown = character if character not in _BLANKS else "" if last in " \n" else " "
            self._pieces.append(shown)
            at, last = at + len(shown), shown or last
            self._ends.append(at)

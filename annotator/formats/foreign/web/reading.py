"""Reads Web Annotations: one, a page or collection of them, a list, or one a line.

An article is whichever source has its text embedded, or the hash of a text that may be here. Positions are proved
against the quotes, for there are programs that count UTF-16 units; a quote that stands elsewhere is looked for. What
stands on other sources waits for the articles that are here, and so does what Hypothes.is exports.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.lines import first_object, objects
from annotator.formats.foreign.loose import lf, listed, mapping, words
from annotator.formats.foreign.web import hypothesis
from annotator.formats.foreign.web.annotations import Target, targets
from annotator.formats.foreign.web.names import DESCRIPTIONS, SHA256
from annotator.formats.foreign.web.putting import Putting
from annotator.formats.streams.bounds import refuse_full
from annotator.formats.streams.lines import is_object_a_line
from annotator.formats.streams.values import WHOLE, walk

_CONTEXT = b"//www.w3.org/ns/anno"
_ACCOUNT = b'"acct:'
_DEEPEST = 4
_OPENED = re.compile(r"\$(\.(first|items|@graph|rows|annotations)){0,4}")
"""Where pages and lists of annotations stand."""
_LONGEST_TITLE = 200


def fits(head: bytes) -> bool:
    """Whether a file begins as Web Annotations do, or as those of Hypothes.is."""
    if _CONTEXT in head[:4096]:
        return True
    first = first_object(head)
    inside = mapping(next(iter(listed(first.get("rows")) or listed(first.get("annotations"))), None))
    return (
        hypothesis.is_of_it(first)
        or hypothesis.is_of_it(inside)
        or (_ACCOUNT in head and b'"TextQuoteSelector"' in head)
    )


def read(path: Path) -> Exchange:
    """The articles whose text or hash is in a file, with their annotations. Raises ``ImportRefused``.

    The file is read twice, so that of its annotations no more is in memory than is put.
    """
    building = Building("web-annotation", path.stem)
    if theirs := _of_hypothesis(path, building):
        return building.exchange(hypothesis.sought(building, theirs))
    sources = _Sources(building, path.stem)
    for annotation in _annotations(path, Building("", "")):  # the second time tells what is none
        for target in targets(annotation):
            sources.meet(target)
    put = Putting(building, sources.articles, sources.originals, path.stem)
    for number, annotation in enumerate(_annotations(path, building), 1):
        put.sort(number, annotation)
    return building.exchange(put.finish())


def _of_hypothesis(path: Path, building: Building) -> list[Mapping[str, Any]]:
    """All annotations of a file of Hypothes.is; none of another one."""
    found: list[Mapping[str, Any]] = []
    for one in _annotations(path, building):
        if not hypothesis.is_of_it(one):
            return []
        found.append(one)
        refuse_full(len(found) * hypothesis.WEIGHT, path.name)
    return found


def _annotations(path: Path, building: Building) -> Iterator[Mapping[str, Any]]:
    """The annotations of a file: those in one value, or one a line. Raises ``ImportRefused`` where there are none."""
    if is_object_a_line(path):
        for _line, one in objects(path, building):
            yield from _within(one, 0)
        return
    found, total = 0, object()
    for _line, where, value in walk(path, lambda where: _OPENED.fullmatch(where) is not None):
        total = mapping(value).get("total", total) if where == WHOLE else total
        for one in _within(value, 0):
            found += 1
            yield one
    if not found and total != 0:  # nothing, or pages that lie elsewhere
        raise ImportRefused(_("There is no article in the file."), _("Nothing was imported."))


def _within(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """The annotations of a page, a collection or a list."""
    told = mapping(value)
    if "target" in told:
        yield told
    elif depth < _DEEPEST:
        inner = [*listed(value), *(told.get(one) for one in ("first", "items", "@graph", "rows", "annotations"))]
        for one in inner:
            for part in listed(one) or [one]:
                yield from _within(part, depth + 1)


class _Sources:
    """The articles of a file by the IRIs of their sources."""

    def __init__(self, building: Building, stem: str) -> None:
        self._building, self._stem = building, stem
        self.articles: dict[str, Gathered] = {}
        self.originals: dict[str, str] = {}

    def meet(self, target: Target) -> None:
        """Begin the article of a target, if it has a text and was not met before."""
        text, sha256 = target.said.get("value"), words(target.said.get(SHA256))
        if target.source in self.articles:
            return
        if isinstance(text, str) and text and not self._building.refuses(None, text):
            self.articles[target.source] = self._building.article(lf(text), self._metadata(target))
            if "\r" in text:
                self.originals[target.source] = text
        elif text is None and len(sha256) == 64:
            self.articles[target.source] = self._building.without_text(sha256, self._metadata(target))

    def _metadata(self, target: Target) -> Metadata:
        told = {name: words(target.said.get(called)) for name, called in DESCRIPTIONS.items()}
        told["title"] = told["title"] or words(target.said.get("title")) or f"{self._stem} {len(self.articles) + 1}"
        told["title"] = told["title"][:_LONGEST_TITLE]
        if not told["url"] and target.source.startswith(("http://", "https://")):
            told["url"] = target.source
        return Metadata(**told)

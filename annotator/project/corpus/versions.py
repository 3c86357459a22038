"""Versions of a text: which there are, and two of them side by side with the marks found again in each."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from annotator.domain.corpus.versions import Comparison, Standing, Version, VersionText
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.project.desk import Desk
from annotator.store import Reader
from annotator.text.differences import differences
from annotator.text.offset_map import OffsetMap


class Versions:
    """Looks at what articles said before they were corrected."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, article: ArticleId) -> list[Version]:
        """The versions that are still there, the first one first. Raises ``NotFound``."""
        with self._desk.read() as reader:
            return _versions(reader, article)

    def compare(self, article: ArticleId, old: UUID, new: UUID) -> Comparison:
        """Two versions by their keys. Raises ``NotFound`` where one is not there."""
        with self._desk.read() as reader:
            known = {version.body: version for version in _versions(reader, article)}
            marks = reader.versions.marks(article)
            texts = reader.versions.texts({*known, *(body for body, _mark in marks)})
        for body in (old, new):
            if body not in known:
                raise NotFound(_("This version of the text is not there any more."), _("A compaction took it out."))
        changes = differences(texts[old], texts[new])
        return Comparison(
            _standing(known[old], texts, marks),
            _standing(known[new], texts, marks),
            tuple((piece.source, piece.view) for piece in changes),
        )


def _versions(reader: Reader, article: ArticleId) -> list[Version]:
    shown, made, marked = reader.versions.shown(article), reader.versions.made(article), reader.versions.marked(article)
    bodies = list(dict.fromkeys([*made, *marked, shown]))
    lengths, names = reader.versions.lengths(bodies), {one.id: one.name for one in reader.annotators.all()}
    versions: list[Version] = []
    for body in bodies:
        if body in lengths:
            when, who = made.get(body) or (None, None)
            by = names.get(who, "") if who is not None else ""
            versions.append(Version(body, lengths[body], marked.get(body, 0), body == shown, when, by))
    return versions


def _standing(version: Version, texts: Mapping[UUID, str], marks: Sequence[tuple[UUID, Mark]]) -> VersionText:
    """Every mark where it stands in a version: its own, and those of other versions where their words are found."""
    text, standing, lost = texts[version.body], list[Standing](), list[Mark]()
    maps = {
        body: OffsetMap(differences(texts[body], text)) for body in {body for body, _mark in marks} if body in texts
    }
    for body, mark in marks:
        span = mark.span if body == version.body else maps[body].span_to_view(mark.span)
        if len(span):
            standing.append(Standing(mark, span, body == version.body))
        else:
            lost.append(mark)
    standing.sort(key=lambda one: (one.span.start, one.span.end))
    return VersionText(version, text, tuple(standing), tuple(lost))

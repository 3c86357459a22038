"""Suggestions from elsewhere go along to another version of their text; what has no place there stays with the old."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.store import Reader
from annotator.text.differences import differences
from annotator.text.offset_map import OffsetMap
from annotator.text.segments import occurrences


def gone_along(waiting: Iterable[Suggestion], before: str, moves: OffsetMap, after: str) -> Iterator[Suggestion]:
    """Suggestions on ``before`` where they stand in ``after``; without those that have no place there.

    ``moves`` leads from one text to the other. Ties and cores that have no place are left out.
    """
    for one in waiting:
        span = _place(one.span, before, moves, after)
        if span is None:
            continue
        core = None if one.core is None else _place(one.core, before, moves, after)
        ends = ((tie, _place(tie.span, before, moves, after)) for tie in one.ties)
        ties = tuple(replace(tie, span=end) for tie, end in ends if end is not None)
        yield replace(one, span=span, text=span.of(after), core=core if core != span else None, ties=ties)


def bring_strayed(desk: Desk) -> None:
    """Bring along what was offered on texts that were corrected elsewhere; changes nothing where nothing was."""
    with desk.read() as reader:
        found = [one for stray in reader.pending.strayed() for one in _brought(reader, *stray)]
    if found:
        desk.store.offer_pending(found)


def bring_back(desk: Desk, articles: Iterable[ArticleId]) -> None:
    """Bring what was offered on other texts of articles to those that undo or redo shows, where nothing like it is.

    So what was found on a corrected text is not lost from sight when the correction is taken back.
    """
    with desk.read() as reader:
        found = [one for article in articles for one in _missing(reader, article)]
    if found:
        desk.store.offer_pending(found)


def _missing(reader: Reader, article: ArticleId) -> Iterator[Suggestion]:
    elsewhere = reader.pending.offered_elsewhere(article)
    if not elsewhere:
        return
    here = reader.pending.offered_on(article, reader.articles.shown(article)[0])
    for body in elsewhere:
        for one in _brought(reader, article, body):
            if not any(
                one.source == same.source and one.tag == same.tag and one.span.overlaps(same.span) for same in here
            ):
                yield one


def _brought(reader: Reader, article: ArticleId, body: UUID) -> list[Suggestion]:
    """What was offered on a former text of an article, where it stands now; nothing where a text is gone."""
    former = reader.versions.texts([body]).get(body)
    try:
        shown = reader.articles.text(article)
    except NotFound:
        return []
    if former is None:
        return []
    moves = OffsetMap(differences(former, shown))
    return list(gone_along(reader.pending.offered_on(article, body), former, moves, shown))


def _place(span: Span, before: str, moves: OffsetMap, after: str) -> Span | None:
    """Where words stand now: the same ones, or those that they were mended to; ``None`` where they are gone.

    What was replaced by a piece that reaches beyond them is sought in that piece, and must stand there once.
    """
    words, around = span.of(before), moves.span_to_view(span)
    inside = all(span.contains(piece.source) for piece in moves.pieces if piece.source.overlaps(span))
    if around.of(after) == words or (inside and len(around)):
        return around
    places = occurrences(around.of(after), words)
    return Span(around.start + places[0].start, around.start + places[0].end) if len(places) == 1 else None

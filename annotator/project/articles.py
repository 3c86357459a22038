"""Articles: reading them, what is known about them, how far one is, and correcting a text."""

from string import hexdigits
from uuid import UUID

from annotator.domain.articles import Article, ArticleSummary, Metadata, Progress, Source, State, Status
from annotator.domain.errors import ChangedMeanwhile, NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.log.meanwhile import touched
from annotator.domain.log.operations import Changes, Deed, Outcome, Place, Subject
from annotator.domain.placing import within
from annotator.domain.readings import Reading
from annotator.domain.search.typed import typed
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules.retexting import retext
from annotator.store import Reader
from annotator.text.anchoring import anchor
from annotator.text.mending.repairs import corrected
from annotator.text.offset_map import OffsetMap, Piece

SHORTEST_PREFIX = 8
"""Characters of a key that are enough to name an article."""
_HEX_DIGITS = 32


class Articles:
    """The articles of a project, in their order."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, after: ArticleSummary | None = None, limit: int = 100, containing: str = "") -> list[ArticleSummary]:
        """Up to ``limit`` rows behind the row ``after``; ``containing`` filters title, source, byline and date.

        Raises ``FilterRefused``.
        """
        words = typed(containing)
        with self._desk.read() as reader:
            return reader.articles.page(self._desk.annotator.id, after, limit, words)

    def count(self) -> int:
        """How many articles there are."""
        with self._desk.read() as reader:
            return reader.articles.count()

    def progress(self) -> Progress:
        """How many there are, and how many this annotator has finished."""
        with self._desk.read() as reader:
            return reader.articles.progress(self._desk.annotator.id)

    def summary(self, article: ArticleId) -> ArticleSummary:
        """The row of one article. Raises ``NotFound``."""
        with self._desk.read() as reader:
            return reader.articles.summary(self._desk.annotator.id, article)

    def read(self, article: ArticleId) -> Reading:
        """An article with its text and everything on it. Raises ``NotFound``, ``DamagedProject``."""
        with self._desk.read() as reader:
            marks = tuple(reader.marks.of_article(article))
            there = {mark.id for mark in marks}
            links = (one for one in reader.links.of_article(article) if {one.from_mark, one.to_mark} <= there)
            return Reading(
                reader.articles.get(article),
                reader.articles.text(article),
                tuple(reader.articles.repairs(article)),
                marks,
                tuple(links),
                tuple(reader.themes.of_article(article)),
                tuple(reader.articles.statuses(article)),
                tuple(reader.people.get_many({mark.person for mark in marks if mark.person is not None})),
            )

    def reread(self, reading: Reading, changes: Changes) -> Reading:
        """The same article with what ``changes`` touched as it stands now; the rest is taken over unread.

        Raises ``NotFound`` where the article is gone.
        """
        article = reading.article.id
        if changes.concern(article, Subject.ARTICLES, Subject.TEXT) or not changes.names_all():
            return self.read(article)
        if (renewed := _renewed_unread(reading, changes)) is not None:
            return renewed
        with self._desk.read() as reader:
            return _renewed(reader, reading, changes)

    def source(self, article: ArticleId) -> Source | None:
        """What the article came from, where it is kept."""
        with self._desk.read() as reader:
            return reader.articles.source(article)

    def find(self, words: str) -> Article:
        """The article of that key, beginning of a key (8 characters or more), or exact title. Raises ``NotFound``."""
        with self._desk.read() as reader:
            named = reader.articles.titled(words) or _with_key(reader, words)
        if len(named) == 1:
            return named[0]
        if named:
            keys = ", ".join(str(one.id) for one in named)
            raise NotFound(
                _("{count} articles are called “{words}”.").format(count=len(named), words=words),
                _("Name the one you mean by its key: {keys}.").format(keys=keys),
            )
        raise NotFound(
            _("There is no article “{words}”.").format(words=words), _("“annotator articles” lists those there are.")
        )

    def edit(self, article: ArticleId, metadata: Metadata, *, was: Metadata | None = None) -> Outcome[Article]:
        """Store what is known about an article.

        Of ``was``, what was edited, only what differs is written; ``ChangedMeanwhile`` where somebody else
        made the same something else.
        """
        with self._desk.write(Deed.ARTICLE_EDITED, shortened(metadata.title), Place(article)) as pen:
            if was is not None:
                metadata = touched(pen.articles.get(article).metadata, was, metadata)
            edited = pen.articles.edit(article, metadata)
        return self._desk.done(pen, edited)

    def set_state(self, article: ArticleId, state: State, note: str = "") -> Outcome[Status]:
        """Say how far this annotator is with an article."""
        status = Status(self._desk.annotator.id, state, note)
        with self._desk.write(Deed.STATUS_SET, place=Place(article)) as pen:
            pen.what = shortened(pen.articles.get(article).metadata.title)
            if status not in pen.articles.statuses(article):
                pen.articles.set_status(article, status)
        return self._desk.done(pen, status)

    def remove(self, article: ArticleId) -> Outcome[Article]:
        """Take an article out of the project with everything on it; undo brings all of it back."""
        self._desk.store.keeper.before_removal()
        with self._desk.write(Deed.ARTICLE_REMOVED, place=Place(article)) as pen:
            pen.articles.hold(article)
            gone = pen.articles.get(article)
            pen.what = shortened(gone.metadata.title)
            pen.links.remove([link.id for link in pen.links.of_article(article)])
            pen.marks.remove([mark.id for mark in pen.marks.of_article(article)])
            for theme in pen.themes.of_article(article):
                pen.themes.remove(theme.id)
            pen.articles.remove(article)
        return self._desk.done(pen, gone)

    def next_open(self, after: ArticleId) -> ArticleId | None:
        """The next article that this annotator has not finished, from the start again at the end."""
        with self._desk.read() as reader:
            return reader.articles.next_open(self._desk.annotator.id, after)

    def correct(self, article: ArticleId, span: Span, words: str, seen: str | None = None) -> Outcome[Article]:
        """Put other words at ``span`` of a text, as a new version of it; every mark goes along.

        ``seen`` is the text in which the span was chosen: where somebody corrected it since, the same words are
        found again. Raises ``ChangedMeanwhile`` where they are gone or nothing tells which are meant, and
        ``SpanRefused`` where the span is not in the text, or a mark would lose all its words.
        """
        with self._desk.write(Deed.ARTICLE_CORRECTED) as pen:
            pen.articles.hold(article)
            text = pen.articles.text(article)
            span = _found_again(within(span, text if seen is None else seen), seen, text)
            pen.place = Place(article, span)
            repaired = corrected(text, pen.articles.repairs(article), span, words)
            moves = OffsetMap([Piece(span, Span(span.start, span.start + len(words)))])
            after = retext(pen, article, repaired, moves, self._desk.annotator.id)
            pen.what = shortened(after.metadata.title)
        return self._desk.done(pen, after)


def _found_again(span: Span, seen: str | None, text: str) -> Span:
    if seen is None or seen == text:
        return span
    found = anchor(text, span.of(seen), *span.context(seen))
    if found is None:
        raise ChangedMeanwhile(
            _("Somebody corrected this text meanwhile, and “{words}” cannot be told there any more.").format(
                words=shortened(span.of(seen))
            ),
            _("Nothing was changed; read the text again and choose the words anew."),
        )
    return found


def _renewed_unread(reading: Reading, changes: Changes) -> Reading | None:
    """``reading`` with what ``changes`` left; ``None`` where something has to be read for it."""
    left = changes.left
    if left is None or changes.links or not changes.subjects <= {Subject.MARKS, Subject.PEOPLE}:
        return None
    marks = [mark for mark in left.marks if mark.article == reading.article.id]
    known = {person.id for person in left.people}
    if any(mark.person not in known and reading.person(mark.person) is None for mark in marks if mark.person):
        return None
    return reading.renewed((changes.marks, marks), ((), ()), (changes.people, left.people))


def _renewed(reader: Reader, reading: Reading, changes: Changes) -> Reading:
    """``reading`` with the marks, links, people, themes and statuses that ``changes`` names."""
    article = reading.article.id
    marks = [mark for mark in reader.marks.get(changes.marks) if mark.article == article]
    links = [link for link in reader.links.get_many(changes.links) if link.article == article]
    wanted = changes.people | {mark.person for mark in marks if mark.person is not None}
    themed, judged = (subject in changes.subjects for subject in (Subject.THEMES, Subject.STATUS))
    return reading.renewed(
        (changes.marks, marks),
        (changes.links, links),
        (changes.people, reader.people.get_many(wanted)),
        tuple(reader.themes.of_article(article)) if themed else None,
        tuple(reader.articles.statuses(article)) if judged else None,
    )


def _with_key(reader: Reader, words: str) -> list[Article]:
    plain = words.replace("-", "").lower()
    if not SHORTEST_PREFIX <= len(plain) <= _HEX_DIGITS or not set(plain) <= set(hexdigits):
        return []
    return reader.articles.with_keys(UUID(plain.ljust(_HEX_DIGITS, "0")), UUID(plain.ljust(_HEX_DIGITS, "f")))

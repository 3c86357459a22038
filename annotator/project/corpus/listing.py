"""The list of all articles: pages of it in any order, counts, groups, and which to work on next."""

from collections.abc import Iterable

from annotator.domain.articles import State
from annotator.domain.corpus.listing import ALL, IN_ORDER, ArticleFilter, Group, Grouping, ListedArticle, Order, Rule
from annotator.domain.corpus.pending import ANY
from annotator.domain.corpus.pending import Order as Certainty
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.project.desk import Desk
from annotator.store import Reader

_PAGE, _MOST_PAGES = 500, 20
"""Suggestions that are looked through for an article that is not finished."""


class Listing:
    """Looks at many articles at once; nothing is changed by it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(
        self,
        wanted: ArticleFilter = ALL,
        order: Order = IN_ORDER,
        after: ListedArticle | None = None,
        limit: int = 100,
    ) -> list[ListedArticle]:
        """Up to ``limit`` rows behind the row ``after``."""
        with self._desk.read() as reader:
            return reader.listing.page(self._me, wanted, order, after, limit)

    def rows(self, articles: Iterable[ArticleId]) -> list[ListedArticle]:
        """The rows of these articles as they are now; those that are gone are left out."""
        with self._desk.read() as reader:
            return reader.listing.rows(self._me, list(articles))

    def count(self, wanted: ArticleFilter = ALL) -> int:
        """How many articles are wanted."""
        with self._desk.read() as reader:
            return reader.listing.count(self._me, wanted)

    def keys(self, wanted: ArticleFilter = ALL) -> list[ArticleId]:
        """The articles that are wanted, as they stand in the project."""
        with self._desk.read() as reader:
            return reader.listing.keys(self._me, wanted)

    def groups(self, grouping: Grouping, wanted: ArticleFilter = ALL) -> list[Group]:
        """The groups that these articles fall into, months from the latest on, the others from the largest on.

        An article with several tags or assignees is in several groups.
        """
        with self._desk.read() as reader:
            found = reader.listing.groups(self._me, wanted, grouping)
            words = self._words(reader, grouping)
        groups = [
            Group(key, words.get(key, key), count) for key, count in found if grouping is not _TAG or key in words
        ]
        return sorted(groups, key=lambda group: group.key, reverse=True) if grouping is Grouping.DATE else groups

    def next_by(self, rule: Rule, after: ArticleId | None = None) -> ArticleId | None:
        """The article to work on next by a rule, other than ``after``; ``None`` where there is none."""
        with self._desk.read() as reader:
            if rule is Rule.OLDEST:
                return reader.listing.oldest(self._me, after)
            if rule is Rule.UNCERTAIN:
                return self._least_certain(reader, after)
            return reader.listing.unassigned(after)

    def _least_certain(self, reader: Reader, after: ArticleId | None) -> ArticleId | None:
        seen, last = {after}, None
        for _page in range(_MOST_PAGES):
            page = reader.pending.page(self._me, ANY, Certainty.UNCERTAIN, last, _PAGE)
            for one in page:
                if one.article not in seen and not self._is_finished(reader, one.article):
                    return one.article
                seen.add(one.article)
            if len(page) < _PAGE:
                break
            last = page[-1]
        return None

    def _is_finished(self, reader: Reader, article: ArticleId) -> bool:
        finished = (State.DONE, State.ADJUDICATED)
        return any(one.annotator == self._me and one.state in finished for one in reader.articles.statuses(article))

    def with_below(self, tags: Iterable[TagId]) -> frozenset[TagId]:
        """These tags and all below them."""
        book, found = self._desk.codebook, set(tags)
        while more := {tag.id for tag in book.tags if tag.parent in found} - found:
            found |= more
        return frozenset(found)

    @property
    def _me(self) -> AnnotatorId:
        return self._desk.annotator.id

    def _words(self, reader: Reader, grouping: Grouping) -> dict[str, str]:
        """What groups are called whose keys are not words."""
        if grouping is _TAG:
            book = self._desk.codebook
            return {str(tag.id): book.path(tag.id) for tag in book.tags}
        if grouping is Grouping.ASSIGNEE:
            return {str(one.id): one.name for one in reader.annotators.all()}
        return {}


_TAG = Grouping.TAG

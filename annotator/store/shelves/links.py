"""The shelf of links, and that of themes on whole articles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, RowMapping, bindparam, func, or_, select

from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, ArticleId, LinkId, LinkTypeId, MarkId, TagId, ThemeId
from annotator.domain.language import _
from annotator.domain.marks import ArticleTheme, Link
from annotator.store.pointers import Meanings
from annotator.store.statements import standing
from annotator.store.tables import ArticleThemeRow, LinkRow, table_of
from annotator.store.writing.ink import Ink, parts

LINK = table_of(LinkRow)
THEME = table_of(ArticleThemeRow)
_MARKS: BindParameter[Sequence[MarkId]] = bindparam("marks", expanding=True)
_AT = select(LINK).where(or_(LINK.c.from_mark.in_(_MARKS), LINK.c.to_mark.in_(_MARKS)), ~LINK.c.gone)


def link_of(row: RowMapping | Mapping[str, Any], meanings: Meanings) -> Link:
    """A link from its row."""
    by = AnnotatorId(meanings.annotators.root(row["annotator"]))
    return Link(row["id"], row["article"], row["type"], row["from_mark"], row["to_mark"], by)


def link_row(link: Link) -> dict[str, object]:
    """The columns of a link."""
    return {
        "id": link.id, "article": link.article, "type": link.type, "from_mark": link.from_mark,
        "to_mark": link.to_mark, "annotator": link.annotator,
    }  # fmt: skip


def theme_of(row: RowMapping | Mapping[str, Any], meanings: Meanings) -> ArticleTheme:
    """A theme of an article from its row."""
    return ArticleTheme(row["id"], row["article"], row["tag"], AnnotatorId(meanings.annotators.root(row["annotator"])))


def theme_row(theme: ArticleTheme) -> dict[str, object]:
    """The columns of a theme of an article."""
    return {"id": theme.id, "article": theme.article, "tag": theme.tag, "annotator": theme.annotator}


class Links:
    """Reads links; those that are gone are never given."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def of_article(self, article: ArticleId) -> list[Link]:
        """All links of an article, by key."""
        query = select(LINK).where(LINK.c.article == article, ~LINK.c.gone).order_by(LINK.c.id)
        return [link_of(row, self._meanings) for row in self._connection.execute(query).mappings()]

    def of_marks(self, marks: Iterable[MarkId]) -> list[Link]:
        """The links that begin or end at one of these marks, by key."""
        found: dict[LinkId, Link] = {}
        for part in parts(list(marks), 500):
            rows = self._connection.execute(_AT, {"marks": part}).mappings()
            found |= {row["id"]: link_of(row, self._meanings) for row in rows}
        return [found[key] for key in sorted(found)]

    def of_type(self, link_type: LinkTypeId) -> list[Link]:
        """All links of a type, by key."""
        query = select(LINK).where(LINK.c.type == link_type, ~LINK.c.gone).order_by(LINK.c.id)
        return [link_of(row, self._meanings) for row in self._connection.execute(query).mappings()]

    def uses(self, link_type: LinkTypeId) -> int:
        """How many links there are of a type, also between marks that no text shows now."""
        query = select(func.count()).select_from(LINK).where(LINK.c.type == link_type, ~LINK.c.gone)
        return self._connection.execute(query).scalar_one()

    def get(self, link: LinkId) -> Link:
        """The link with that key. Raises ``NotFound``."""
        if not (found := self.get_many([link])):
            raise NotFound(_("There is no link with the key {key}.").format(key=link))
        return found[0]

    def get_many(self, links: Iterable[LinkId]) -> list[Link]:
        """The links with those keys, by key; missing ones are left out."""
        found: list[Link] = []
        for part in parts(list(links), 500):
            rows = self._connection.execute(standing(LINK), {"keys": part}).mappings()
            found += [link_of(row, self._meanings) for row in rows]
        return sorted(found, key=lambda link: link.id.bytes)


class LinksPen(Links):
    """Writes links."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def add(self, link: Link) -> Link:
        """Put a new link."""
        self._ink.insert(LinkRow, [link_row(link)])
        return link

    def add_all(self, links: Iterable[Link]) -> None:
        """Put new links."""
        self._ink.insert(LinkRow, [link_row(link) for link in links])

    def used(self, links: Iterable[LinkId]) -> set[UUID]:
        """Which of these keys are those of links that are here or were removed."""
        return self._ink.used(LinkRow, links)

    def remove(self, links: Iterable[LinkId]) -> None:
        """Take links away."""
        self._ink.end(LinkRow, links)


class Themes:
    """Reads the themes that stand on whole articles."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def of_article(self, article: ArticleId) -> list[ArticleTheme]:
        """All themes of an article, by key."""
        return self._where(THEME.c.article == article)

    def with_tag(self, tag: TagId) -> list[ArticleTheme]:
        """Every theme of an article that is this tag itself, by key."""
        return self._where(THEME.c.tag == tag)

    def _where(self, which: ColumnElement[bool]) -> list[ArticleTheme]:
        query = select(THEME).where(which, ~THEME.c.gone).order_by(THEME.c.id)
        return [theme_of(row, self._meanings) for row in self._connection.execute(query).mappings()]


class ThemesPen(Themes):
    """Writes the themes that stand on whole articles."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def add(self, theme: ArticleTheme) -> ArticleTheme:
        """Put a theme on an article."""
        self._ink.insert(ArticleThemeRow, [theme_row(theme)])
        return theme

    def add_all(self, themes: Iterable[ArticleTheme]) -> None:
        """Put themes on articles."""
        self._ink.insert(ArticleThemeRow, [theme_row(theme) for theme in themes])

    def used(self, themes: Iterable[ThemeId]) -> set[UUID]:
        """Which of these keys are those of themes that are here or were removed."""
        return self._ink.used(ArticleThemeRow, themes)

    def remove(self, theme: ThemeId) -> None:
        """Take a theme off its article."""
        self.remove_all([theme])

    def remove_all(self, themes: Iterable[ThemeId]) -> None:
        """Take several themes off their articles."""
        self._ink.end(ArticleThemeRow, themes)

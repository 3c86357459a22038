"""Themes that stand on whole articles."""

from annotator.domain.codebook import THEME
from annotator.domain.errors import TagRefused
from annotator.domain.ids import ArticleId, TagId, ThemeId, new_id
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import ArticleTheme
from annotator.project.desk import Desk
from annotator.project.rules.making import begin
from annotator.store import Reader


class Themes:
    """What articles as wholes are about, each annotator's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put(self, article: ArticleId, tag: TagId) -> Outcome[ArticleTheme]:
        """Put a theme on an article; a second time gives the first one. Raises ``TagRefused`` for no theme."""
        chosen, me = self._desk.codebook.tag(tag), self._desk.annotator.id
        if chosen.kind != THEME:
            raise TagRefused(
                _("“{tag}” is not a theme and cannot stand on a whole article.").format(tag=chosen.name),
                _("Mark some words with it instead."),
            )
        with self._desk.write(Deed.THEME_SET, chosen.name, Place(article)) as pen:
            theme = self._there(pen, article, tag)
            if theme is None:
                theme = ArticleTheme(ThemeId(new_id()), article, tag, me)
                pen.themes.add(theme)
                begin(pen, article, me)
        return self._desk.done(pen, theme)

    def take(self, article: ArticleId, tag: TagId) -> Outcome[ArticleTheme | None]:
        """Take a theme off an article; ``None`` where it does not stand there."""
        with self._desk.write(Deed.THEME_REMOVED, self._desk.codebook.tag(tag).name, Place(article)) as pen:
            theme = self._there(pen, article, tag)
            if theme is not None:
                pen.themes.remove(theme.id)
        return self._desk.done(pen, theme)

    def _there(self, reader: Reader, article: ArticleId, tag: TagId) -> ArticleTheme | None:
        me = self._desk.annotator.id
        return next((t for t in reader.themes.of_article(article) if t.tag == tag and t.annotator == me), None)

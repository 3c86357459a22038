"""Themes by their names on whole articles; those that the codebook does not have yet are made."""

from collections.abc import Sequence

from annotator.domain.codebook import THEME, Tag
from annotator.domain.ids import AnnotatorId, ArticleId, TagId, ThemeId, new_id
from annotator.domain.marks import ArticleTheme
from annotator.project.rules.coding import fitting
from annotator.store import Pen


class Theming:
    """Puts themes on the articles of one import."""

    def __init__(self, pen: Pen, annotator: AnnotatorId) -> None:
        self._pen, self._annotator = pen, annotator
        self._tags: dict[str, TagId] = {}

    def put(self, article: ArticleId, names: Sequence[str]) -> None:
        """Put themes on an article that has none yet; ``/`` parts the names of a theme and of what it stands below."""
        for tag in dict.fromkeys(self._tag(name) for name in names if any(name.split("/"))):
            self._pen.themes.add(ArticleTheme(ThemeId(new_id()), article, tag, self._annotator))

    def _tag(self, path: str) -> TagId:
        if path not in self._tags:
            self._tags[path] = self._found(path)
        return self._tags[path]

    def _found(self, path: str) -> TagId:
        book = self._pen.project.codebook()
        tag = book.root(THEME)
        names = [name for name in (" ".join(one.split()) for one in path.split("/")) if name]
        for name in names:
            there = next((one for one in book.children(tag.id) if one.name == name), None)
            tag = there or fitting(book, Tag(TagId(new_id()), THEME, name, tag.id, tag.colour, "", name[:1]))
            if there is None:
                self._pen.project.add_tags([tag])
                book = self._pen.project.codebook()
        return tag.id

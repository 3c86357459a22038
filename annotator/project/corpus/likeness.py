"""Articles like one: those that share its people and themes."""

from annotator.domain.codebook import THEME
from annotator.domain.corpus.likeness import Alike, Shared, ranked
from annotator.domain.ids import ArticleId
from annotator.project.desk import Desk


class Likeness:
    """Finds what else should be read beside an article."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def to(self, article: ArticleId, limit: int = 12) -> list[Alike]:
        """The articles that share the most people and themes with one, the nearest first, with the reasons."""
        themes = [tag for tag in self._desk.codebook.tags if tag.kind == THEME]
        named = {tag.id: tag.name for tag in themes if tag.parent is not None}
        roots = [tag.id for tag in themes if tag.parent is None]
        with self._desk.read() as reader:
            people = reader.likeness.people(article)
            names = {one.id: one.name for one in reader.people.get_many({person for _article, person in people})}
            shared = [(other, Shared(names[person], is_person=True)) for other, person in people if person in names]
            shared += [
                (other, Shared(name, is_person=False)) for other, name in reader.likeness.themes(article, named, roots)
            ]
            found = ranked(shared, reader.articles.count(), limit)
            rows = {row.id: row for row in reader.listing.rows(self._desk.annotator.id, [one[0] for one in found])}
        return [
            Alike(
                rows[key], score, tuple(one.name for one in things if one.is_person),
                tuple(one.name for one in things if not one.is_person),
            )
            for key, score, things in found
            if key in rows
        ]  # fmt: skip

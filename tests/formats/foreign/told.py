"""What an exchange says, by the words of its marks, for tests of one format."""

from dataclasses import dataclass, field


@dataclass
class Told:
    """The articles of a file, each a dictionary, and what was left out."""

    articles: list = field(default_factory=list)
    left_out: list = field(default_factory=list)

    @property
    def marks(self):
        return [mark for one in self.articles for mark in one["marks"]]

    @property
    def links(self):
        return [link for one in self.articles for link in one["links"]]


def told(exchange):
    """Text, marks as (words, path), links as (name, words, words) and features of every article."""
    book = exchange.codebook
    people = {one.id: one for one in exchange.people}
    found = Told(left_out=[str(one) for one in exchange.left_out])
    for one in exchange.articles():
        words = {mark.id: mark.text for mark in one.marks}
        assert all(mark.text == mark.span.of(one.text) for mark in one.marks)
        found.articles.append(
            {
                "title": one.metadata.title,
                "text": one.text,
                "marks": [(mark.text, book.path(mark.tag)) for mark in one.marks],
                "links": [
                    (book.link_type_of(link.type).name, words[link.from_mark], words[link.to_mark])
                    for link in one.links
                ],
                "features": {mark.text: dict(mark.features) for mark in one.marks if mark.features},
                "notes": {mark.text: mark.note for mark in one.marks if mark.note},
                "people": {mark.text: people[mark.person] for mark in one.marks if mark.person},
            }
        )
    return found


def shared(*parts):
    """A sample of another tool, or the test is passed over."""
    import pytest

    from tests.conftest import SHARED

    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.skip("the samples of the other tools are not at hand")
    return path

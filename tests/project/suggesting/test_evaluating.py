"""What sources propose against the marks and links that somebody made."""

import pytest

from annotator.domain.codebook import CUE_OF, HOLDS, SAYS
from annotator.domain.corpus.scores import Score
from annotator.suggest.lac import tagging
from tests.project.suggesting.conftest import place

needs_lac = pytest.mark.skipif(bool(tagging.missing()), reason="LAC is not installed")


def strict(found, source, link):
    return found.links[source][link].strict


@needs_lac
def test_speakers_cues_and_holders_are_scored_by_both_ends(project, library):
    proposed = project.suggestions.propose(library, ["quotes", "roles"])
    project.suggestions.accept(proposed)
    before = project.suggestions.evaluate(only=["quotes", "roles"])
    quotes = sum(tie.type == SAYS for one in proposed for tie in one.ties)
    holders = sum(tie.type == HOLDS for one in proposed for tie in one.ties)
    assert quotes > 1
    assert holders > 0
    assert strict(before, "quotes", SAYS) == strict(before, "all", SAYS) == Score(quotes, quotes, quotes)
    assert strict(before, "quotes", CUE_OF).f_measure == strict(before, "roles", HOLDS).f_measure == 1
    assert HOLDS not in before.links["quotes"]

    reading = project.articles.read(library)
    says = project.codebook.link_type(SAYS).id
    link = next(one for one in reading.links if one.type == says)
    other = project.marks.add(library, place("圖書館"), project.codebook.root("person").id).value
    project.links.set_speaker(link.to_mark, other.id)
    after = project.suggestions.evaluate(only=["quotes"])
    assert strict(after, "quotes", SAYS) == Score(quotes - 1, quotes, quotes)


def test_links_that_are_neither_proposed_nor_made_are_not_told(project, library):
    project.marks.add(library, place("方啟明"), project.codebook.root("person").id)
    assert project.suggestions.evaluate(only=["register"]).links == {"all": {}, "register": {}}

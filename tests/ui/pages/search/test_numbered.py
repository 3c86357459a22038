"""Hits by their numbers: piece by piece they are sorted as at one go, and a hit is made when it is looked at."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.domain.errors import Cancelled
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.query import Where
from annotator.text.folding import fold
from annotator.ui.pages.search import numbered
from annotator.ui.pages.search.numbered import AFTER, BEFORE, CHOSEN, DATE, TITLE, WORDS, ChosenHits, Numbered

ARTICLE = ArticleId(new_id())
TEXTS = st.lists(st.text("國国防Aaé\0\n ", min_size=1, max_size=9), min_size=1, max_size=12)


def hits_of(texts):
    found = [
        Found(
            ARTICLE,
            text[::-1],
            "",
            f"2024-0{len(text) % 3}",
            Where.TEXT,
            (text,),
            0,
            range(len(text)),
            range(1, len(text) + 1),
        )
        for text in texts
    ]
    which = array("I", [number for number, text in enumerate(texts) for _place in text])
    return Numbered(found, which, array("I", [at for text in texts for at in range(len(text))]))


def plainly(hit: Hit, column):
    before, after = hit.before[-12:].rstrip()[::-1], hit.after[:12].lstrip()
    return fold({BEFORE: before, AFTER: after, WORDS: hit.words, DATE: hit.published, TITLE: hit.title}[column])


@given(TEXTS, st.sampled_from([BEFORE, AFTER, WORDS, DATE, TITLE]), st.sampled_from(list(Qt.SortOrder)))
def test_pieces_are_sorted_as_all_at_one_go(texts, column, order):
    hits = hits_of(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbered, "_PIECE", 3)
        patch.setattr(numbered, "_SAMPLED", 2)
        found = hits.sorted_by(column, order, lambda _done, _count: None)
    everything = range(len(hits.which))
    backwards = order == Qt.SortOrder.DescendingOrder
    assert found == sorted(everything, key=lambda one: plainly(hits.hit(one), column), reverse=backwards)
    assert hits.sorted_by(CHOSEN, order, lambda _done, _count: None) == sorted(everything, reverse=backwards)


def test_whoever_waits_no_more_stops_it():
    def told(_done, _count):
        raise Cancelled("")

    with pytest.raises(Cancelled):
        hits_of(["國防"]).sorted_by(AFTER, Qt.SortOrder.AscendingOrder, told)


def test_chosen_hits_are_counted_without_one_being_made_and_then_made_in_order():
    hits = hits_of(["國防", "Aa"])
    chosen = ChosenHits(hits._replace(found=[]), [3, 0])
    assert len(chosen) == 2
    with pytest.raises(IndexError):
        chosen[0]
    assert [one.words for one in ChosenHits(hits, [3, 0, 1])] == ["a", "國", "防"]
    assert [one.words for one in ChosenHits(hits, [3, 0, 1])[1:]] == ["國", "防"]

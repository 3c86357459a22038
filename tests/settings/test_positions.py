"""Where somebody was in each article is remembered, for the last few hundred."""

from uuid import uuid4

from annotator.settings import positions


def test_a_place_is_remembered_and_the_beginning_forgotten():
    article = uuid4()
    assert positions.of(article) == 0
    positions.remember(article, 1200)
    assert positions.of(article) == 1200
    positions.remember(article, 0)
    assert positions.of(article) == 0


def test_only_the_last_ones_are_kept(monkeypatch):
    monkeypatch.setattr(positions, "MOST", 3)
    articles = [uuid4() for _number in range(5)]
    for article in articles:
        positions.remember(article, 7)
    assert [positions.of(article) for article in articles] == [0, 0, 7, 7, 7]

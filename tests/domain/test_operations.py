"""Every deed can be told, in any language."""

import pytest

from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Changes, Deed, Subject, title_of


@pytest.mark.parametrize("deed", list(Deed))
def test_every_deed_has_a_title_that_names_what_it_was_done_to(deed: Deed) -> None:
    assert "曹建明" in title_of(deed, "曹建明")


def test_changes_concern_an_article_or_all() -> None:
    here, there = ArticleId(new_id()), ArticleId(new_id())
    changes = Changes(frozenset({Subject.MARKS}), frozenset({here}))

    assert changes.concern(here, Subject.MARKS, Subject.LINKS)
    assert not changes.concern(there, Subject.MARKS)
    assert not changes.concern(here, Subject.PEOPLE)
    assert changes.concern(None, Subject.MARKS)

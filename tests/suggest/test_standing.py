"""Which roles are stated as past."""

import pytest

from annotator.suggest.standing import is_former


@pytest.mark.parametrize("role", ["前副主席", "原副主席", "最高人民检察院原检察长", "最高人民檢察院原檢察長",
                                  "市委前書記", "former mayor", "Former President", "ex-minister"])  # fmt: skip
def test_a_role_says_that_it_is_past(role):
    assert is_former(role)


@pytest.mark.parametrize("role", ["副主席", "太原市市長", "原阳县县长", "原告", "前台主管", "前線指揮", "中原銀行行長",
                                  "informer", "performer", "ex officio member", "mayor", ""])  # fmt: skip
def test_other_roles_do_not(role):
    assert not is_former(role)


@pytest.mark.parametrize(
    ("role", "answers", "former"),
    [
        ("市長", {"former": True}, True),
        ("市長", {"Former?": True}, True),
        ("市長", {"卸任": True}, True),
        ("前市長", {"former": False}, False),
        ("市長", {"standing": "former"}, True),
        ("市長", {"身分": "前任"}, True),
        ("前市長", {"身份": "现任"}, False),
        ("市長", {"manner": "former life", "level": 2, "elected": True}, False),
        ("前市長", {"elected": True}, True),
    ],
)
def test_what_is_answered_of_a_role_goes_before_its_words(role, answers, former):
    assert is_former(role, answers) is former

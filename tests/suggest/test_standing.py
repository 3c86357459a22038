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

import pytest

from tests.store.sharing.team import Team


@pytest.fixture
def team(tmp_path):
    team = Team(tmp_path)
    team.begin()
    return team

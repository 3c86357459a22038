"""The register of people with real keys and mouse: a pair is made one and parted, told apart, gone to its place."""

import pytest

from annotator import Project
from annotator.domain.articles import State
from tests.ui.pages.people.telling import tell


@pytest.fixture
def path(lin_opens):
    def fill(project):
        tell(project)
        project.several.set_state(project.listing.keys(), State.NEW)

    return lin_opens(fill, "ctrl+shift+p")


def register(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return sorted((one.person.name, one.mentions) for one in project.register.page())


def pairs(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return len(project.register.duplicates())


def states(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return {row.metadata.title: row.state for row in project.listing.page()}


def pressed_until(lin, key, holds):
    """The page looks for pairs beside the window: a key may come before it has found any."""

    def again():
        if not holds():
            lin.press(key)
        return holds()

    lin.wait(again)


def test_a_pair_is_made_one_by_a_key_parted_by_undo_and_told_apart(lin, path):
    apart = [("方启明", 1), ("方啟明", 2), ("沈月華", 2)]
    pressed_until(lin, "m", lambda: register(path) == [("方啟明", 3), ("沈月華", 2)])
    lin.press("ctrl+z")
    lin.wait(lambda: register(path) == apart)
    pressed_until(lin, "d", lambda: pairs(path) == 0)
    assert register(path) == apart


def test_enter_leads_to_the_place_of_a_quote(lin, path):
    pressed_until(lin, "d", lambda: pairs(path) == 0)  # the page is there
    lin.press("Return", "Return")  # from the list to the quotes, and to the place
    lin.press("ctrl+Return")
    lin.wait(lambda: State.DONE in states(path).values())
    assert states(path) == {"新館": State.DONE, "水質": State.NEW}

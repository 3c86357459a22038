"""The page of people with three of them."""

import pytest

from tests.ui.pages.people.telling import settle, tell


@pytest.fixture
def told(window, opened):
    return tell(window.hub.project)


@pytest.fixture
def page(opened, window, told):
    window.wide.show_people()
    found = window.wide.people
    settle(opened, found)
    return found

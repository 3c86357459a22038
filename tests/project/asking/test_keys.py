"""Keys of models: kept in the system's keyring, else taken from the environment."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from annotator.domain.errors import AskingRefused
from annotator.project.asking.keys import VARIABLE, keep_key, key_for

ADDRESS = "https://example.org/v1/chat/completions"


class InMemory(KeyringBackend):
    """A keyring for one test."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def use(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def test_a_key_is_kept_by_address_and_forgotten(use):
    use(InMemory())

    keep_key(ADDRESS, "secret")
    assert (key_for(ADDRESS), key_for("https://other.org")) == ("secret", "")

    keep_key(ADDRESS, "")
    keep_key(ADDRESS, "")
    assert key_for(ADDRESS) == ""


def test_without_a_keyring_the_environment_is_asked(use, monkeypatch):
    use(NoKeyring())
    monkeypatch.setenv(VARIABLE, "from outside")

    assert key_for(ADDRESS) == "from outside"


def test_without_a_keyring_keeping_is_refused_with_a_way_out(use):
    use(NoKeyring())

    with pytest.raises(AskingRefused, match="has no keyring") as refused:
        keep_key(ADDRESS, "secret")

    assert VARIABLE in refused.value.hint


def test_without_the_package_the_environment_is_asked(use, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("annotator.project.asking.keys.import_module", missing)
    monkeypatch.setenv(VARIABLE, "from outside")

    assert key_for(ADDRESS) == "from outside"
    with pytest.raises(AskingRefused, match="keyring is not installed"):
        keep_key(ADDRESS, "secret")

"""The key of a language model: in the keyring of the system, or in the environment; never in a file of ours."""

import os
from contextlib import suppress
from importlib import import_module
from types import ModuleType

from annotator.domain.errors import AskingRefused
from annotator.domain.language import _

SERVICE = "Article Annotator"
VARIABLE = "ANNOTATOR_MODEL_KEY"


def key_for(address: str) -> str:
    """The key that was kept for an address, else that of the environment, else nothing."""
    keyring = _keyring()
    if keyring is not None:
        with suppress(keyring.errors.KeyringError):
            if kept := keyring.get_password(SERVICE, address):
                return str(kept)
    return os.environ.get(VARIABLE, "")


def keep_key(address: str, key: str) -> None:
    """Keep the key of an address in the system's keyring; an empty one is forgotten. Raises ``AskingRefused``."""
    keyring = _keyring()
    if keyring is None:
        raise AskingRefused(_("The package keyring is not installed."), _way_out())
    try:
        if key:
            keyring.set_password(SERVICE, address, key)
        elif keyring.get_password(SERVICE, address):
            keyring.delete_password(SERVICE, address)
    except keyring.errors.KeyringError as error:
        raise AskingRefused(_("This system has no keyring that can keep the key."), _way_out()) from error


def _keyring() -> ModuleType | None:
    try:
        import_module("keyring.errors")
        return import_module("keyring")
    except ImportError:
        return None


def _way_out() -> str:
    return _("Set {variable} in the environment instead, or install it: pip install keyring").format(variable=VARIABLE)

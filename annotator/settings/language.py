"""Which language the program speaks: as it is set, or as the system does."""

import gettext
import locale
import os

from annotator.domain.language import speak
from annotator.domain.resources import resource
from annotator.settings import preferences

LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
"""The languages there are, each by its own name."""


def use(language: str = "") -> str:
    """Speak ``language``; empty for the setting, else the system's. Gives the one that is spoken now."""
    chosen = language or preferences.text("language") or nearest(_system())
    speak(gettext.translation("annotator", resource("translations"), [chosen], fallback=True))
    return chosen


def nearest(name: str) -> str:
    """The language of ours that is nearest to a locale's name such as ``zh-Hant-HK`` or ``de_DE``."""
    parts = name.replace("-", "_").split(".")[0].split("_")
    if parts[0].lower() != "zh":
        return "en"
    return "zh_TW" if {part.lower() for part in parts[1:]} & {"hant", "tw", "hk", "mo"} else "zh_CN"


def _system() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0] or "en"

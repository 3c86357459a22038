"""Whether anything may flash: what the user prefers, else what the system asks for."""

import ctypes
import os
import subprocess
import sys
from functools import cache

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtWidgets import QApplication, QStyle

from annotator.settings import preferences

_SPI_GETCLIENTAREAANIMATION = 0x1042
_PATIENCE_MILLISECONDS = 300


def is_unwanted() -> bool:
    """Whether nothing may move or flash by itself."""
    wanted = preferences.text("motion")
    return wanted == "never" or (wanted == "system" and system_is_calm())


@cache
def system_is_calm() -> bool:
    """Whether the system asks for reduced motion; asked once."""
    if sys.platform == "win32":
        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
        return not animated.value
    if sys.platform == "darwin":
        words = ["defaults", "read", "com.apple.universalaccess", "reduceMotion"]
        answer = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # nothing of it is input
        return answer.stdout.strip() == "1"
    durations = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return durations == 0 or _desktop_is_calm()


def _desktop_is_calm() -> bool:
    """What the desktop's settings say through its portal, where there is one."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    portal = QDBusInterface(name, path, "org.freedesktop.portal.Settings", bus)
    portal.setTimeout(_PATIENCE_MILLISECONDS)
    answer = portal.call("ReadOne", "org.gnome.desktop.interface", "enable-animations")
    return answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments()[:1] == [False]

"""A real window of a real process: a virtual screen with a window manager, driven by xdotool."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

WANTED = ("Xvfb", "openbox", "xdotool")
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Desktop:
    """One virtual screen, and what a person does on it."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in WANTED if shutil.which(name) is None]
        if missing:
            pytest.skip(f"the journey on a real screen needs {', '.join(missing)}")
        self._pause = threading.Event()
        reading, writing = os.pipe()
        self._running = [subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )]  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.environment = {
                **os.environ, "DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb",
                "ANNOTATOR_HOME": str(folder), "LC_ALL": "C.UTF-8",
            }  # fmt: skip
        self._start("openbox")

    def _start(self, *words: object) -> subprocess.Popen:
        process = subprocess.Popen(
            [str(word) for word in words], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._running.append(process)
        return process

    def start_program(self, *words: object) -> subprocess.Popen:
        """Start the program and wait until its window is there and has the keyboard."""
        process = self._start(sys.executable, "-m", "annotator", *words)
        self.wait(lambda: self.window() is not None)
        self.do("windowactivate", "--sync", self.window())
        return process

    def start_beside(self, *words: object) -> subprocess.Popen:
        """Start another program of ours on this screen, and wait until it says that it is ready."""
        process = subprocess.Popen(
            [sys.executable, *(str(word) for word in words)], env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._running.append(process)
        with process.stdout as told:
            assert told.readline() == "ready\n"
        return process

    def window(self, title: str = "Article Annotator") -> str | None:
        """The key of the program's window, or of a dialog."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title], env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return found.stdout.split()[0] if found.stdout.split() else None

    def do(self, *words: object) -> None:
        """One command of xdotool."""
        subprocess.run(
            ["xdotool", *(str(word) for word in words)], env=self.environment, check=True, capture_output=True
        )

    def click(self, place: tuple[int, int], button: int = 1, times: int = 1) -> None:
        """Click at a place, once or several times in quick succession."""
        self.do("mousemove", *place)
        self.do("click", "--repeat", times, "--delay", 60, button)

    def picture(self, part: QRect) -> QImage:
        """What a part of the screen shows now, taken by another program."""
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "screen.png")
            subprocess.run([sys.executable, "-c", _GRAB, file], env=self.environment, check=True)
            return QImage(file).copy(part)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag the mouse with the left button down."""
        self.do("mousemove", *start)
        self.do("mousedown", 1)
        for part in (0.3, 0.7, 1.0):
            self.do("mousemove", *(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)))
        self.do("mouseup", 1)

    def wait(self, holds, seconds: float = 20) -> None:
        """Wait until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it did not happen in time"
            self._pause.wait(0.05)

    def rest(self, seconds: float) -> None:
        """Let the hands rest, as panels and suggestions wait for."""
        self._pause.wait(seconds)

    def end(self) -> None:
        """End everything that was started here."""
        for process in reversed(self._running):
            process.kill()
            process.wait()

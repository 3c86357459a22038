"""Fixtures that every room's tests share: an own home, the seed article, a small tricky text."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

MEMORY, ROOM_BYTES = Path("/dev/shm"), 8 << 30
"""All tests together write some 2 GB, and several runs may go on at once."""


def _write_into_memory() -> None:
    """Let temporary folders lie in memory where it is roomy: else half of the time is waiting for a disk.

    Nothing here tests the disk: processes are killed, never the machine.
    """
    chosen = {"TMPDIR", "PYTEST_DEBUG_TEMPROOT"} & os.environ.keys()
    if not chosen and MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


_write_into_memory()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A change is judged by its own faults: the gate tries the same cases each time, new ones are looked for on purpose.
settings.register_profile("any machine", deadline=None)
settings.register_profile("the same cases", derandomize=True, parent=settings.get_profile("any machine"))
settings.load_profile("any machine" if "ANNOTATOR_NEW_CASES" in os.environ else "the same cases")

pytest_plugins = ["tests.postgres"]

SHARED = Path(__file__).resolve().parents[2] / "shared"

TRICKY = "𠮷野家😀的張三👨‍👩‍👧說：「e\u0301 שלום 世界」。"
"""A rare Han character, an emoji, an emoji family, a combining mark and a right-to-left word."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has settings, logs and backups of its own, and English sentences."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ANNOTATOR_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home


@pytest.fixture
def seed_path() -> Path:
    """The real article that the project was created from; skips where it is not at hand."""
    path = SHARED / "data" / "seed" / "000_7b59dc989c79f410.txt"
    if not path.is_file():
        pytest.skip("the seed article belongs to its publisher and is not shipped with the program")
    return path


@pytest.fixture
def tricky_text() -> str:
    """A short text with everything that breaks offsets."""
    return TRICKY

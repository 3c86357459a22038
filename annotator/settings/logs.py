"""The log: one file that is turned over at a megabyte; it holds what happened, never what articles say."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from annotator.settings.paths import log_folder

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_file() -> Path:
    """Where the log lies."""
    return log_folder() / "annotator.log"


def begin() -> None:
    """Write everything from INFO on to the log; without a place to write, the program runs without one."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file(), maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter(_FORM))
    root.addHandler(handler)

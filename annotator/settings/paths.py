"""The folders of this installation; ``ANNOTATOR_HOME`` puts all of them under one folder."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("article-annotator", appauthor=False)


def _folder(name: str, usual: str) -> Path:
    home = os.environ.get("ANNOTATOR_HOME")
    return Path(home, name) if home else Path(usual)


def settings_folder() -> Path:
    """Where preferences and the list of recent projects lie."""
    return _folder("settings", _DIRS.user_config_dir)


def data_folder() -> Path:
    """Where the copy of the sample project lies."""
    return _folder("data", _DIRS.user_data_dir)


def log_folder() -> Path:
    """Where the log lies."""
    return _folder("log", _DIRS.user_log_dir)


def backup_folder() -> Path:
    """Where the backups of all projects lie."""
    return data_folder() / "backups"


def working_folder() -> Path:
    """Where working copies of shared projects lie, and the own copies of second windows."""
    return data_folder() / "working"


def waiting_folder() -> Path:
    """Where changes lie that wait for a server that is gone."""
    return data_folder() / "waiting"


def model_folder() -> Path:
    """Where what was learnt from the marks of projects lies."""
    return data_folder() / "models"


def all_folders() -> dict[str, Path]:
    """Every folder by its name."""
    return {
        "settings": settings_folder(),
        "data": data_folder(),
        "backups": backup_folder(),
        "working": working_folder(),
        "waiting": waiting_folder(),
        "models": model_folder(),
        "log": log_folder(),
    }

"""The process that looks for suggestions beside the window: how it is started."""

import sys
from collections.abc import Sequence


def proposer_command() -> Sequence[str]:
    """Its command; none where the program is frozen into one file, which has no interpreter to start."""
    return () if getattr(sys, "frozen", False) else (sys.executable, "-m", "annotator.cli.proposer")

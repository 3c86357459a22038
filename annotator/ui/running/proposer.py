"""The process that looks for suggestions beside the window: how it is started."""

import sys
from collections.abc import Sequence


def proposer_command() -> Sequence[str]:
    """Its command; none where the program is frozen into one file, which has no interpreter to start.

    Whatever lies in the folder in which the window was started is no module of ours: ``-P`` keeps it out.
    """
    return () if getattr(sys, "frozen", False) else (sys.executable, "-P", "-m", "annotator.cli.proposer")

"""``python -m annotator.cli.proposer``: what the window starts to look for suggestions beside it; not for people."""

import logging
import os
import sys
from types import TracebackType

from annotator.project.suggesting.serving import serve
from annotator.settings import language, logs

_NICENESS = 10


def main() -> None:
    """Answer what comes on standard input; whoever started this reads the answers."""
    language.use()
    logs.begin()
    sys.excepthook = _log
    if hasattr(os, "nice"):  # Windows is told when the process is started
        os.nice(_NICENESS)
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    serve(tasks, answers)


def _log(kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
    """Standard error leads nowhere."""
    logging.getLogger(__name__).error("looking for suggestions broke", exc_info=(kind, mistake, trace))


if __name__ == "__main__":
    main()

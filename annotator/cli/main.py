"""The commands ``annotator`` and ``annotator-window``, which can be stopped before all that they need is loaded."""

import sys
from collections.abc import Sequence

_INTERRUPTED = 130


def run() -> None:
    """The command ``annotator``."""
    sys.exit(main(sys.argv[1:]))


def run_window() -> None:
    """The command ``annotator-window``: the window, for desktops that start programs without a terminal."""
    from annotator.cli.dispatch import window

    sys.exit(window(sys.argv[1:]))


def main(words: Sequence[str]) -> int:
    """Run one command, or the window for no command; gives the exit status."""
    try:
        from annotator.cli.dispatch import dispatch  # takes most of a second

        return dispatch(words)
    except KeyboardInterrupt:  # nothing can be told in anybody's language yet
        print("\nannotator: stopped before it began", file=sys.stderr)
        return _INTERRUPTED

"""One command of the command line, or the window: found by its name, run, and its failures told apart."""

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Sequence

import annotator
from annotator.cli.commands import (
    articles,
    asking,
    codebook,
    exporting,
    history,
    installation,
    listing,
    marks,
    numbers,
    people,
    repairs,
    searching,
    speech,
    suggesting,
)
from annotator.cli.commands.keeping import care, merging, projects, servers, sharing
from annotator.cli.parsing import WrongUsage
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.language import _
from annotator.domain.transfer.addresses import is_address
from annotator.settings import language, logs

DONE, REFUSED, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""How the program ends (DESIGN section 12)."""


def dispatch(words: Sequence[str]) -> int:
    """Run one command, or the window for no command; gives the exit status."""
    language.use()
    parser, names = _parser()
    if _means_the_window(words, names):
        return window(words)
    logs.begin()
    try:
        arguments = _parsed(parser, words)
        return arguments.run(arguments)
    except SystemExit as end:
        return int(end.code or DONE)
    except (KeyboardInterrupt, Cancelled):
        print("\n" + _("Stopped; nothing of it was kept."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more can be told, not even on closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except AnnotatorError as refusal:
        print(f"annotator: {refusal}", file=sys.stderr)
        return WRONG_USAGE if isinstance(refusal, WrongUsage) else REFUSED
    except Exception:
        logging.getLogger(__name__).exception("a bug ended the command")
        print(
            _("annotator: this is our mistake. What happened is written in {path}.").format(path=logs.log_file()),
            file=sys.stderr,
        )
        return OUR_BUG


def window(words: Sequence[str]) -> int:
    """The window, which opens the projects that are named."""
    from annotator.ui.app import run as show  # Qt takes half a second, and commands do without it

    return show(list(words))


def _means_the_window(words: Sequence[str], names: Sequence[str]) -> bool:
    """No command at all, or the path or address of a project in place of one."""
    if not words:
        return True
    first = words[0]
    return first not in names and not first.startswith("-") and len(words) == 1 and _is_a_path(first)


def _is_a_path(word: str) -> bool:
    if is_address(word):
        return True
    with contextlib.suppress(OSError, ValueError):
        return word.endswith(".annot") or os.path.exists(word)  # noqa: PTH110  (Path refuses some words)
    return False


def _parsed(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """What words mean. A query may stand behind options, and begin with a hyphen: argparse takes neither for one."""
    arguments, left = parser.parse_known_args(words)
    if len(left) == 1 and not left[0].startswith("--") and getattr(arguments, "query", None) == "":
        arguments.query = left[0]
    elif left:
        parser.error(_("what does this mean here: {words}").format(words=" ".join(left)))
    return arguments


def _parser() -> tuple[argparse.ArgumentParser, Sequence[str]]:
    parser = argparse.ArgumentParser(
        prog="annotator",
        description=_("Label people, roles, quotes and themes in articles. Without a command the window opens."),
        epilog=_("Each command has its own help: annotator import --help"),
    )
    parser.add_argument("--version", action="version", version=f"Article Annotator {annotator.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title=_("commands"))
    for module in (
        projects,
        merging,
        sharing,
        care,
        servers,
        articles,
        exporting,
        listing,
        numbers,
        searching,
        speech,
        marks,
        suggesting,
        asking,
        codebook,
        people,
        history,
        repairs,
        installation,
    ):
        module.add(commands)
    return parser, tuple(commands.choices)

"""``ask``: what would be sent to a language model about articles, and, once that was read, sending it."""

import argparse
import sys
from getpass import getpass
from typing import Any

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.articles import Article
from annotator.domain.errors import ProjectReadOnly
from annotator.domain.language import _, ngettext
from annotator.domain.suggestions import Suggestion
from annotator.project import Project
from annotator.project.asking.addresses import Endpoint, checked
from annotator.project.asking.keys import keep_key, key_for
from annotator.suggest.asking.answers import Prices, Usage


def add(commands: Subparsers) -> None:
    """Add this command."""
    about = _(
        "show what would be sent to a language model about articles; with --send, send it, and print and keep what is"
        " proposed"
    )
    example = "ask news.annot 標題 --at http://localhost:11434/v1 --model NAME --send"
    parser = command(commands, "ask", _ask, about, example)
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help=_("titles or keys"))
    parser.add_argument("--at", metavar="ADDRESS", required=True, help=_("https, or http on this machine"))
    parser.add_argument("--model", metavar="NAME", required=True, help=_("what the server calls the model"))
    parser.add_argument("--send", action="store_true", help=_("send it; without this, it is only shown"))
    parser.add_argument(
        "--accept",
        action="store_true",
        help=_("make marks of all that is proposed, a step an article; without this, it waits in the articles"),
    )
    parser.add_argument(
        "--prices", metavar="MONEY", nargs=2, type=float, default=(0.0, 0.0),
        help=_("what a million tokens cost, sent and received; then the cost is told"),
    )  # fmt: skip
    parser.add_argument(
        "--keep-key", action="store_true", help=_("ask for the key of this address and keep it in the system's keyring")
    )
    writes(parser)


def _ask(arguments: argparse.Namespace) -> int:
    address = checked(arguments.at)
    if arguments.keep_key:
        keep_key(address, getpass(_("Key:") + " "))
    with opened(arguments, read_only=not arguments.send) as project:
        if arguments.send and project.read_only:
            raise ProjectReadOnly(
                _("This project may only be read here: what a language model answers could not be kept."),
                _("Nothing was sent. Without --send it is shown what would be."),
            )
        chosen = [project.articles.find(one) for one in arguments.articles]
        if not arguments.send:
            shown = [(one, project.asking.preview(one.id, address, arguments.model)) for one in chosen]
            _show(project, shown, as_json=arguments.json)
            return 0
        _send(project, chosen, Endpoint(address, key_for(address)), arguments)
    return 0


def _show(project: Project, shown: list[tuple[Article, str]], *, as_json: bool) -> None:
    if as_json:
        printing.value([{"article": project.articles.summary(one.id).title, "request": words} for one, words in shown])
        return
    for _one, words in shown:
        print(words)


def _send(project: Project, chosen: list[Article], endpoint: Endpoint, arguments: argparse.Namespace) -> None:
    rows: list[dict[str, Any]] = []
    usage, seconds = Usage(), 0.0
    for one in chosen:
        found = project.asking.ask(one.id, endpoint, arguments.model, printing.bar(_("Asking")))
        title = project.articles.summary(one.id).title
        rows += [_facts(project, title, each) for each in found.suggestions]
        usage, seconds = usage + found.usage, seconds + found.seconds
        for sentence in found.dropped:
            print(f"annotator: {sentence}", file=sys.stderr)
        if arguments.accept:
            project.suggestions.accept(found.suggestions)
        else:
            project.suggestions.offer(found.suggestions)
    printing.records(rows, as_json=arguments.json)
    print(_told(len(rows), usage, seconds, Prices(*arguments.prices)), file=sys.stderr)


def _told(proposals: int, usage: Usage, seconds: float, prices: Prices) -> str:
    told = ngettext("{count} proposal", "{count} proposals", proposals).format(count=proposals)
    spent = _("{sent} tokens sent, {received} received, {seconds} seconds").format(
        sent=usage.sent, received=usage.received, seconds=f"{seconds:.1f}"
    )
    cost, parts = prices.cost(usage), [told, spent]
    if cost:
        parts.append(_("cost: {money}").format(money=f"{cost:.4f}"))
    return "; ".join(parts)


def _facts(project: Project, title: str, one: Suggestion) -> dict[str, Any]:
    return {
        "article": title, "tag": project.codebook.path(one.tag), "start": one.span.start, "end": one.span.end,
        "text": one.text, "person": one.person,
    }  # fmt: skip

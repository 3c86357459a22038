"""``search``: places of words in all texts, with filters, in the same language as in the window."""

import argparse

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened
from annotator.domain.errors import NotFound
from annotator.domain.language import _, ngettext
from annotator.domain.search.hits import Hit
from annotator.project import Project


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands,
        "search",
        _search,
        _("find words in all articles, in either script, with filters"),
        'search news.annot "國防 source:人民網 date:2024-11.." --limit 20',
    )
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="?",
        default="",
        help=_("words, “exact phrase”, -without, tag: by: person: status: source: date: in: as:"),
    )
    parser.add_argument("--limit", type=int, metavar="N", help=_("stop after so many places"))
    parser.add_argument("--count", action="store_true", help=_("only tell how many places there are"))
    parser.add_argument("--saved", metavar="NAME", help=_("run the search that is saved under this name"))


def _search(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        query = _saved(project, arguments.saved) if arguments.saved else arguments.query
        if arguments.count:
            count = sum(len(found) for page in project.searching.pages(query) for found in page)
            told = ngettext("{count} place", "{count} places", count).format(count=count)
            printing.told(told, {"count": count}, as_json=arguments.json)
            return 0
        hits = project.search(query, arguments.limit)
        if arguments.json:
            printing.value([_facts(hit) for hit in hits])
            return 0
        for hit in hits:
            around = f"{hit.before}[{hit.words}]{hit.after}".replace("\n", " ")
            place = f"{hit.span.start}–{hit.span.end}" if hit.span else hit.where.value
            print(f"{hit.title}  {place}  …{around}…")
    return 0


def _saved(project: Project, name: str) -> str:
    saved = project.searching.saved()
    for one in saved:
        if one.name == name:
            return one.query
    raise NotFound(
        _("There is no saved search “{name}”.").format(name=name),
        _("There are: {names}.").format(names=", ".join(one.name for one in saved)) if saved else "",
    )


def _facts(hit: Hit) -> dict[str, object]:
    place = {"start": hit.span.start, "end": hit.span.end} if hit.span else {}
    return {
        "article": str(hit.article), "title": hit.title, "source": hit.source, "published": hit.published,
        "where": hit.where.value, **place, "before": hit.before, "words": hit.words, "after": hit.after,
        **({"mark": str(hit.mark)} if hit.mark else {}),
    }  # fmt: skip

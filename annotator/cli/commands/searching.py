"""``search``: places of words in all texts, with filters as in the window, and what is done with all of them."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, WrongUsage, command, opened, so_many, writes
from annotator.domain.errors import NotFound
from annotator.domain.language import _, ngettext
from annotator.domain.search.hits import Hit
from annotator.domain.search.saved import SavedSearch
from annotator.domain.search.telling import told_marking, told_suggested, told_unmarking
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
    parser.add_argument("--limit", type=so_many, metavar="N", help=_("stop after so many places"))
    parser.add_argument("--saved", metavar="NAME", help=_("run the search that is saved under this name"))
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--count", action="store_true", help=_("only tell how many places there are"))
    does.add_argument("--mark", metavar="TAG", help=_("mark all places that are found with this tag, as one step"))
    does.add_argument(
        "--unmark", action="store_true", help=_("remove one's own marks at exactly these places, as one step")
    )
    does.add_argument("--suggest", metavar="TAG", help=_("let all places wait as suggestions of this tag"))
    does.add_argument("--save", metavar="NAME", help=_("save the search under this name"))
    does.add_argument("--forget", metavar="NAME", help=_("forget the search that is saved under this name"))
    does.add_argument("--list", action="store_true", help=_("list the searches that are saved"))
    parser.add_argument("--tag", metavar="TAG", help=_("with --unmark: only marks of this tag"))
    parser.add_argument("--plan", action="store_true", help=_("with --mark and --unmark: only tell what would be done"))
    writes(parser)


def _search(arguments: argparse.Namespace) -> int:
    # An empty name, as an unset variable of a shell leaves it, is none that is there, and not one that was not given.
    deed = next((one for name, one in _DEEDS.items() if getattr(arguments, name) not in (None, False)), _find)
    _refuse_what_does_not_go_together(arguments)
    with opened(arguments, read_only=deed in (_find, _list) or arguments.plan) as project:
        deed(project, arguments)
    return 0


def _refuse_what_does_not_go_together(arguments: argparse.Namespace) -> None:
    if arguments.tag is not None and not arguments.unmark:
        raise WrongUsage(_("--tag says which marks are removed, and goes with --unmark."), _("Filter with: tag:NAME"))
    if arguments.plan and arguments.mark is None and not arguments.unmark:
        raise WrongUsage(_("--plan goes with --mark or --unmark."), _("A search alone changes nothing."))
    if arguments.saved is not None and arguments.query:
        raise WrongUsage(
            _("--saved runs the search that was saved, and no other words."), _("Leave out the words, or --saved.")
        )
    if arguments.list and _searches(arguments):
        raise WrongUsage(_("--list lists all saved searches, and looks for nothing."), _("Leave out the rest."))
    if arguments.forget is not None and _searches(arguments):
        raise WrongUsage(
            _("--forget takes the name of a saved search, and looks for nothing."), _("Leave out the rest.")
        )
    if arguments.save is not None and arguments.limit is not None:
        raise WrongUsage(_("A search is saved with its words alone."), _("Leave out --limit; give it with --saved."))


def _searches(arguments: argparse.Namespace) -> bool:
    """Whether something is said that only a search that is run can follow."""
    return bool(arguments.query) or arguments.saved is not None or arguments.limit is not None


def _find(project: Project, arguments: argparse.Namespace) -> None:
    query = _query(project, arguments)
    if arguments.count:
        count = sum(len(found) for page in project.searching.pages(query) for found in page)
        count = count if arguments.limit is None else min(count, arguments.limit)
        told = ngettext("{count} place", "{count} places", count).format(count=count)
        printing.told(told, {"count": count}, as_json=arguments.json)
        return
    hits = project.search(query, arguments.limit)
    if arguments.json:
        printing.value([_facts(hit) for hit in hits])
        return
    for hit in hits:
        around = f"{hit.before}[{hit.words}]{hit.after}".replace("\n", " ")
        place = f"{hit.span.start}–{hit.span.end}" if hit.span else hit.where.value
        print(f"{hit.title}  {place}  …{around}…")


def _mark(project: Project, arguments: argparse.Namespace) -> None:
    hits, tag = _hits(project, arguments), project.codebook.by_path(arguments.mark)
    plan = project.searching.plan_marking(hits, tag.id)
    if not arguments.plan:
        project.searching.mark_all(hits, tag.id, printing.bar(_("Writing…")))
    printing.told(told_marking(plan, arguments.mark), asdict(plan), as_json=arguments.json)


def _unmark(project: Project, arguments: argparse.Namespace) -> None:
    hits, book = _hits(project, arguments), project.codebook
    tag = book.by_path(arguments.tag).id if arguments.tag is not None else None
    plan = project.searching.plan_unmarking(hits, tag)
    if not arguments.plan:
        project.searching.unmark_all(hits, tag)
    tags = {book.path(key): count for key, count in plan.tags.items()}
    names = ", ".join(f"{name} {count:,}" for name, count in tags.items())
    facts = {"marks": [str(key) for key in plan.marks], "tags": tags}
    printing.told(told_unmarking(plan, names), facts, as_json=arguments.json)


def _suggest(project: Project, arguments: argparse.Namespace) -> None:
    hits, tag = _hits(project, arguments), project.codebook.by_path(arguments.suggest)
    count = project.searching.suggest(hits, tag.id, printing.bar(_("Writing…"))).value
    printing.told(told_suggested(count), {"suggestions": count}, as_json=arguments.json)


def _save(project: Project, arguments: argparse.Namespace) -> None:
    saved = project.searching.save(arguments.save, _query(project, arguments)).value
    told = _("Saved as “{name}”: {query}").format(name=saved.name, query=saved.query)
    printing.told(told, {"name": saved.name, "query": saved.query}, as_json=arguments.json)


def _forget(project: Project, arguments: argparse.Namespace) -> None:
    gone = project.searching.remove(_saved(project, arguments.forget).id).value
    printing.told(_("Forgotten: {name}").format(name=gone.name), {"name": gone.name}, as_json=arguments.json)


def _list(project: Project, arguments: argparse.Namespace) -> None:
    rows = [{"name": one.name, "query": one.query} for one in project.searching.saved()]
    printing.records(rows, as_json=arguments.json)


_DEEDS: Mapping[str, Callable[[Project, argparse.Namespace], None]] = {
    "mark": _mark, "unmark": _unmark, "suggest": _suggest, "save": _save, "forget": _forget, "list": _list,
}  # fmt: skip


def _hits(project: Project, arguments: argparse.Namespace) -> list[Hit]:
    return list(project.search(_query(project, arguments), arguments.limit))


def _query(project: Project, arguments: argparse.Namespace) -> str:
    return _saved(project, arguments.saved).query if arguments.saved is not None else arguments.query


def _saved(project: Project, name: str) -> SavedSearch:
    saved = project.searching.saved()
    for one in saved:
        if one.name == name:
            return one
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

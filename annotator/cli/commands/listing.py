"""``articles``: the list of all articles, filtered, sorted, grouped; and the filters that ``stats`` takes, too."""

import argparse

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, so_many, writes
from annotator.domain.articles import State
from annotator.domain.corpus.likeness import Alike
from annotator.domain.corpus.listing import ArticleFilter, Column, Grouping, ListedArticle, Order
from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, TagId
from annotator.domain.language import _
from annotator.project import Project

_PAGE, _ALIKE = 500, 12


def add(commands: Subparsers) -> None:
    """Add this command."""
    parser = command(
        commands, "articles", _articles, _("list the articles"), "articles news.annot --sort published --status new"
    )
    parser.add_argument(
        "--sort", choices=[column.value for column in Column], default=Column.ORDINAL.value, help=_("sort by this")
    )
    parser.add_argument("--descending", action="store_true", help=_("the greatest first"))
    parser.add_argument(
        "--group", choices=[one.value for one in Grouping], help=_("only count: so many articles in each group")
    )
    parser.add_argument("--limit", type=so_many, metavar="N", help=_("stop after so many"))
    parser.add_argument("--filter", dest="words", metavar="WORDS", default="",
                        help=_("only where all these words stand in what is known about it"))  # fmt: skip
    parser.add_argument("--like", metavar="ARTICLE", help=_("only those that share people and themes with this one"))
    parser.add_argument("--starred", action="store_true", help=_("only those with a star"))
    parser.add_argument("--unassigned", action="store_true", help=_("only those that nobody has"))
    filters(parser)
    writes(parser)


def filters(parser: argparse.ArgumentParser) -> None:
    """Take the words by which articles are filtered."""
    parser.add_argument("--status", action="append", default=[], choices=[state.value for state in State],
                        help=_("only articles with this status"))  # fmt: skip
    for name, about in (
        ("source", _("only articles from this source")),
        ("tag", _("only what has this tag, or one below it")),
        ("annotator", _("only what this annotator did or has to do")),
    ):
        parser.add_argument(f"--{name}", dest=f"{name}s", action="append", default=[], metavar=name[0].upper(),
                            help=about)  # fmt: skip
    parser.add_argument("--since", default="", metavar="DATE", help=_("only from this date on, such as 2024-11"))
    parser.add_argument("--until", default="", metavar="DATE", help=_("only until this date, included"))


def annotators_of(project: Project, names: list[str]) -> frozenset[AnnotatorId]:
    """The annotators of these names. Raises ``NotFound`` and says who there is."""
    known = {one.name: one.id for one in project.annotators()}
    for name in names:
        if name not in known:
            raise NotFound(
                _("Nobody called “{name}” works on this project.").format(name=name),
                _("There are: {names}.").format(names=", ".join(known)),
            )
    return frozenset(known[name] for name in names)


def tags_of(project: Project, paths: list[str]) -> frozenset[TagId]:
    """The tags of these paths and all below them. Raises ``NotFound``."""
    return project.listing.with_below(project.codebook.by_path(path).id for path in paths)


def _articles(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        wanted = ArticleFilter(
            arguments.words, frozenset(State(one) for one in arguments.status), frozenset(arguments.sources),
            arguments.since, arguments.until, frozenset(), tags_of(project, arguments.tags),
            annotators_of(project, arguments.annotators), arguments.starred, arguments.unassigned,
        )  # fmt: skip
        if arguments.like:
            alike = project.likeness.to(project.articles.find(arguments.like).id, arguments.limit or _ALIKE)
            printing.records([_alike(one) for one in alike], as_json=arguments.json)
            return 0
        if arguments.group:
            groups = project.listing.groups(Grouping(arguments.group), wanted)
            printing.records([{"group": one.words, "articles": one.count} for one in groups], as_json=arguments.json)
            return 0
        rows = _rows(project, wanted, Order(Column(arguments.sort), arguments.descending), arguments.limit)
        names = {one.id: one.name for one in project.annotators()}
    tell = _whole if arguments.json else _short
    printing.records([tell(one, names) for one in rows], as_json=arguments.json)
    return 0


def _rows(project: Project, wanted: ArticleFilter, order: Order, limit: int | None) -> list[ListedArticle]:
    rows: list[ListedArticle] = []
    while limit is None or len(rows) < limit:
        most = _PAGE if limit is None else min(_PAGE, limit - len(rows))
        page = project.listing.page(wanted, order, rows[-1] if rows else None, most)
        rows += page
        if len(page) < most:
            break
    return rows


def _short(row: ListedArticle, names: dict[AnnotatorId, str]) -> dict[str, object]:
    known = row.metadata
    return {
        "id": str(row.id), "title": known.title, "source": known.source, "published": known.published,
        "characters": row.length, "marks": row.marks, "status": row.state.value, "starred": "★" if row.starred else "",
        "assigned": ", ".join(names.get(one.annotator, "?") for one in row.statuses),
    }  # fmt: skip


def _whole(row: ListedArticle, names: dict[AnnotatorId, str]) -> dict[str, object]:
    known = row.metadata
    return {
        **_short(row, names), "starred": row.starred, "byline": known.byline, "place": known.place, "url": known.url,
        "language": known.language, "script": known.script, "note": known.note, "ordinal": row.ordinal,
        "assigned": {names.get(one.annotator, "?"): one.state.value for one in row.statuses},
    }  # fmt: skip


def _alike(one: Alike) -> dict[str, object]:
    shared = ", ".join((*one.people, *one.themes))
    return {"id": str(one.row.id), "title": one.row.metadata.title, "score": round(one.score, 2), "shares": shared}

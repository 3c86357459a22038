"""``export``: data out, in all formats."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened
from annotator.domain.articles import State
from annotator.domain.errors import NotFound
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.losses import Loss
from annotator.domain.transfer.options import OffsetUnit, Options, Overlaps, Rows, Unit
from annotator.domain.transfer.selections import Layer, Names, Selection, Texts
from annotator.project import Project


def add(commands: Subparsers) -> None:
    """Add this command."""
    parser = command(
        commands, "export", _export, _("take data out"), "export news.annot --format csv -o marks.csv --status done"
    )
    parser.add_argument("--format", metavar="F", required=True, help=_("one of those that “annotator formats” lists"))
    parser.add_argument(
        "-o", dest="out", metavar="OUT", type=Path, help=_("file or folder; standard output unless given")
    )
    parser.add_argument(
        "--article", dest="articles", action="append", default=[], metavar="ARTICLE",
        help=_("only this article: its key, the beginning of it, or its title"),
    )  # fmt: skip
    parser.add_argument("--status", action="append", default=[], choices=[state.value for state in State],
                        help=_("only articles with this status"))  # fmt: skip
    parser.add_argument("--annotator", dest="annotators", action="append", default=[], metavar="A",
                        help=_("only marks by this annotator"))  # fmt: skip
    parser.add_argument(
        "--tag", dest="tags", action="append", default=[], metavar="T", help=_("only marks with this tag")
    )
    parser.add_argument("--since", default="", metavar="DATE", help=_("only articles from this day on"))
    parser.add_argument("--until", default="", metavar="DATE", help=_("only articles until this day"))
    parser.add_argument("--layer", choices=[one.value for one in Layer], default=Layer.ALL.value,
                        help=_("all marks, or only those of the adjudicated layer"))  # fmt: skip
    parser.add_argument(
        "--without-texts", action="store_const", dest="texts", const=Texts.WITHOUT, default=Texts.WITH,
        help=_("where the marks stand, without the words of the articles"),
    )  # fmt: skip
    parser.add_argument("--pseudonyms", action="store_const", dest="names", const=Names.PSEUDONYMS,
                        default=Names.OWN, help=_("other names for the annotators"))  # fmt: skip
    parser.add_argument(
        "--with-suggestions", dest="suggested", action="store_true",
        help=_("what is pending as well, apart from the marks, in formats that can carry it"),
    )  # fmt: skip
    _add_options(parser)
    parser.add_argument("--strict", action="store_true", help=_("refuse a format that leaves something out"))


def _add_options(parser: argparse.ArgumentParser) -> None:
    """How it is written, for the formats that let people choose."""
    parser.add_argument("--offsets", action="append", default=[], choices=[one.value for one in OffsetUnit],
                        help=_("further columns that count in this unit"))  # fmt: skip
    parser.add_argument("--overlaps", choices=[one.value for one in Overlaps], default=Overlaps.LONGEST.value,
                        help=_("which of overlapping marks a format keeps that knows only one at a place"))  # fmt: skip
    parser.add_argument("--unit", choices=[one.value for one in Unit], default=Unit.CHARACTER.value,
                        help=_("what stands on one line of a column format"))  # fmt: skip
    parser.add_argument("--rows", choices=[one.value for one in Rows], default=Rows.LINES.value,
                        help=_("how the rows of a data set are kept"))  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, metavar="N", help=_("decides the splits of a data set"))


def _selection(project: Project, arguments: argparse.Namespace) -> Selection:
    return Selection(
        articles=frozenset(project.articles.find(one).id for one in arguments.articles),
        states=frozenset(State(one) for one in arguments.status),
        annotators=frozenset(_annotator(project, name) for name in arguments.annotators),
        tags=frozenset(project.codebook.by_path(path).id for path in arguments.tags),
        since=arguments.since,
        until=arguments.until,
        layer=Layer(arguments.layer),
        texts=arguments.texts,
        names=arguments.names,
        undecided_by=project.annotator.id if arguments.suggested else None,
    )


def _options(arguments: argparse.Namespace) -> Options:
    offsets = frozenset(map(OffsetUnit, arguments.offsets))
    return Options(Overlaps(arguments.overlaps), Unit(arguments.unit), arguments.seed, offsets, Rows(arguments.rows))


def _export(arguments: argparse.Namespace) -> int:
    with opened(argparse.Namespace(project=arguments.project), read_only=True) as project:
        selection, options = _selection(project, arguments), _options(arguments)
        if arguments.out is None:
            return _print(project, arguments, selection, options)
        done = project.exports.write(
            arguments.out,
            arguments.format,
            selection,
            options,
            strict=arguments.strict,
            progress=printing.bar(_("Writing")),
        )
    _complain(done.left)
    sentence = ngettext("Exported {count} article to {path}.", "Exported {count} articles to {path}.", done.articles)
    facts = {
        "articles": done.articles, "path": str(arguments.out),
        "losses": {one.aspect.value: one.count for one in done.left},
    }  # fmt: skip
    printing.told(sentence.format(count=done.articles, path=arguments.out), facts, as_json=arguments.json)
    return 0


def _print(project: Project, arguments: argparse.Namespace, selection: Selection, options: Options) -> int:
    left = project.exports.losses(arguments.format, selection, options=options)
    if not (arguments.strict and any(one.is_work for one in left)):  # which is refused with the same words
        _complain(left)
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    for piece in project.exports.lines(arguments.format, selection, options, strict=arguments.strict):
        sys.stdout.write(piece)
    return 0


def _complain(left: Sequence[Loss]) -> None:
    if left:
        print(_("Not in it: {losses}.").format(losses=", ".join(map(str, left))), file=sys.stderr)


def _annotator(project: Project, name: str):  # noqa: ANN202
    for one in project.annotators():
        if one.name == name:
            return one.id
    names = ", ".join(one.name for one in project.annotators())
    raise NotFound(
        _("Nobody called “{name}” works on this project.").format(name=name),
        _("There are: {names}.").format(names=names),
    )

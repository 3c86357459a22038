"""``mark``, ``link``: the verbs of the window."""

import argparse
from uuid import UUID

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.errors import NotFound
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "mark", _mark, _("put a tag on a span"), "mark news.annot 0193f0aa person 12 15 --as lin"
    )
    parser.add_argument("article", metavar="ARTICLE", help=_("its key, the beginning of it, or its title"))
    parser.add_argument("tag", metavar="TAG", help=_("the tag's path, such as person or theme/社會工作"))
    parser.add_argument("start", metavar="START", type=int, help=_("first character, counted from 0"))
    parser.add_argument("end", metavar="END", type=int, help=_("behind the last character"))
    writes(parser)
    parser = command(commands, "link", _link, _("link two marks"), "link news.annot says 0193f0aa-… 0193f0ab-…")
    parser.add_argument("type", metavar="TYPE", help=_("the type of link, such as says or holds"))
    parser.add_argument("from_mark", metavar="FROM", help=_("the key of the mark where it begins"))
    parser.add_argument("to_mark", metavar="TO", help=_("the key of the mark where it ends"))
    writes(parser)


def _mark(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        article = project.articles.find(arguments.article)
        tag = project.codebook.by_path(arguments.tag)
        mark = project.marks.add(article.id, Span(arguments.start, arguments.end), tag.id).value
    facts = {
        "id": str(mark.id),
        "tag": arguments.tag,
        "start": mark.span.start,
        "end": mark.span.end,
        "text": mark.text,
    }
    printing.told(_("Marked “{text}” as {tag}: {id}").format(**facts), facts, as_json=arguments.json)
    return 0


def _link(arguments: argparse.Namespace) -> int:
    ends = key_of(arguments.from_mark), key_of(arguments.to_mark)
    with opened(arguments) as project:
        link = project.links.add(arguments.type, *ends).value
    facts = {"id": str(link.id), "type": arguments.type, "from": str(link.from_mark), "to": str(link.to_mark)}
    printing.told(_("Linked: {id}").format(**facts), facts, as_json=arguments.json)
    return 0


def key_of(words: str) -> MarkId:
    """The key of a mark as somebody wrote it. Raises ``NotFound`` for what is none."""
    try:
        return MarkId(UUID(words))
    except ValueError as error:
        raise NotFound(
            _("“{words}” is no key of a mark.").format(words=words),
            _("“annotator show” lists the marks of an article."),
        ) from error

"""A plan of merging and its conflicts in words, on the page as in a file that people send each other."""

from collections.abc import Iterator

from annotator.domain.language import _, marked, ngettext
from annotator.domain.log.history import step_field
from annotator.domain.transfer.merging import Conflict, Counts, Kind, MergePlan, Side
from annotator.ui.naming import path_name
from annotator.ui.pages.restoring import moment

THINGS = {
    "article": marked("Articles"), "mark": marked("Marks"), "link": marked("Links"), "person": marked("People"),
    "tag": marked("Tags"), "article_theme": marked("Themes of articles"), "status": marked("Statuses"),
    "annotator": marked("Annotators"), "suggestion": marked("Decisions on suggestions"), "project": marked("Project"),
    "link_type": marked("Types of links"), "saved_search": marked("Saved searches"),
    "difference": marked("Persons told apart"),
}  # fmt: skip
KINDS = {
    Kind.EDITED: marked("Changed on both sides"),
    Kind.REMOVED: marked("Removed here, edited there"),
    Kind.REVIVED: marked("Removed here, used there"),
    Kind.CIRCLE: marked("Joined both ways"),
    Kind.NAMESAKES: marked("Two of one name"),
    Kind.VERSION: marked("Another version of the text"),
    Kind.TWICE: marked("The same mark twice"),
}


def plan_as_text(plan: MergePlan, project: str) -> str:
    """The whole plan as plain text: what would come, then each conflict with both sides."""
    names = ", ".join(copy.path.name for copy in plan.copies)
    lines = [
        _("Merge: {names}").format(names=names),
        _("into {name}").format(name=project),
        operations(plan.operations),
    ]
    lines += ["", *(_(THINGS[subject]) + ": " + counted(counts) for subject, counts in plan.counts.items())]
    lines += [one.words(moment(one.when), keeps=plan.keeps) for one in plan.taken_back]
    for number, one in enumerate(plan.conflicts, 1):
        lines += ["", *_conflict(number, one)]
    return "\n".join(lines) + "\n"


def _conflict(number: int, one: Conflict) -> Iterator[str]:
    yield f"{number}. " + "  ·  ".join(part for part in (_(KINDS[one.kind]), one.what, step_field(one.field)) if part)
    if one.before:
        yield "   " + _("before: {words}").format(words=value_words(one, one.before))
    yield "   " + _("Stands") + ": " + _side(one, one.here)
    yield "   " + _("Other") + ": " + _side(one, one.there)


def value_words(one: Conflict, words: str) -> str:
    """What a side of a conflict says; tags of every codebook as the window calls them."""
    return path_name(words) if one.field in ("tag", "parent") else words


def _side(one: Conflict, side: Side) -> str:
    when = moment(side.when) if side.when is not None else ""
    return "  ·  ".join(part for part in (value_words(one, side.words), side.who, when) if part)


def counted(counts: Counts) -> str:
    """Counts in words."""
    words = (
        (_("{count} new"), counts.new), (_("{count} changed"), counts.changed),
        (_("{count} taken away"), counts.gone), (_("{count} back again"), counts.back),
    )  # fmt: skip
    return ", ".join(sentence.format(count=f"{count:,}") for sentence, count in words if count)


def operations(count: int) -> str:
    """How many operations are new."""
    return ngettext("{count} operation is new here.", "{count} operations are new here.", count).format(count=count)


def waiting(count: int) -> str:
    """How many conflicts wait."""
    words = ngettext("{count} conflict left to decide", "{count} conflicts left to decide", count)
    return words.format(count=count)

"""A plan of merging and its conflicts in words, on the page as in a file that people send each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from annotator.domain.codebook import HOLDS, SAYS, Codebook
from annotator.domain.language import _, marked, ngettext
from annotator.domain.log.history import step_field, subject_name
from annotator.domain.transfer.merging import Choice, Conflict, Counts, Kind, MergePlan, Side
from annotator.ui.naming import kind_name, path_name
from annotator.ui.pages.restoring import moment

THINGS = {
    "article": marked("Articles"), "mark": marked("Marks"), "link": marked("Links"), "person": marked("People"),
    "tag": marked("Tags"), "link_type": marked("Types of links"), "article_theme": marked("Themes of articles"),
    "status": marked("Statuses"), "suggestion": marked("Decisions on suggestions"), "annotator": marked("Annotators"),
    "difference": marked("Persons told apart"), "saved_search": marked("Saved searches"),
    "project": marked("Project"),
}  # fmt: skip
"""By table, in the order in which people ask for them."""
EVENTS = {
    "new": marked("{things}, new"), "changed": marked("{things}, changed"), "gone": marked("{things}, taken away"),
    "back": marked("{things}, back again"),
}  # fmt: skip
KINDS = {
    Kind.EDITED: marked("Changed on both sides"),
    Kind.REMOVED: marked("Removed by one, edited by the other"),
    Kind.REVIVED: marked("Removed by one, used by the other"),
    Kind.CIRCLE: marked("Joined both ways"),
    Kind.NAMESAKES: marked("Two of one name"),
    Kind.VERSION: marked("Another version of the text"),
    Kind.TWICE: marked("The same mark twice"),
    Kind.ENDS: marked("Another speaker or holder"),
}
_NAMESAKES = {
    "person": marked("Two people of one name"), "annotator": marked("Two annotators of one name"),
    "tag": marked("Two tags of one name"),
}  # fmt: skip
_ENDS = {SAYS: marked("Speaker of a quote"), HOLDS: marked("Holder of a role")}
_EDGES = marked("edges")
_PROPOSALS = frozenset({Kind.REVIVED, Kind.NAMESAKES, Kind.VERSION, Kind.TWICE})
"""Where no copy says anything of it: one side leaves all as it is, the other does something about it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a conflict as people see them: what stands ``here``, and what would come from ``there``.

    A merge may let the value of a copy stand, as it is the later one. Keeping what stands here, and taking the
    other, are then the other ``Choice`` each.
    """

    here: Side
    there: Side
    here_name: str
    there_name: str
    keep: Choice = Choice.HERE
    take: Choice = Choice.THERE

    def told(self, choice: Choice) -> str:
        """What was decided."""
        return _("keep what stands") if choice is self.keep else _("take the other")


def sides_of(one: Conflict, plan: MergePlan | None) -> Sides:
    """The sides of a conflict of a plan, or of one that is open."""
    if one.kind in _PROPOSALS:
        return Sides(one.here, one.there, _("As it stands"), _("Instead"))
    who, other = one.here.who, one.there.who
    if plan is None:
        if not who or not other or who == other:
            return Sides(one.here, one.there, _("As it stands"), _("Instead"))
        here = who if one.kind is Kind.ENDS else _("{name}, as it stands").format(name=who)
        return Sides(one.here, one.there, here, other)
    copy = copy_name(plan)
    several = len(plan.copies) > 1
    if one.id in plan.only_there:
        return Sides(one.here, one.there, *((who, other) if who and other and who != other else (copy, copy)))
    if one.id in plan.won_there:
        return Sides(one.there, one.here, _("Here"), (several and who) or copy, Choice.THERE, Choice.HERE)
    return Sides(one.here, one.there, _("Here"), (several and other) or copy)


def copy_name(plan: MergePlan) -> str:
    """What the other side of a plan is called."""
    return plan.copies[0].path.name if len(plan.copies) == 1 else _("a copy")


def headline(one: Conflict, book: Codebook) -> str:
    """What a conflict is about: of a field that both changed which one, of what."""
    if one.kind is Kind.NAMESAKES:
        return _(_NAMESAKES[one.subject])
    if one.kind is Kind.ENDS:
        return _(_ENDS[one.field])
    if one.kind is not Kind.EDITED:
        return _(KINDS[one.kind])
    tag = one.here.excerpt.tag if one.here.excerpt is not None else None
    thing = kind_name(book.tag(tag).kind) if tag is not None and book.knows(tag) else subject_name(one.subject)
    told = _("{thing}: {field}").format(thing=thing, field=_field(one))
    return told[:1].upper() + told[1:]


def where(one: Conflict) -> str:
    """Which thing it is about, or where in which article, as its mark is shown."""
    if not one.article:
        return one.what
    return "  ·  ".join(part for part in (one.article, f"¶ {one.paragraph}" if one.paragraph else "") if part)


def stands(one: Conflict, sides: Sides) -> str:
    """Which side stands where nothing is decided; empty where that is no side's."""
    if one.kind in (*_PROPOSALS, Kind.ENDS):
        return ""
    return sides.here_name if sides.keep is Choice.HERE else sides.there_name


def _field(one: Conflict) -> str:
    return _(_EDGES) if one.field == "span" else step_field(one.field)


def by_kind(conflicts: Sequence[Conflict]) -> str:
    """How many there are of each kind; nothing where all are of one."""
    counts = Counter(one.kind for one in conflicts)
    told = (_(KINDS[kind]) + f" {count:,}" for kind, count in counts.most_common())
    return "  ·  ".join(told) if len(counts) > 1 else ""


def plan_lines(plan: MergePlan) -> Iterator[tuple[str, int, str]]:
    """What a plan would bring: what and how, how many, and a word about it."""
    for subject in sorted(plan.counts, key=list(THINGS).index):
        counts = asdict(plan.counts[subject])
        for event, words in EVENTS.items():
            if counts[event]:
                about_it = _marks_by(plan) if (subject, event) == ("mark", "new") else ""
                yield _(words).format(things=_(THINGS[subject])), counts[event], about_it


def _marks_by(plan: MergePlan) -> str:
    by = (_("{count} by {name}").format(count=f"{count:,}", name=name) for name, count in plan.marks_by.items())
    return ", ".join(by)


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
        lines += ["", *_conflict(number, one, sides_of(one, plan))]
    return "\n".join(lines) + "\n"


def _conflict(number: int, one: Conflict, sides: Sides) -> Iterator[str]:
    field = _field(one) if one.kind is Kind.EDITED else ""
    yield f"{number}. " + "  ·  ".join(part for part in (_(KINDS[one.kind]), one.what, field, one.article) if part)
    if one.before is not None:
        yield "   " + _("Before both") + ": " + _side(one, one.before)
    yield f"   {sides.here_name}: {_side(one, sides.here)}"
    yield f"   {sides.there_name}: {_side(one, sides.there)}"


def value_words(one: Conflict, words: str) -> str:
    """What a side of a conflict says; tags of every codebook as the window calls them."""
    return path_name(words) if one.field in ("tag", "parent") else words


def _side(one: Conflict, side: Side) -> str:
    when = moment(side.when) if side.when is not None else ""
    words = value_words(one, side.words).replace("\n", ", ")
    return "  ·  ".join(part for part in (words, side.who, when) if part)


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

"""The words of an entry of the history: its sentence, and its steps with what stood before and after."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from annotator.domain.articles import State
from annotator.domain.language import _, ngettext
from annotator.domain.log.history import Entry, Event, Step, step_field, subject_name
from annotator.domain.moments import Moment
from annotator.ui import theme
from annotator.ui.naming import link_words, path_name, state_name

SHOWN = 4
"""Lines of steps below a sentence; what is beyond is told by its number."""


def sentence(entry: Entry) -> str:
    """What was done, beginning with a capital letter where there are such."""
    title = entry.operation.title
    return title[:1].upper() + title[1:]


def told(entry: Entry) -> str:
    """An entry in words alone, one line for each step."""
    head = f"{clock_of(entry.operation.done)}  {entry.by}  {sentence(entry)}"
    head += "  (" + _("undone") + ")" if entry.operation.undone else ""
    lines = ["".join(words for words, _colour in parts) for parts in _lines(entry)]
    lines += ["".join(words for words, _colour in _parts(step)) for step in entry.named]
    rest = _more(entry.more + _unnamed(entry))
    return "\n".join([head, *lines, *([rest] if rest else [])])


def _lines(entry: Entry) -> list[list[tuple[str, str]]]:
    """The words of the steps with their colours, line by line; numbers of one event stand on one line."""
    return [parts for _steps, parts in _told_lines(entry)]


def shown(entry: Entry, *, open_: bool) -> tuple[list[list[tuple[str, str]]], str]:
    """The lines below the sentence, and what is told last: how many are not shown, or how they are."""
    lines = _lines(entry)
    if not entry.named:
        return lines[:SHOWN], _rest(entry)
    if not open_:
        return lines, _("D or a click: by name")
    return [*lines, *(list(_parts(step)) for step in entry.named)], _more(_unnamed(entry))


def _unnamed(entry: Entry) -> int:
    """How many of those that are told in numbers are not named."""
    return sum(step.count for step in entry.steps) - len(entry.named) if entry.named else 0


def _rest(entry: Entry) -> str:
    beyond = _told_lines(entry)[SHOWN:]
    return _more(entry.more + sum(step.count for steps, _parts in beyond for step in steps))


def _told_lines(entry: Entry) -> list[tuple[list[Step], list[tuple[str, str]]]]:
    found: list[tuple[list[Step], list[tuple[str, str]]]] = []
    for (is_count, event), group in groupby(entry.steps, key=lambda step: (step.is_count, step.event)):
        steps = list(group)
        if is_count:
            found.append((steps, list(_counted(event, steps))))
        else:
            found += [([step], list(_parts(step))) for step in steps]
    return found


def _counted(event: Event, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """How many things of each kind, such as ``+ 12 articles, 318 marks``."""
    colours = theme.current()
    yield _sign(event)
    told = ", ".join(f"{step.count:,} {subject_name(step.subject, step.count)}" for step in steps)
    yield told, colours.ink
    if event is Event.CHANGED:
        yield "  " + _("changed"), colours.faint
    elif event is Event.BACK:
        yield "  " + _("back again"), colours.faint


def _sign(event: Event) -> tuple[str, str]:
    colours = theme.current()
    signs = {Event.GONE: ("−  ", colours.removed), Event.CHANGED: ("", colours.faint)}
    return signs.get(event, ("+  ", colours.accent))


def _more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count).format(count=count) if count else ""


def _parts(step: Step) -> Iterator[tuple[str, str]]:
    """The words of a step with their colours."""
    colours = theme.current()
    yield _sign(step.event)
    yield f"{subject_name(step.subject)}  ", colours.faint
    yield (path_name(step.thing) if step.subject == "tag" else step.thing), colours.ink
    if step.event is Event.CHANGED:
        yield f"   {step_field(step.field)}  ", colours.faint
        yield _value(step, step.before), colours.faint
        yield "  →  ", colours.faint
        yield _value(step, step.after), colours.ink
    elif step.before or step.after:
        yield f"   {_value(step, step.before or step.after)}", colours.faint


def _value(step: Step, value: str) -> str:
    if not value:
        return "–"
    if step.field in ("tag", "parent"):
        return path_name(value)
    if (step.subject, step.field) == ("link", "type"):
        return link_words(value)
    return state_name(State(value)) if (step.subject, step.field) == ("status", "state") else value


def day_of(moment: Moment) -> date:
    """The day of a moment by the clock of the place."""
    return datetime.fromtimestamp(moment / 1000).astimezone().date()


def clock_of(moment: Moment) -> str:
    """Hour and minute of a moment by the clock of the place."""
    return f"{datetime.fromtimestamp(moment / 1000).astimezone():%H:%M}"

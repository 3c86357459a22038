"""What files with marks would bring, and what of an import has no place: as HTML, the plan, then problems by line."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice

from annotator.domain.codebook import Codebook
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import ImportPlan, PlannedExchange, PlannedLabel, Problem
from annotator.ui.naming import path_name
from annotator.ui.theme import Theme

MOST_PROBLEMS = 400
"""More of them nobody reads, and a page of them would take long to lay out; the command line tells all."""
_MOST_NAMES, _LONGEST_NAME = 24, 40
_MOST_LABELS = 200
LABEL = "label"
"""How the addresses of links begin that change a label: then follow the numbers of the file and of the label."""


def coming_html(plan: ImportPlan, book: Codebook, theme: Theme) -> str:
    """The files one below the other, then what does not fit; ``book`` says which tags are here already."""
    files = (_file(at, one, book, theme) for at, one in enumerate(plan.exchanges))
    return "".join((*files, *_problems(plan, theme)))


def _file(at: int, one: PlannedExchange, book: Codebook, theme: Theme) -> str:
    rows = "".join(_row(head, told, theme) for head, told in _facts(one, book))
    return (
        f"<p style='margin: 16px 16px 6px'><b>{escape(one.name)}</b></p>"
        f"<table cellspacing='0' style='margin-left: 16px;'>{rows}</table>{_labels(at, one.labels(book), theme)}"
    )


def _labels(at: int, labels: Sequence[PlannedLabel], theme: Theme) -> str:
    """What the file calls tags and which tags they become, each to be changed by a click."""
    if not labels:
        return ""
    rows = "".join(_label(f"{LABEL}:{at}/{number}", one, theme) for number, one in enumerate(labels[:_MOST_LABELS]))
    more = len(labels) - _MOST_LABELS
    told = ngettext("… and {count} further one", "… and {count} further ones", more).format(count=f"{more:,}")
    rest = f"<p style='margin: 6px 16px; color: {theme.faint};'>{escape(told)}</p>" if more > 0 else ""
    head = _head(_("LABELS OF THE FILE"), theme)
    return f"{head}<table cellspacing='0' style='margin-left: 16px;'>{rows}</table>{rest}"


def _label(link: str, one: PlannedLabel, theme: Theme) -> str:
    used = ngettext("{count} place", "{count} places", one.count).format(count=f"{one.count:,}")
    told = _listed(used, _("new tag") if one.is_new else "")
    style = "padding: 3px 18px 3px 0; vertical-align: middle;"
    path = escape(_short(path_name(one.path)))
    return (
        f"<tr><td style='{style}'>{escape(_short(one.words))}</td><td style='{style}'>→ "
        f"<a href='{link}' style='color: {theme.accent}; text-decoration: none;'>{path}</a>"
        f"</td><td style='{style} color: {theme.faint};'>{escape(told)}</td></tr>"
    )


def _head(words: str, theme: Theme) -> str:
    return (
        f"<p style='margin: 18px 16px 4px; color: {theme.faint}; font-size: 12px; font-weight: bold;'>"
        f"{escape(words)}</p>"
    )


def _facts(one: PlannedExchange, book: Codebook) -> Iterator[tuple[str, str]]:
    exchange = one.exchange
    known = ngettext("{count} of them is here already", "{count} of them are here already", one.known)
    yield _("Articles"), _listed(f"{exchange.count:,}", known.format(count=f"{one.known:,}") if one.known else "")
    yield _("Marks"), f"{one.marks:,}"
    if one.suggestions:
        told = ngettext("{count} suggestion, which waits in its article until somebody decides",
                        "{count} suggestions, which wait in their articles until somebody decides",
                        one.suggestions)  # fmt: skip
        yield _("Suggestions"), told.format(count=f"{one.suggestions:,}")
    if exchange.people:
        yield _("People"), _names(person.name for person in exchange.people)
    if exchange.annotators:
        yield _("Annotators"), _names(annotator.name for annotator in exchange.annotators)
    here = {book.path(tag.id) for tag in book.tags}
    coming = (tag for tag in exchange.codebook.tags if tag.id not in one.renamed)
    fresh = [path for tag in coming if (path := exchange.codebook.path(tag.id)) not in here]
    yield _("New tags"), _names(map(path_name, fresh)) or _("none: all are in the codebook already")


def _problems(plan: ImportPlan, theme: Theme) -> Iterator[str]:
    found = plan.problems
    if not found:
        return
    head = ngettext("{count} PROBLEM", "{count} PROBLEMS", len(found)).format(count=f"{len(found):,}")
    yield f"{_head(head, theme)}<table cellspacing='0' style='margin-left: 16px;'>"
    several = len({one.name for one in found}) > 1 or len(plan.exchanges) + len(plan.articles) > 1
    yield from (_problem(one, theme, named=several or not plan.exchanges) for one in found[:MOST_PROBLEMS])
    yield "</table>"
    if (more := len(found) - MOST_PROBLEMS) > 0:
        told = ngettext("… and {count} further one", "… and {count} further ones", more).format(count=f"{more:,}")
        yield f"<p style='margin: 6px 16px; color: {theme.faint};'>{escape(told)}</p>"


def _problem(one: Problem, theme: Theme, *, named: bool) -> str:
    line = _("Line {line}").format(line=f"{one.line:,}") if one.line else ""
    place = "  ".join(part for part in (one.name if named else "", line) if part)
    return _row(place, f"{one.message} {one.hint}".strip(), theme)


def _row(head: str, told: str, theme: Theme) -> str:
    return (
        f"<tr><td style='padding: 3px 18px 3px 0; vertical-align: middle; white-space: nowrap; color: {theme.faint};'>"
        f"{escape(head)}</td><td style='padding: 3px 0; vertical-align: middle;'>{escape(told)}</td></tr>"
    )


def _names(names: Iterable[str]) -> str:
    """The first of some names, and how many follow."""
    every = list(dict.fromkeys(names))
    shown = [_short(one) for one in islice(every, _MOST_NAMES)]
    more = len(every) - len(shown)
    return _listed(*shown, f"+{more:,}" if more else "")


def _listed(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"

"""Why an operation is not put back, in sentences that say what stands in the way."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection

from annotator.domain.errors import UndoRefused
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Operation
from annotator.domain.moments import local
from annotator.store.pointers import Meanings
from annotator.store.shelves.history import History
from annotator.store.shelves.people import Annotators

NAMED = 3
"""So many of the deeds that stand in the way are told."""


def built_upon(connection: Connection, target: Operation, building: Collection[UUID], *, again: bool) -> UndoRefused:
    """Later deeds build on it; ``again`` where it should be done again."""
    names = Annotators(connection, Meanings(connection))
    newest = History(connection, Meanings(connection)).newest_of(building, NAMED)
    told = [
        _("“{title}” ({name}, {when})").format(title=one.title, name=_name(names, one), when=local(one.done))
        for one in newest
    ]
    more = len(building) - len(told)
    if more:
        told.append(ngettext("{count} more", "{count} more", more).format(count=more))
    sentence = (
        ngettext(
            "“{title}” cannot be done again: a later step stands in the way.",
            "“{title}” cannot be done again: {count} later steps stand in the way.",
            len(building),
        )
        if again
        else ngettext(
            "“{title}” cannot be undone by itself: a later step builds on it.",
            "“{title}” cannot be undone by itself: {count} later steps build on it.",
            len(building),
        )
    )
    return UndoRefused(
        sentence.format(title=target.title, count=len(building)),
        _("Undo first: {steps}.").format(steps="; ".join(told)),
    )


def not_own(connection: Connection, target: Operation) -> UndoRefused:
    """Somebody else did it."""
    name = _name(Annotators(connection, Meanings(connection)), target)
    return UndoRefused(
        _("“{title}” was done by {name}.").format(title=target.title, name=name),
        _("Everybody undoes their own steps; change it by hand to what you want."),
    )


def not_undone_here(target: Operation) -> UndoRefused:
    """A deed that everything builds on, or that is taken back in another way."""
    return UndoRefused(
        _("“{title}” is not a step that is undone.").format(title=target.title), _("Restore a backup from before it.")
    )


def undone_already(target: Operation) -> UndoRefused:
    """It does not stand any more."""
    return UndoRefused(
        _("“{title}” does not stand any more.").format(title=target.title),
        _("The history shows by which later step; undoing that one brings it back."),
    )


def changed_since(what: str, *, again: bool) -> UndoRefused:
    """Something else stands than what it left; ``again`` where it should be done again."""
    sentence = (
        _("This cannot be done again: somebody has changed the same thing since ({what}).")
        if again
        else _("This cannot be undone: somebody has changed the same thing since ({what}).")
    )
    return UndoRefused(sentence.format(what=what), _("Nothing was changed. Change it by hand to what you want."))


def cut_away(target: Operation, day: str, *, again: bool) -> UndoRefused:
    """What it changed is not in the log any more; ``again`` where it should be done again."""
    sentence = (
        _("“{title}” cannot be done again: the history before {day} was cut.")
        if again
        else _("“{title}” cannot be undone: the history before {day} was cut.")
    )
    return UndoRefused(
        sentence.format(title=target.title, day=day),
        _("Change it by hand to what you want, or open a backup from before the history was cut."),
    )


def _name(names: Annotators, operation: Operation) -> str:
    found = names.get(operation.annotator)
    return found.name if found is not None else "?"

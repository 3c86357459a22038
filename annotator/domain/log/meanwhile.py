"""What somebody else changed between reading a thing and writing it: nothing of either is written over unseen."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from annotator.domain.codebook import FeatureValue
from annotator.domain.errors import ChangedMeanwhile
from annotator.domain.language import _
from annotator.domain.wording import shortened

T = TypeVar("T")
NOTE = "note"


def both_notes(now: str, was: str, wanted: str) -> str:
    """The note to store where ``was`` was edited to ``wanted``: what others wrote since then stays above it."""
    if now in (was, wanted):
        return wanted
    return now if wanted == was else "\n".join(words for words in (now, wanted) if words)


def touched(now: T, was: T, wanted: T) -> T:
    """``now``, a frozen dataclass, with the fields in which ``wanted`` differs from ``was``.

    Raises ``ChangedMeanwhile`` where somebody else set one of them to something else; notes hold both.
    """
    changed: dict[str, Any] = {}
    for one in fields(now):  # type: ignore[arg-type]
        theirs, before, mine = (getattr(value, one.name) for value in (now, was, wanted))
        if mine == before:
            continue
        changed[one.name] = both_notes(theirs, before, mine) if one.name == NOTE else _mine(theirs, before, mine)
    return replace(now, **changed)  # type: ignore[type-var]


def touched_answers(
    now: Mapping[str, FeatureValue], was: Mapping[str, FeatureValue], wanted: Mapping[str, FeatureValue]
) -> dict[str, FeatureValue]:
    """``now`` with the answers in which ``wanted`` differs from ``was``.

    Raises ``ChangedMeanwhile`` where somebody else answered the same otherwise.
    """
    answers = {name: now.get(name) for name in {**now, **wanted, **was}}
    for name in answers:
        if wanted.get(name) != was.get(name):
            answers[name] = _mine(now.get(name), was.get(name), wanted.get(name))
    return {name: value for name, value in answers.items() if value is not None}


def typed_over(
    now: Mapping[str, FeatureValue], was: Mapping[str, FeatureValue], typed: Mapping[str, FeatureValue]
) -> dict[str, FeatureValue]:
    """``now`` with what was typed where ``was`` stood: where a form begins again whose answers were refused."""
    answers = {name: (now if typed.get(name) == was.get(name) else typed).get(name) for name in {**now, **typed, **was}}
    return {name: value for name, value in answers.items() if value is not None}


def _mine(theirs: Any, before: Any, mine: Any) -> Any:  # noqa: ANN401
    if theirs in (before, mine):
        return mine
    raise ChangedMeanwhile(
        _("Meanwhile somebody made it “{theirs}”; you wanted “{yours}”.").format(
            theirs=_told(theirs), yours=_told(mine)
        ),
        _("Nothing was written over. Do it again if it shall be yours."),
    )


def _told(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, Mapping):
        value = tuple(f"{name}: {one}" for name, one in cast("Mapping[str, object]", value).items())
    if isinstance(value, tuple):
        value = ", ".join(str(one) for one in cast("Iterable[object]", value))
    return "–" if value is None or value == "" else shortened(str(value))

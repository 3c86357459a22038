"""Which persons of a register may be one: found by what they have in common, never by comparing all with all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.corpus.register import Acquaintance, Likelihood
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.suggest.naming import surname
from annotator.suggest.words import title_ends
from annotator.text.folding import fold

MOST_ALIKE = 40
"""Of more persons that have one thing in common nothing is said: it tells nothing."""
_SHORTEST_DIFFERING = 3
"""Names of two characters of which one differs are mostly two persons."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one, whoever is mentioned more first, and on what grounds."""

    one: Acquaintance
    other: Acquaintance
    likelihood: Likelihood
    grounds: tuple[str, ...]


def pairs(people: Sequence[Acquaintance], apart: Collection[frozenset[PersonId]] = ()) -> list[Pair]:
    """The pairs, the likeliest and the most mentioned first; none of those who are known to be different."""
    found: dict[frozenset[PersonId], Pair] = {}
    for alike, judge in (
        (_by(people, lambda one: [fold(one.name)]), _of_one_name),
        (_by(people, lambda one: {fold(name) for name in (one.name, *one.variants)}), _of_one_variant),
        (_by(people, _offices), _of_one_office),
        (_by(people, _gaps), _one_differs),
    ):
        for one, other in alike:
            key = frozenset((one.person, other.person))
            if key not in found and key not in apart and (pair := judge(one, other)) is not None:
                found[key] = pair
    order = list(Likelihood)
    return sorted(
        found.values(),
        key=lambda pair: (order.index(pair.likelihood), -pair.one.mentions - pair.other.mentions, pair.one.name),
    )


def _by(
    people: Iterable[Acquaintance], keys: Callable[[Acquaintance], Iterable[Hashable]]
) -> Iterator[tuple[Acquaintance, Acquaintance]]:
    """Every two persons who have a key in common, the one with more mentions first."""
    having: dict[Hashable, list[Acquaintance]] = defaultdict(list)
    for one in people:
        for key in set(keys(one)):
            having[key].append(one)
    for alike in having.values():
        if 1 < len(alike) <= MOST_ALIKE:
            yield from combinations(sorted(alike, key=lambda one: (-one.mentions, one.person)), 2)


def _offices(one: Acquaintance) -> Iterator[tuple[str, str]]:
    """Surname and the ends of the offices that somebody holds or is called by: 曹副委員長 has 副委員長, 委員長."""
    name = fold(one.name)
    if name.isascii() or len(name) < 2:
        return
    own = surname(name)
    if _is_title(name):
        yield own, name[len(own) :]
    for role in map(fold, one.roles):
        for at in range(len(role) - 1):
            yield own, role[at:]


def _is_title(folded: str) -> bool:
    """Whether a name is a surname with a title."""
    return len(folded) > len(surname(folded)) + 1 and folded.endswith(title_ends())


def _gaps(one: Acquaintance) -> Iterator[tuple[str, int, str]]:
    """The name with each of its characters left out: who shares one of these differs by that character."""
    name = fold(one.name)
    if len(name) >= _SHORTEST_DIFFERING and not name.isascii():
        for at in range(1, len(name)):
            yield name[:at], at, name[at + 1 :]


def _of_one_name(one: Acquaintance, other: Acquaintance) -> Pair:
    if one.name != other.name:
        return Pair(one, other, Likelihood.VERY, (_("the same name in the other script or width"), *_roles(one, other)))
    different = one.roles and other.roles and not _shared_roles(one, other)
    return Pair(
        one, other, Likelihood.UNSURE if different else Likelihood.LIKELY, (_("the same name"), *_roles(one, other))
    )


def _of_one_variant(one: Acquaintance, other: Acquaintance) -> Pair:
    both = {fold(name): name for name in (one.name, *one.variants)}
    shared = next(both[fold(name)] for name in (other.name, *other.variants) if fold(name) in both)
    told = _("both are called {name}").format(name=shared)
    return Pair(one, other, Likelihood.LIKELY, (told, *_roles(one, other)))


def _of_one_office(one: Acquaintance, other: Acquaintance) -> Pair | None:
    """Somebody known by surname and title, and one of that surname who holds that office."""
    titled = next((each for each in (one, other) if _is_title(fold(each.name))), None)
    if titled is None:
        return None
    office = titled.name[len(surname(fold(titled.name))) :]
    return Pair(
        one, other, Likelihood.LIKELY, (_("the same surname and the same office: {office}").format(office=office),)
    )


def _one_differs(one: Acquaintance, other: Acquaintance) -> Pair | None:
    mine, theirs = fold(one.name), fold(other.name)
    at = next((at for at, sign in enumerate(mine) if theirs[at : at + 1] != sign), None)
    if at is None or len(mine) != len(theirs):
        return None
    told = _("one character differs: {mine} / {theirs}").format(mine=one.name[at], theirs=other.name[at])
    shared = _shared_roles(one, other)
    return Pair(one, other, Likelihood.LIKELY if shared else Likelihood.UNSURE, (told, *_roles(one, other)))


def _shared_roles(one: Acquaintance, other: Acquaintance) -> list[str]:
    theirs = set(map(fold, other.roles))
    return [role for role in one.roles if fold(role) in theirs]


def _roles(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    if shared := _shared_roles(one, other):
        return (_("the same role: {role}").format(role=shared[0]),)
    if one.roles and other.roles:
        return (_("different roles: {mine} / {theirs}").format(mine=one.roles[0], theirs=other.roles[0]),)
    return ()

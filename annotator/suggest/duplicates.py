"""Which persons of a register may be one: found by what they have in common, never by comparing all with all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple

from annotator.domain.corpus.register import Acquaintance, Likelihood
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.suggest.naming.forms import surname
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


class _Known(NamedTuple):
    """What makes a person like another."""

    person: PersonId
    name: str
    variants: tuple[str, ...]
    roles: tuple[str, ...]


class _Folded(NamedTuple):
    """The same in its folded shape, which is asked for time and again; ``written`` is the name as it is."""

    written: str
    name: str
    variants: tuple[str, ...]
    roles: frozenset[str]

    @classmethod
    def of(cls, one: _Known) -> "_Folded":
        return cls(one.name, fold(one.name), tuple(map(fold, one.variants)), frozenset(map(fold, one.roles)))


class _Kind(NamedTuple):
    """Something that two persons may have in common: its keys, how likely it makes them one, and how that is told."""

    keys: Callable[[_Folded], Iterable[Hashable]]
    likelihood: Callable[[_Folded, _Folded], Likelihood | None]
    grounds: Callable[[Acquaintance, Acquaintance], tuple[str, ...]]


def pairs(
    people: Sequence[Acquaintance], apart: Collection[frozenset[PersonId]] = (), most: int | None = None
) -> list[Pair]:
    """The pairs, the likeliest and the most mentioned first; none of those who are known to be different.

    ``most`` leaves the first ones: of a large register nearly all pairs are unsure, and their grounds take longest.
    """
    return Seeker().pairs(people, apart, most)


class Seeker:
    """Looks for pairs again and again; whoever is mentioned more often has no more in common with anybody."""

    def __init__(self) -> None:
        self._last: tuple[list[_Known], dict[int, tuple[Likelihood, _Kind]]] = ([], {})

    def pairs(
        self, people: Sequence[Acquaintance], apart: Collection[frozenset[PersonId]] = (), most: int | None = None
    ) -> list[Pair]:
        """The pairs as ``pairs`` gives them, found anew only where names, variants or roles are not as they were."""
        in_order = sorted(people, key=lambda one: one.person)
        everybody = [_Known(one.person, one.name, one.variants, one.roles) for one in in_order]
        before, found = self._last
        if everybody != before:
            found = _found([_Folded.of(one) for one in everybody])
            self._last = everybody, found
        count = len(everybody)
        places = {one.person: at for at, one in enumerate(everybody)} if apart else {}
        known = [sorted(places[one] for one in both) for both in apart if len(both) == 2 and both <= places.keys()]
        different = {first * count + second for first, second in known}
        order, mentions = {one: at for at, one in enumerate(Likelihood)}, [one.mentions for one in in_order]

        def rank(key: int) -> tuple[int, int]:
            return order[found[key][0]], -mentions[key // count] - mentions[key % count]

        open_ones = [key for key in found if key not in different] if different else found
        chosen = sorted(open_ones, key=rank) if most is None else nsmallest(most, open_ones, key=rank)
        return [_pair(in_order[key // count], in_order[key % count], *found[key]) for key in chosen]


def _found(everybody: Sequence["_Folded"]) -> dict[int, tuple[Likelihood, "_Kind"]]:
    """How likely two persons are one, and by what; their places make one number, ``first * count + second``."""
    count, found = len(everybody), dict[int, tuple[Likelihood, _Kind]]()
    for kind in _KINDS:
        for first, second in _alike(everybody, kind.keys):
            key = first * count + second
            if key not in found and (likely := kind.likelihood(everybody[first], everybody[second])) is not None:
                found[key] = likely, kind
    return found


def _pair(one: Acquaintance, other: Acquaintance, likelihood: Likelihood, kind: "_Kind") -> Pair:
    first, second = (one, other) if one.mentions >= other.mentions else (other, one)
    return Pair(first, second, likelihood, kind.grounds(first, second))


def _alike(everybody: Sequence[_Folded], keys: Callable[[_Folded], Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """The places of every two persons who have a key in common."""
    having: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(everybody):
        for key in set(keys(one)):
            having[key].append(at)
    for alike in having.values():
        if 1 < len(alike) <= MOST_ALIKE:
            yield from combinations(alike, 2)


def _name(one: _Folded) -> tuple[str]:
    return (one.name,)


def _names(one: _Folded) -> tuple[str, ...]:
    return (one.name, *one.variants)


def _offices(one: _Folded) -> Iterator[tuple[str, str]]:
    """Surname and the ends of the offices that somebody holds or is called by: 曹副委員長 has 副委員長, 委員長."""
    name = one.name
    if name.isascii() or len(name) < 2:
        return
    own = surname(name)
    if _is_title(name):
        yield own, name[len(own) :]
    for role in one.roles:
        for at in range(len(role) - 1):
            yield own, role[at:]


def _is_title(folded: str) -> bool:
    """Whether a name is a surname with a title."""
    return len(folded) > len(surname(folded)) + 1 and folded.endswith(title_ends())


def _gaps(one: _Folded) -> Iterator[tuple[str, int, str]]:
    """The name with each of its characters left out: who shares one of these differs by that character."""
    name = one.name
    if len(name) >= _SHORTEST_DIFFERING and not name.isascii():
        for at in range(1, len(name)):
            yield name[:at], at, name[at + 1 :]


def _by_name(one: _Folded, other: _Folded) -> Likelihood:
    if one.written != other.written:
        return Likelihood.VERY
    return Likelihood.UNSURE if one.roles and other.roles and not one.roles & other.roles else Likelihood.LIKELY


def _told_by_name(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    same = _("the same name") if one.name == other.name else _("the same name in the other script or width")
    return (same, *_roles(one, other))


def _by_variant(_one: _Folded, _other: _Folded) -> Likelihood:
    return Likelihood.LIKELY


def _told_by_variant(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    both = {fold(name): name for name in (one.name, *one.variants)}
    shared = next(both[fold(name)] for name in (other.name, *other.variants) if fold(name) in both)
    return (_("both are called {name}").format(name=shared), *_roles(one, other))


def _by_office(one: _Folded, other: _Folded) -> Likelihood | None:
    """Somebody known by surname and title, and one of that surname who holds that office."""
    return Likelihood.LIKELY if _is_title(one.name) or _is_title(other.name) else None


def _told_by_office(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    titled = one if _is_title(fold(one.name)) else other
    office = titled.name[len(surname(fold(titled.name))) :]
    return (_("the same surname and the same office: {office}").format(office=office),)


def _by_character(one: _Folded, other: _Folded) -> Likelihood | None:
    if one.name == other.name:
        return None
    return Likelihood.LIKELY if one.roles & other.roles else Likelihood.UNSURE


def _told_by_character(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    mine, theirs = fold(one.name), fold(other.name)
    at = next(at for at, sign in enumerate(mine) if theirs[at] != sign)
    told = _("one character differs: {mine} / {theirs}").format(mine=one.name[at], theirs=other.name[at])
    return (told, *_roles(one, other))


_KINDS = (
    _Kind(_name, _by_name, _told_by_name),
    _Kind(_names, _by_variant, _told_by_variant),
    _Kind(_offices, _by_office, _told_by_office),
    _Kind(_gaps, _by_character, _told_by_character),
)
"""The surest first: what has two persons in common by one of them is not asked by the next."""


def _shared_roles(one: Acquaintance, other: Acquaintance) -> list[str]:
    theirs = set(map(fold, other.roles))
    return [role for role in one.roles if fold(role) in theirs]


def _roles(one: Acquaintance, other: Acquaintance) -> tuple[str, ...]:
    if shared := _shared_roles(one, other):
        return (_("the same role: {role}").format(role=shared[0]),)
    if one.roles and other.roles:
        return (_("different roles: {mine} / {theirs}").format(mine=one.roles[0], theirs=other.roles[0]),)
    return ()

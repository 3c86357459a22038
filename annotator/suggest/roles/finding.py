"""Roles with their organisations and holders, and the people whom the words around them show: two sources."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.domain.codebook import HOLDS, PERSON, ROLE
from annotator.domain.language import marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.roles.english import held, named
from annotator.suggest.roles.heads import anybody, compounded, heads, of_something, police, serves, with_a_name
from annotator.suggest.roles.holders import Holders, People
from annotator.suggest.roles.organisations import reach
from annotator.suggest.roles.people import name_at
from annotator.suggest.roles.speaking import addressed, speakers
from annotator.suggest.roles.titles import Title, grown_heads, titles
from annotator.text.folding import fold
from annotator.text.segments import occurrences

SOURCE, PEOPLE = "roles", "rules"
_HELD, _OF_A_BODY, _BARE = 0.84, 0.74, 0.62
"""Measured with a name behind 80 to 85 of 100 (study of Chinese text, 5); titles alone 62."""
_NOUNS, _LONGEST_NOUN = ("n", "nz"), 5
_TITLE, _NAMED_TITLE = marked("a title of the list"), marked("a title of the list with a name beside it")
_HOLDING = tuple(fold("為 任 是"))
_BY = fold("由")
_NAMED, _REPEATED, _SPEAKS = 0.86, 0.82, 0.8


@dataclass(slots=True)
class Role:
    """A title, where its organisation begins, and who holds it."""

    title: Title
    start: int
    holders: list[Span] = field(default_factory=list[Span])

    @property
    def span(self) -> Span:
        """Organisation and title."""
        return Span(self.start, self.title.span.end)


def roles(page: Page) -> Iterator[Proposal]:
    """The roles of a page by rules alone."""
    return roles_with(page, (), {})


def roles_with(page: Page, people: Sequence[Span], words: Mapping[int, str]) -> Iterator[Proposal]:
    """The roles of a page; the core of each is its title without the organisation.

    ``people`` are persons that a tagger finds: they hold a role beside them where no rule finds a holder.
    ``words`` are its tags by where their words end: a title that nobody holds must end a word there, and no verb.
    """
    found = _found(page, people)
    edges = Counter(edge for role in found for edge in (role.start, role.title.span.end))
    for role in found:
        bare = role.start == role.title.span.start
        if role.title.span.of(page.folded) in anybody():
            continue
        if not (
            _is_no_verb(page.folded, role, words) if role.holders else _may_stand_alone(page.folded, role, edges, words)
        ):
            continue
        score = _HELD if role.holders else _BARE if bare else _OF_A_BODY
        reason = because(_NAMED_TITLE if role.holders else _TITLE)
        ties = tuple(Tie(HOLDS, PERSON, holder) for holder in role.holders)
        yield Proposal(ROLE, role.span, score, SOURCE, reason, core=None if bare else role.title.span, ties=ties)
    yield from _in_english(page)


def _in_english(page: Page) -> Iterator[Proposal]:
    reason = because(_NAMED_TITLE)
    for role in held(page.text):
        core = None if role.span == role.title else role.title
        tie = Tie(HOLDS, PERSON, role.holder)
        yield Proposal(ROLE, role.span, _HELD, SOURCE, reason, core=core, ties=(tie,))


def people(page: Page) -> Iterator[Proposal]:
    """Persons by the words around them: beside a title, by the same name again, and before a verb of speech."""
    seen: set[Span] = set()
    names: dict[str, Span] = {}
    for holder in (holder for role in _found(page, ()) for holder in role.holders):
        names.setdefault(holder.of(page.folded), holder)
        if holder not in seen:
            seen.add(holder)
            yield Proposal(PERSON, holder, _NAMED, PEOPLE, because(marked("a title stands beside it")))
    for words, first in names.items():
        for span in occurrences(page.folded, words):
            if span != first and span not in seen and len(words) > 2:
                seen.add(span)
                yield Proposal(
                    PERSON, span, _REPEATED, PEOPLE, because(marked("a title stands beside it elsewhere in the text"))
                )
    for role in held(page.text):
        yield Proposal(PERSON, role.holder, _NAMED, PEOPLE, because(marked("a title stands beside it")))
    for span in (*addressed(page.folded), *speakers(page.folded), *named(page.text)):
        if span not in seen:
            yield speaker(span)


def speaker(span: Span) -> Proposal:
    """Somebody whom a verb of speech shows."""
    return Proposal(PERSON, span, _SPEAKS, PEOPLE, because(marked("a verb of speech follows it")))


def _found(page: Page, likely: Sequence[Span]) -> list[Role]:
    """All roles of a page in order, each with its holders; ``likely`` people hold one where no rule finds another."""
    marked = {words: sum(tags.values()) for words, tags in page.known.words.items() if _is_role(page, words)}
    found = _with_organisations(page, titles(page.folded, grown_heads(marked)))
    given = [mark.span for mark in page.marks if mark.kind == PERSON]
    holders = Holders(page.folded, page.text, People(given, likely), [role.span.end for role in found])
    _begin_behind(found, [*given, *likely], page.folded)
    for role in found:
        if (before := holders.before(role.start, role.title.span)) is not None:
            role.holders, role.start = [before], max(role.start, before.end)
    starts = {role.start for role in found}
    for role in found:
        if not role.holders:
            role.holders = list(holders.behind(role.title.span, starts))
    for role, following in pairwise(found):
        # What follows may be a rank with its holder before it: 政委张三少校.
        if not role.holders and any(holder.start == role.title.span.end for holder in following.holders):
            role.holders = list(following.holders)
    rows = [pair for pair in pairwise(found) if holders.chained(pair[0].span, pair[1].span)]
    _share_what_is_behind(rows)
    for role in found:
        if not role.holders:
            role.holders = list(holders.told(role.span)) or list(holders.whose(role.span))
    _share_what_was_told(rows)
    _keep_apart(found)
    return found


def _begin_behind(found: Sequence[Role], people: Sequence[Span], folded: str) -> None:
    """No organisation reaches over somebody who is known, and the verb behind them: 提名|金旼锡|为|国务总理."""
    ends = {span.end: span for span in people}
    for role in found:
        for at in range(role.title.span.start - 1, role.start, -1):
            if at in ends and ends[at].start >= role.start:
                role.start = at + folded.startswith(_HOLDING, at)
                break


def _with_organisations(page: Page, every: Sequence[Title]) -> list[Role]:
    """Titles with what stands before them: a body, or the title of whom they serve, 秘书长特使."""
    found: list[Role] = []
    floor = 0
    for title in every:
        role = Role(title, reach(page.folded, title.span.start, floor))
        left = found[-1] if found else None
        if left is not None and left.title.span.end == role.start and _continues(page, left, role):
            role.start = found.pop().start
        elif title.is_weak and left is not None and left.title.span.end == role.start:
            # What stands between a title and a word that may be a verb is a name: 县长张三主持.
            role.start = title.span.start
        found.append(role)
        if title.span.of(page.folded) not in anybody():  # 消费者|权益保护法专家
            floor = title.span.end
    return found


def _continues(page: Page, left: Role, role: Role) -> bool:
    """Whether a title with what touches it on its left is one role."""
    if role.start < role.title.span.start:
        return left.title.span.of(page.folded) in police() and not role.title.is_weak
    if left.title.span.of(page.folded) in compounded() and not role.title.is_weak:
        return name_at(page.folded, page.text, role.title.span.end) is not None
    if not page.folded.endswith(tuple(serves()), role.start, role.title.span.end):
        return False
    end = role.title.span.end
    # Who speaks for a mayor stands before a sign or a name; a verb stands before anything else.
    return (
        not role.title.is_weak
        or not page.folded[end : end + 1].isalnum()
        or name_at(page.folded, page.text, end) is not None
    )


def _keep_apart(found: Sequence[Role]) -> None:
    """No organisation reaches over the name of a holder."""
    ends = {holder.end for role in found for holder in role.holders}
    for role in found:
        role.start = max((at for at in range(role.start, role.title.span.start + 1) if at in ends), default=role.start)


def _share_what_is_behind(rows: Sequence[tuple[Role, Role]]) -> None:
    """Roles in one row have the holders behind the last: 张三，某部副部长、某局局长李四 says nothing more of 张三."""
    for role, following in reversed(rows):
        if not role.holders:
            role.holders = list(following.holders)


def _share_what_was_told(rows: Sequence[tuple[Role, Role]]) -> None:
    """Where nobody is named behind a row, those told before its first have all of its roles."""
    for role, following in rows:
        told = bool(role.holders) and role.holders[0].end <= role.start
        if told and not following.holders:
            following.holders = list(role.holders)


def _may_stand_alone(folded: str, role: Role, edges: Mapping[int, int], tags: Mapping[int, str]) -> bool:
    """Whether a title without a holder is one: no verb, no part of a longer word, and not one of two that touch."""
    kind = tags.get(role.title.span.end, "")
    words = role.title.span.of(folded)
    if words in with_a_name() or (words in of_something() and role.start == role.title.span.start):
        return False
    if (tags and not kind) or kind.startswith("v") or (role.title.is_weak and not kind.startswith("n")):
        return False
    if _is_of_a_thing(folded, role.title.span.end, tags):
        return False
    return role.start < role.title.span.start or not _is_one_of_a_kind(role, edges)


def _is_no_verb(folded: str, role: Role, words: Mapping[int, str]) -> bool:
    """Whether a title with a holder is one: 云朵主演 and 由任远导演 tell what somebody does."""
    holder = role.holders[0]
    if not role.title.is_weak or holder.end != role.title.span.start:
        return True
    return not (words.get(role.title.span.end, "").startswith("v") or folded.endswith(_BY, 0, holder.start))


def _is_of_a_thing(folded: str, end: int, words: Mapping[int, str]) -> bool:
    """Whether a noun right behind a title makes another thing of it: 市长热线, and not 司机师傅."""
    more = next((n for n in range(1, _LONGEST_NOUN) if end + n in words), 0)
    is_noun = more > 1 and words[end + more] in _NOUNS
    return is_noun and not any(folded[end + more - n : end + more] in heads() for n in (2, 3))


def _is_one_of_a_kind(role: Role, edges: Mapping[int, int]) -> bool:
    """Whether another title touches it, so that both mean a class of people: 专家学者."""
    return edges[role.start] > 1 or edges[role.title.span.end] > 1


def _is_role(page: Page, words: str) -> bool:
    return any(page.known.kinds.get(tag) == ROLE for tag in page.known.words[words])

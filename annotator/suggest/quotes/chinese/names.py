"""Names in a clause by their shape alone: 王女士, 楊某某, 局長石磊, 約翰·史密斯; in folded text.

A second opinion at the places where somebody may speak, no detector: what other sources know comes first.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from annotator.domain.spans import Span
from annotator.suggest.quotes.chinese import heads
from annotator.suggest.quotes.chinese.filler import is_filler, is_plain_filler, opening, starts_predicate
from annotator.suggest.quotes.chinese.surnames import NO_GIVEN, doubles, singles, transcribing, unlikely, words
from annotator.suggest.words import title_ends
from annotator.text.folding import fold

_ADDRESS = (
    "女士|先生|小姐|太太|夫人|老师|医生|教授|阿姨|大妈|大爷|大叔|大姐|大哥|师傅|警官|律师|同学|大夫|奶奶|爷爷|婆婆|"
    "老伯|姓[^,。]{1,4}|"
    "局长|处长|主任|经理|队长|校长|院长|书记|总|某某|某[甲乙丙丁]|某"
)
_ALSO_TOWARDS = "向和于经时同都由"
"""Surnames that lead to somebody else behind a subject: 消息人士向本报透露."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·・•-][\u4e00-\u9fff]{1,8}|[·・•][a-z]\.?(?=[·・•])){1,3}")
_LATIN = re.compile(r"[a-z][a-z.'’-]+(?: [a-z][a-z.'’-]*){1,3}")
_COORDINATING = ("、", "和", "与", "及")


@cache
def _addressed() -> re.Pattern[str]:
    surname = f"(?:{'|'.join(doubles())}|[{singles()}])"
    return re.compile(f"{surname}(?:{fold(_ADDRESS)})|[小老阿]{surname}(?![{singles()}]?[女先某])")


@cache
def _transcribed() -> re.Pattern[str]:
    return re.compile(f"[{transcribing()}]{{3,7}}")


def may_precede(before: str) -> bool:
    """Whether a name may follow these folded words of a clause: a title, 對此, an age, another name and 和."""
    if not before or opening(before) == len(before):
        return True
    if before.endswith((*_COORDINATING, "岁的", ")")) or heads.ends_in_person(before):
        return True
    return len(before) > 1 and before.endswith((*title_ends(), "人", "者", "家", "手", "星"))


def without_title(words: str) -> str:
    """What stands between a name and a cue, without a title behind the name: 石磊〔教授〕在會上."""
    title = heads.title_at_start(words)
    return words[title:]


def names_in(clause: str) -> Iterator[Span]:
    """What may be a name in a folded clause that ends at a cue, longest first at each place."""
    yield from (_span(found) for found in _addressed().finditer(clause) if _is_apart(clause, found))
    for pattern in (_DOTTED, _LATIN):
        yield from (Span(found.start() + _overhang(found), found.end()) for found in pattern.finditer(clause))
    yield from (_span(found) for found in _transcribed().finditer(clause) if _goes_on(clause, found.end()))
    words = [span for found in heads.people(clause) if len(span := _span(found)) > 1]
    for start in range(len(clause)):
        end = _chinese(clause, start, is_plain_filler) or _chinese(clause, start)
        if not end or not may_precede(clause[:start]) or (start and clause[start] in _ALSO_TOWARDS):
            continue
        if not any(span.overlaps(Span(start, end)) for span in words):
            yield Span(start, end)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def _is_apart(clause: str, found: re.Match[str]) -> bool:
    """小 and 老 begin many words; who is called so opens the clause or follows a title."""
    is_sure = clause[found.start()] not in "小老阿" and not found.group().endswith("总")
    return is_sure or may_precede(clause[: found.start()])


def _overhang(found: re.Match[str]) -> int:
    """How much of what precedes a dot is no name yet: 〔但美国总统〕约翰·史密斯."""
    before = re.split("[·・•]", found.group(), maxsplit=1)[0]
    title = max((end for end in range(len(before)) if heads.ends_in_person(before[:end])), default=0)
    written = re.search(f"[{transcribing()}]+$", before)
    return max(title, written.start() if written else 0)


def _goes_on(clause: str, end: int) -> bool:
    return is_plain_filler(without_title(clause[end:]))


def opening_name(clause: str) -> Span | None:
    """The name that a folded sentence opens with, behind a title or not, if a predicate follows it."""
    first = opening(clause)
    behind_titles = [end for end in range(first + 2, min(len(clause), 34)) if _ends_title(clause[:end])]
    for start in (first, *behind_titles):
        if end := _name_at(clause, start):
            return Span(start, end)
    return None


def _ends_title(words: str) -> bool:
    return words.endswith(title_ends()) or heads.ends_in_person(words)


def _name_at(clause: str, start: int) -> int:
    if (found := _addressed().match(clause, start)) and clause[start] not in "小老阿":
        return found.end()
    found = _DOTTED.match(clause, start)
    if found is not None and _overhang(found):
        return 0
    if found or (found := _transcribed().match(clause, start)):
        return found.end() if starts_predicate(without_title(clause[found.end() :])) else 0
    return _chinese(clause, start, starts_predicate)


def _chinese(clause: str, start: int, goes_on: Callable[[str], bool] = is_filler) -> int:
    """Where a Chinese name that begins at ``start`` ends, 0 where none does or where something else goes on."""
    surname = 2 if clause.startswith(doubles(), start) else 1 if clause[start : start + 1] in _singles() else 0
    if not surname or clause.startswith(words(), start):
        return 0
    shortest = 2 if clause[start] in unlikely() and surname == 1 else 1
    for given in range(2, shortest - 1, -1):
        end = start + surname + given
        given_name = clause[start + surname : end]
        if len(given_name) != given or not _HAN.fullmatch(given_name) or NO_GIVEN.intersection(given_name):
            continue
        if goes_on(without_title(clause[end:])):
            return end
    return 0


@cache
def _singles() -> frozenset[str]:
    return frozenset(singles())

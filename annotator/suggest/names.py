"""Persons by LAC: its names of people, put right where they are known to go wrong.

It glues titles (江主席) and verbs (張三說) to names, cuts foreign names at points and blanks, and takes peoples,
places and things that sound foreign for persons. The rules say what names look like, not which names there are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from annotator.domain.codebook import PERSON
from annotator.domain.language import marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.suggest.companions import apart, in_a_row, short_forms
from annotator.suggest.lac import tagging
from annotator.suggest.naming.abroad import (
    POINTS,
    is_japanese_surname,
    may_join_a_point,
    name_of_parts_at,
    sounds_foreign,
)
from annotator.suggest.naming.forms import ADDRESSES, BRIEF_ADDRESSES, LATIN_WORD, has_surname, is_surname
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.roles.closing import is_when
from annotator.suggest.roles.foreign import is_phrase, last_part
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.word_kinds import is_a_word, kind_of
from annotator.suggest.unlike_names import is_no_person
from annotator.suggest.words import cues, is_pronoun
from annotator.text.folding import fold

SOURCE = "names"
_FULL_NAME, _SHORT_NAME, _FOREIGN_NAME = 0.81, 0.74, 0.72
"""The share that is right: 79 of 100 in all (study of Chinese text, 4.1), more for a surname and two characters."""
_NOT_LAST = tuple(fold("說 稱 亦 卻 已 曾 的 了 將 我 你 他 她").split())
"""Particles and verbs that end no name, but which are glued to one now and then."""
_NOT_LAST_OF_CHINESE = tuple(fold("談 講 問 也 即 又 仍 於 再").split())
"""The same for Chinese names; Japanese ones may end so: 拓也."""
_KIN = tuple(fold("父 母 弟 妹 兄 姐 子 女 妻 夫 孫 師 友 死 後").split())
"""What stands behind 之 where that is no part of a name: 吳之父."""
_WITHIN = POINTS + " .-'’=×○*"
_PLACES = ("ns", "nt")
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|la|le|bin|ibn|al|el|y)"
_LATIN = re.compile(rf"{LATIN_WORD}(?:[ -](?:{_PARTICLE} )*(?:al-)?{LATIN_WORD}){{0,4}}")
_GLOSS = re.compile(rf"\s?[(（]({_LATIN.pattern})(?=[)）,，;；])")
_HYPHEN, _PART_BEFORE = "-", re.compile(r"([\u3400-\u9fff]{1,3})-$")
"""What a hyphen joins to a name: 本-谢姆."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_SHORTEST, _FULL = 2, 3
_PARTICLES = tuple(fold("著 着 了 過 得"))
_WEEKDAY = re.compile(fold("[周週][一二三四五六日天]"))
_NUMBERED = re.compile(fold("[一二三四五六七八九十]{1,3}世(?![紀界代家子襲孫人系])"))
_LONGEST, _LONGEST_PART = 25, 6
"""Code points; no name is as long, but rows of foreign words are."""
_FARTHEST = 4 * _LONGEST
"""How far points are followed to either side; rows of them may be as long as the text."""


def names(page: Page) -> Iterator[Proposal]:
    """The persons of a page, from the left; nothing where LAC is missing."""
    words = tagging.words_where_chinese(page.folded)
    known = list(_known(page, words))
    rows = apart(known, in_a_row(page.folded, known))
    for span in apart(rows, short_forms(page.folded, rows)):
        yield _proposal(page, span)
        if (gloss := _gloss(page, span)) is not None:
            yield _proposal(page, gloss)


def _known(page: Page, words: Sequence[tagging.Word]) -> Iterator[Span]:
    """What LAC calls a person, put right."""
    by_start = {word.span.start: word for word in words}
    last = 0
    for found in _joined(page, words):
        span = _trimmed(page.folded, found)
        if span is not None and span.start >= last and _may_be(page, span, by_start):
            yield span
            last = gloss.end if (gloss := _gloss(page, span)) is not None else span.end


def _gloss(page: Page, span: Span) -> Span | None:
    """The Latin form of a name in brackets behind it: 马丁·霍夫曼(Martin Hoffmann)."""
    gloss = _GLOSS.match(page.text, span.end) if _HAN.search(span.of(page.text)) else None
    return Span(gloss.start(1), gloss.end(1)) if gloss else None


def _proposal(page: Page, span: Span) -> Proposal:
    return Proposal(PERSON, span, _score(span.of(page.folded)), SOURCE, because(marked("LAC takes it for a name")))


def _score(words: str) -> float:
    if not has_surname(words):
        return _FOREIGN_NAME
    return _FULL_NAME if len(words) > _SHORTEST else _SHORT_NAME


def _joined(page: Page, words: Sequence[tagging.Word]) -> Iterator[Span]:
    """LAC's persons, those of several pieces as one; what is Latin reaches over the whole row of capitals."""
    latin = {at: Span(*found.span()) for found in _LATIN.finditer(page.text) for at in range(*found.span())}
    open_: Span | None = None
    for at, word in enumerate(words):
        if word.tag != tagging.PERSON:
            continue
        span = latin.get(word.span.start, word.span) if _is_latin(word.span.of(page.text)) else word.span
        span = _whole(page.folded, words, at, _over_points(page.folded, words, at, span))
        if open_ is not None and span.start < open_.end:
            open_ = Span(open_.start, max(open_.end, span.end))
            continue
        if open_ is not None:
            yield open_
        open_ = span
    if open_ is not None:
        yield open_


def _whole(folded: str, words: Sequence[tagging.Word], at: int, span: Span) -> Span:
    """A name with its Japanese surname, its further Tibetan part and its number: 山口|雅子, 格桑旺|堆, 查理|四世."""
    if at and words[at - 1].span.end == span.start and is_japanese_surname(words[at - 1].span.of(folded)):
        span = Span(words[at - 1].span.start, span.end)
    tibetan = name_of_parts_at(folded, span.start)
    if tibetan is not None and tibetan.end > span.end:
        span = tibetan
    number = _NUMBERED.match(folded, span.end)
    return Span(span.start, number.end()) if number and _HAN.match(folded[span.start]) else span


def _over_points(text: str, words: Sequence[tagging.Word], at: int, span: Span) -> Span:
    """A piece of a name with the words that points join to it: 让·杜邦, of which LAC knows the second half."""
    start, end = span.start, span.end
    first, last = at - 1, at + 1
    farthest = range(span.start - _FARTHEST, span.end + _FARTHEST)
    while first >= 0 and words[first].span.end == start in farthest and _joins(text, words[first].span, start):
        start = words[first].span.start
        first -= 1
    while last < len(words) and words[last].span.start == end in farthest and _joins(text, words[last].span, end):
        end = words[last].span.end
        last += 1
    if text[start] in POINTS:
        start = _behind_a_title(text, start)
    elif text[start - 1 : start] == _HYPHEN and (
        before := _PART_BEFORE.search(text, max(0, start - _LONGEST_PART), start)
    ):
        start = before.start() if sounds_foreign(fold(before.group(1))) else start
    if end < len(text) and text[end] in POINTS and end > start + 1:
        end = max(end, last_part(text, end + 1)) if _HAN.match(text, end + 1) else end
    return Span(start, end)


def _behind_a_title(text: str, point: int) -> int:
    """Where the part of a name before a point begins, if a title or a sign ends there: 主委|夷将·巴路儿."""
    for length in range(1, _LONGEST_PART + 1):
        start = point - length
        if start < 0 or not _HAN.match(text[start]):
            return start + 1 if length > _SHORTEST else point
        if length >= _SHORTEST and any(text[max(0, start - n) : start] in heads() for n in (2, 3, 4)):
            return start
    return point


def _joins(text: str, word: Span, border: int) -> bool:
    """Whether a word is a point, or a foreign piece of a name that a point at this border joins to the rest."""
    if word.of(text) in POINTS:
        return True
    is_beside = text[border - 1] in POINTS or text[border] in POINTS
    return is_beside and may_join_a_point("".join(sign for sign in word.of(text) if sign not in POINTS))


def _is_latin(words: str) -> bool:
    return not _HAN.search(words)


def _trimmed(folded: str, span: Span) -> Span | None:
    """The name without points and blanks around it, without its form of address and what is glued to it."""
    words = span.of(folded)
    start = span.start + len(words) - len(words.lstrip(POINTS + " \u3000《“‘「『\"'"))
    words = folded[start : span.end].rstrip(POINTS + " \u3000》”’」』\"'")
    addressed = [title for title in ADDRESSES if words.endswith(title)] if words.endswith(ADDRESSES) else []
    bare = words.removesuffix(max(addressed, key=len, default=""))
    if len(bare) < len(words) and kind_of(bare).startswith(_PLACES):
        return None
    if not bare or (is_surname(bare[0]) and len(bare) == _SHORTEST and bare[1] in BRIEF_ADDRESSES):
        bare = bare[:1]
    elif (len(bare) > _FULL and is_phrase(folded, start + len(bare) - 1)) or (
        len(bare) > _SHORTEST and is_when(folded, start + len(bare) - 1)
    ):
        bare = bare[:-1]
    bare = _without_verb(folded, start, bare)
    bare = _unglued(bare, folded[start + len(bare) : start + len(bare) + 1])
    return Span(start, start + len(bare)) if bare else None


@cache
def _longer_cues() -> tuple[str, ...]:
    return tuple(cue for cue in cues() if len(cue) > 1)


def _without_verb(folded: str, start: int, words: str) -> str:
    """The name without the beginning of a verb: 王小明表|示, 米晓兰红|着."""
    end = start + len(words)
    if len(words) == _FULL + 1 and is_surname(words[:1]) and folded[end : end + 1] in _PARTICLES:
        words = words[:_FULL]
    elif len(words) > _SHORTEST and folded.startswith(_longer_cues(), end - 1):
        words = words[:-1]
    elif len(words) > 2 * _SHORTEST and words.endswith(_longer_cues()):
        words = words[: -len(next(cue for cue in _longer_cues() if words.endswith(cue)))]
    return "" if _WEEKDAY.fullmatch(words) else words


def _unglued(words: str, behind: str) -> str:
    """The name without verbs and particles at its end."""
    while len(words) > 1:
        rest = words[:-1]
        is_name = has_surname(rest) or is_surname(rest)
        glued = words.endswith(_NOT_LAST) and (is_name or len(rest) > 1)
        if not glued and not (is_name and words.endswith(_NOT_LAST_OF_CHINESE)):
            break
        words = rest
    if words.endswith("之") and behind in _KIN and (len(words) > _SHORTEST or is_surname(words[:-1])):
        return words[:-1]
    return words


def _may_be(page: Page, span: Span, by_start: Mapping[int, tagging.Word]) -> bool:
    """Whether words look like the name of a person: by themselves, and by what follows."""
    words, written = span.of(page.folded), span.of(page.text)
    if is_pronoun(words) or len(words) > _LONGEST or not all(sign.isalpha() or sign in _WITHIN for sign in words):
        return False
    if _is_latin(written):
        line = page.text[page.text.rfind("\n", 0, span.start) + 1 : _line_end(page.text, span.end)]
        return len(written) > 1 and written[0].isupper() and bool(_HAN.search(line)) and not _is_acronym(written)
    if len(words) == 1:
        begins_a_word = is_a_word(page.folded[span.start : span.end + 1])
        return is_surname(words) and (page.folded.startswith(ADDRESSES, span.end) or not begins_a_word)
    return not is_no_person(page.folded, span, by_start)


def _is_acronym(written: str) -> bool:
    return written.isupper() and " " not in written and "." not in written


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)

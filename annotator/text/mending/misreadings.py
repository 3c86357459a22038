"""Text that was read by a wrong encoding and saved so: ``涓枃``, ``ÖÐÎÄ``, ``いゅ``, ``笢恅``, ``cafÃ©`` are read anew.

The way back is taken only where it is exact: the characters give bytes in the wrong encoding, and these
bytes are text in the right one. Of Chinese the result must read as prose, measured by pairs of characters;
of other scripts ftfy must hold that the characters look broken.
"""

import re
from collections.abc import Iterator
from itertools import islice

from ftfy import fix_encoding
from ftfy.badness import is_bad

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.encodings.prose import chineseness
from annotator.text.mending.breaks import PLACEHOLDER

_Way = tuple[str, str]
_LATIN = ("latin-1", "sloppy-windows-1252")
_WAYS: tuple[_Way, ...] = (
    *((wrong, "utf-8") for wrong in (*_LATIN, "gb18030", "big5")),
    *((wrong, right) for wrong in _LATIN for right in ("gb18030", "big5")),
    ("gb18030", "big5"),
    *((wrong, "gb18030") for wrong in ("big5", "big5hkscs", "cp950")),
)
"""By which encoding something was read, and by which it should have been."""
_TRAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_UTF8_AS_LATIN = re.compile(rf"(?<![À-ÿ])(?:[Â-ß]{_TRAIL}|[à-ï]{_TRAIL}{{2}}|[ð-ô]{_TRAIL}{{3}})+")
_SOME_UTF8_AS_LATIN = re.compile(rf"(?:[ã-éï]{_TRAIL}{{2}}){{3}}")
_RUN = re.compile(r"[^\x00-\x7f]+(?:\?[^\x00-\x7f]+)*\??")
_INNER = re.compile(r"[^\x00-\x7f](?:.*[^\x00-\x7f])?.?")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_THREE_BYTES = re.compile(rb"[\xe3-\xe9\xef][\x80-\xbf]{2}")
_SOME_UTF8 = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3}")
_SOME_LATIN = re.compile("[\u0080-\u00ff]{4}")
_SUSPECT = re.compile("[\u0080-\u009fÂÃâÎÏÐÑ]")
_TWO_BYTES = re.compile(rb"[\xa1-\xf9][\x40-\x7e\x80-\xfe]")
_LATIN_LETTERS = re.compile("[\u0080-\u00ff]")
_NEXT_LINE = "\u0085"
"""A line end of old systems, which is no misread sign."""
_WIDE = re.compile("[\u0370-\u04ff\u2500-\u257f\u3041-\u312f一-鿿\ue000-\uf8ff]+")
"""What such text consists of: rare characters, kana, Greek and Cyrillic letters, lines, characters of private use."""
_HAN, _KANA = re.compile("[一-鿿]"), re.compile("[ぁ-ヺ]")
_ODD = re.compile("[\u2200-\u2bff\u3013\u3041-\u33ff\ue000-\ufaff\ufe30-\ufe4f]")
"""What no Chinese prose has and bytes in pairs give by chance: signs, lines, kana, private and doubled characters."""
_PROSE, _AHEAD = 4.0, 3.0
"""How Chinese the result must look, and by how much more than what stands there; prose is about 8."""
_NO_PROSE, _SAMPLE = 1.0, 80
"""Chinese that was read by the encoding of the other script has a score of nearly 0."""
_ENOUGH_WIDE, _ENOUGH_NARROW = 4, 2
_SHARE = 0.6
_MOST_LOST = 0.25
_MOST_ODD = 0.05

_LOOKED_AT = 100_000
"""Code points of a line that tell whether it has a shape; lines of millions exist."""


def propose(text: str) -> list[Proposal]:
    """One proposal for each run; certain where all of it decodes exactly, offered where a part of it is lost."""
    if text.isascii():
        return []
    no_prose = _is_no_prose(text)
    ways = [way for way in _WAYS if _may_be(text, *way, no_prose=no_prose)]
    if not ways and not _SUSPECT.search(text):
        return []
    found: list[Proposal] = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            found += _wide(line, start, ways) or _narrow(line, start)
        start += len(line) + 1
    narrow = [one for one in found if not _HAN.search(one.text)]
    alone = narrow if len(narrow) < _ENOUGH_NARROW else []
    return [_proposal(one.span, one.group, one.text, Stance.OFFERED) if one in alone else one for one in found]


def _may_be(text: str, wrong: str, right: str, *, no_prose: bool) -> bool:
    """Whether anything in a text has the shape; this spares clean texts the look at each line."""
    if right != "utf-8":
        return _SOME_LATIN.search(text) is not None if wrong in _LATIN else no_prose
    if wrong in _LATIN:
        return _SOME_UTF8_AS_LATIN.search(text) is not None
    return _SOME_UTF8.search(text.encode(wrong, "ignore")) is not None


def _is_no_prose(text: str) -> bool:
    """Whether the first wide characters read like no Chinese that anybody writes."""
    shown = "".join(islice((found[0] for found in _WIDE.finditer(text)), _SAMPLE))[:_SAMPLE]
    return len(shown) >= _ENOUGH_WIDE and chineseness(shown) < _NO_PROSE


def _wide(line: str, offset: int, possible: list[_Way]) -> list[Proposal]:
    """Chinese and Japanese: the whole line where it decodes, else each run of it."""
    shown = line[:_LOOKED_AT]
    no_prose = bool(possible) and _is_no_prose(shown)
    ways = [way for way in possible if _is_likely(shown, *way, no_prose=no_prose)]
    if not ways:
        return []
    for pattern in (_INNER, _RUN):
        found = [one for run in pattern.finditer(line) if (one := _anew(run, offset, ways)) is not None]
        if found:
            return found
    return []


def _is_likely(line: str, wrong: str, right: str, *, no_prose: bool) -> bool:
    """Whether the bytes have the shape of the right encoding, lost ones left aside: this spares the exact look."""
    if right != "utf-8" and wrong not in _LATIN and not no_prose:
        return False
    raw = line.encode(wrong, "ignore")
    foreign = len(_FOREIGN.findall(raw))
    if right == "utf-8":
        return 3 * len(_THREE_BYTES.findall(raw)) > _SHARE * foreign
    if wrong in _LATIN and len(_LATIN_LETTERS.findall(line)) < 2 * _ENOUGH_WIDE:
        return False
    return 2 * len(_TWO_BYTES.findall(raw)) > _SHARE * foreign


def _anew(run: re.Match[str], offset: int, ways: list[_Way]) -> Proposal | None:
    span = Span(offset + run.start(), offset + run.end())
    for way in ways:
        words = _read_anew(run[0], *way)
        if words is not None and _reads_better(words, run[0], way[1]):
            return _proposal(span, way[0], words, Stance.CERTAIN)
    if run.re is _RUN and len(run[0]) <= _LOOKED_AT:  # no paragraph is longer, and each way reads it several times
        left = [(words, *way) for way in ways if (words := _what_is_left(run[0], *way))]
        words, wrong, right = max(left, key=lambda one: chineseness(one[0]), default=("", "", ""))
        if words.count(PLACEHOLDER) <= _MOST_LOST * len(words) and _reads_better(words, run[0], right):
            return _proposal(span, wrong, words, Stance.OFFERED)
    return None


def _read_anew(words: str, wrong: str, right: str) -> str | None:
    try:
        return words.encode(wrong).decode(right)
    except UnicodeError:
        return None


def _what_is_left(words: str, wrong: str, right: str) -> str:
    """The same read anew as far as its bytes are still there, with a placeholder for each gap."""
    parts = [part.encode(wrong, "ignore") for part in re.split(r"[\ufffd?]+", words)]
    if right == "utf-8" or wrong in _LATIN:
        read = b"\xff".join(parts).decode(right, "replace")
    else:
        read = PLACEHOLDER.join(_in_step(part, right) for part in parts)
    return re.sub(f"[\ufffd{PLACEHOLDER}]+", PLACEHOLDER, read)


def _in_step(raw: bytes, right: str) -> str:
    """Bytes that may begin with the second half of a character whose first half is lost."""
    return max((raw[at:].decode(right, "replace") for at in (0, 1)), key=chineseness)


def _reads_better(after: str, before: str, right: str) -> bool:
    """Whether a text reads like Chinese prose now and did not before, or like Japanese if its bytes are UTF-8."""
    if right == "utf-8" and _is_often(_KANA, after) and not _KANA.search(before):
        return after.isprintable()
    if not _is_often(_HAN, after) or not after.isprintable():
        return False
    if right != "utf-8" and _odd(after, before) > _MOST_ODD * len(after):
        return False
    score = chineseness(after)
    return score >= _PROSE and score >= chineseness(before) + _AHEAD


def _odd(after: str, before: str) -> int:
    """Characters that came of bytes in pairs and stand in no Chinese prose; letters of ASCII stay what they were."""
    letters = sum(map(str.isascii, after)) - sum(map(str.isascii, before))
    return len(_ODD.findall(after)) - after.count(PLACEHOLDER) + max(0, letters)


def _is_often(pattern: re.Pattern[str], words: str) -> bool:
    return sum(1 for _found in islice(pattern.finditer(words), _ENOUGH_WIDE)) == _ENOUGH_WIDE


def _narrow(line: str, offset: int) -> Iterator[Proposal]:
    """Letters with accents, Greek, Cyrillic and signs, each of two or three characters."""
    for run in _UTF8_AS_LATIN.finditer(line):
        span = Span(offset + run.start(), offset + run.end())
        for wrong in _LATIN:
            words = _read_anew(run[0], wrong, "utf-8")
            if words is not None and words.isprintable() and is_bad(run[0]):
                yield _proposal(span, wrong, words, Stance.CERTAIN)
                break
    if _SUSPECT.search(line) and not _UTF8_AS_LATIN.search(line) and is_bad(line):
        yield from _as_ftfy_holds(line, offset)


def _as_ftfy_holds(line: str, offset: int) -> Iterator[Proposal]:
    """Runs with a byte lost, such as a blank that was one without a break: what ftfy makes of them is offered."""
    mended = fix_encoding(line)
    if len(mended) != len(line):
        yield _proposal(Span(offset, offset + len(line)), "windows-1252", mended, Stance.OFFERED)
        return
    for at, (before, after) in enumerate(zip(line, mended, strict=True), offset):
        if before not in (after, _NEXT_LINE):
            yield _proposal(Span(at, at + 1), "latin-1", after, Stance.OFFERED)


def _proposal(span: Span, wrong: str, words: str, stance: Stance) -> Proposal:
    reason = _("The text was read by the encoding {encoding}, which it was not in.")
    if PLACEHOLDER in words:
        reason = _("The text was read by the encoding {encoding}, which it was not in; a part of it is lost.")
    name = wrong.removeprefix("sloppy-")
    return Proposal(RepairKind.MISREADING, span, words, reason.format(encoding=name), stance, name)

"""Whether a name of a person begins or ends at a place, by what names look like and by what stands around them.

Two or three characters is decided by support in the whole text: which of the two is closed more often, that is
followed by a sign, a verb of speech or a word that closes a name (study of Chinese text, section 5).
"""

import re
from functools import cache, lru_cache

from annotator.domain.spans import Span
from annotator.suggest.naming.abroad import POINTS
from annotator.suggest.naming.forms import ADDRESSES, BRIEF_ADDRESSES, LATIN_WORD, has_surname, is_surname, surname
from annotator.suggest.roles.closing import closes, closing_word, is_when, never_given, opens
from annotator.suggest.roles.foreign import foreign_name_at, goes_on_behind, is_phrase, transcribed_at
from annotator.suggest.roles.heads import before, heads
from annotator.suggest.roles.word_kinds import first_word, is_a_word, kind_of, word_follows
from annotator.suggest.words import cues
from annotator.text.folding import fold
from annotator.text.segments import occurrences

_ENDS_OF_BODIES = tuple(
    fold(
        "中學 小學 大學 高中 初中 學校 學院 學堂 醫院 診所 銀行 公司 集團 企業 工廠 酒店 飯店 書店 法院 警局 社區 街道 "
        "大道 公路 公園 廣場 車站 機場 港口 大橋 大廈 球場 球隊 俱樂部 協會 學會 商會 工會 基金 報社 電台 電視 影業 "
        "實業 科技 傳媒 超市 商場 水庫 寺院 教會 教堂 家族 家園 花園 小區 新村 半島 群島 運河"
    ).split()
)
"""How names of bodies and places end that begin like a surname: 文昌中学, 金山医院."""
_LAST_OF_BODIES = frozenset(fold("會 院 局 廳 署 處 室 隊 組 站 部 社 校 團"))
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_SPACED = re.compile(rf"({_HAN.pattern})[ \u3000]({_HAN.pattern})")
_POINTED = frozenset(POINTS)
_FAMILIAR, _AH = re.compile(rf"[小老阿]{_HAN.pattern}{{1,2}}|阿[a-z]{{1,8}}"), "阿"
LATIN_NAME = re.compile(rf"{LATIN_WORD}(?: (?:(?:de|van|von|der|bin|al|da|di|la) )?{LATIN_WORD}){{0,3}}")
_LATIN_BEFORE = re.compile(rf"{LATIN_NAME.pattern}$")
_FARTHEST = 60
_TEXTS = 8
_FULL = 3
_PARTICLES = frozenset(fold("地 了 的 得 著 着 過 們").split())
_PRONOUNS = frozenset(fold("我你他她它您"))
_NO_GIVEN_KINDS = ("p", "c", "u", "r", "d")
_NO_NAME_KINDS = ("v", "p", "d", "c", "u", "r", "t", "f", "a", "b", "ns", "nt")
_NO_SPEAKER_KINDS = ("n", "j", "s")
_COMPLEMENTS = frozenset(fold("出入起"))
_SOMEBODY = fold("某")
"""What a given name is replaced by: 全某."""
_AT = fold("於")
_NOT = fold("不")
_LEADS = frozenset(fold("在到至"))
"""Lead to a place or a time, and are hardly ever all of a given name: 曾在|四月."""
_AND = frozenset(fold("和與及"))
_HOLDS = frozenset(fold("任為成"))
_ALSO_PARTICLES = "和 時 都 從 由 向 應 全 成 後 有 才 能 那 相 原 公 國 同 將 及 當 但 並 該 每 各 多 另 男 女 家 初"
"""Surnames that are particles and more; names that begin so are left to LAC."""


_NOT_ALONE = "任 成 為 代 前 原 新 老 大 小 正 副 總 女 男 高 經 師 家 連 班 單 車 校 該 當 常 時"
"""Surnames that before a title are a part of it, or a word of their own: 任校长."""


@cache
def _not_alone() -> frozenset[str]:
    return frozenset(fold(_NOT_ALONE).split())


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(_ALSO_PARTICLES).split())


def name_at(folded: str, text: str, offset: int) -> Span | None:
    """The name of a person that begins at ``offset``: Chinese, foreign in Chinese characters, or Latin.

    Kept for the last texts, as two sources ask for the same places.
    """
    places = _places(folded, text)
    if offset not in places:
        places[offset] = _name_at(folded, text, offset)
    return places[offset]


@lru_cache(maxsize=_TEXTS)
def _places(_folded: str, _text: str) -> dict[int, Span | None]:
    """What was found in a text; it is looked up by the text once a call and not kept with each place."""
    return {}


def _name_at(folded: str, text: str, offset: int) -> Span | None:
    if latin := LATIN_NAME.match(text, offset):
        return Span(*latin.span())
    if name := foreign_name_at(folded, offset) or _spaced(folded, offset) or _familiar(folded, offset):
        return name
    chinese = _chinese(folded, offset)
    if chinese is not None and (closes(folded, chinese.end) or _is_addressed(folded, chinese)):
        return chinese
    foreign = transcribed_at(folded, offset)
    # Of a Chinese name that nothing closes and a longer foreign one that something does, the latter: 费尔南多.
    return foreign if chinese is None or (foreign is not None and foreign.end > chinese.end) else chinese


def chinese_name_at(folded: str, offset: int) -> Span | None:
    """The Chinese name that begins at ``offset``; only where what follows closes it."""
    if (foreign := foreign_name_at(folded, offset)) is not None and not _POINTED.isdisjoint(foreign.of(folded)):
        return foreign
    name = _chinese(folded, offset)
    if name is None:
        return None
    if _is_addressed(folded, name):
        return name
    if not closes(folded, name.end) or _is_in_a_word(folded, name):
        return None
    is_noun = len(name) >= _FULL and kind_of(folded[offset : offset + 2]).startswith(_NO_SPEAKER_KINDS)
    return None if is_noun and not kind_of(folded[offset : offset + 2]).startswith("nr") else name


def name_ending(folded: str, text: str, end: int) -> Span | None:
    """The name that ends at ``end``, where a sign or a closing word stands before it."""
    latin = _LATIN_BEFORE.search(text, max(0, end - _FARTHEST), end)
    if latin:
        return Span(*latin.span())
    if (spaced := _spaced(folded, end - _FULL)) is not None and spaced.end == end and opens(folded, spaced.start):
        return spaced
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and name_before(folded, start, end) and opens(folded, start):
            return Span(start, end)
    return None


def surname_before(folded: str, start: int, title: int) -> Span | None:
    """The surname that fills the stretch from ``start`` to a form of address: 王 in 王局长."""
    own = folded[start:title]
    is_free = is_surname(own) and own not in _not_alone() and own not in _particles() and opens(folded, start)
    return Span(start, title) if is_free and folded.startswith(ADDRESSES, title) else None


def name_before(folded: str, start: int, end: int) -> Span | None:
    """The Chinese name that fills the stretch from ``start`` to ``end``, if that is one: 张三 in 张三教授."""
    is_name = name_between(folded, start, end) is not None and _may_be(folded[start:end], end - start)
    return Span(start, end) if is_name else None


def name_between(folded: str, start: int, end: int) -> Span | None:
    """The same where titles touch on both sides, so that a word within it tells nothing: 政委严守信少校."""
    words = folded[start:end]
    own = surname(words)
    if not all(_HAN.match(sign) for sign in words):
        return None
    if not has_surname(words) or own in _particles() or words[-1] in never_given() or words[-1] in _HOLDS:
        return None
    is_body = words.endswith(_ENDS_OF_BODIES) or words[-1] in _LAST_OF_BODIES
    return None if is_body or is_a_word(words) else Span(start, end)


def _is_in_a_word(folded: str, name: Span) -> bool:
    """Whether a longer word of the list begins with a name: 康庄大 in 康庄大道."""
    longer = (folded[name.start : name.end + more] for more in (1, 2))
    return any(len(words) > _FULL and bool(kind_of(words)) for words in longer)


def _spaced(folded: str, offset: int) -> Span | None:
    """A name of two characters that is printed as wide as one of three: 王 明."""
    found = _SPACED.match(folded, offset) if offset >= 0 else None
    if found is None or not is_surname(found.group(1)) or found.group(2) in never_given():
        return None
    return Span(*found.span()) if closes(folded, found.end()) else None


def _familiar(folded: str, offset: int) -> Span | None:
    """A familiar form behind a title or in a row: 阿玲, 小蒋, 老魏."""
    found = _FAMILIAR.match(folded, offset)
    if found is None:
        return None
    ends = (found.end(),) if folded[offset + 1].isascii() else range(offset + 2, found.end() + 1)
    for end in ends:
        words = folded[offset:end]
        is_sure = words[0] == _AH or is_surname(words[1:])
        if is_sure and not is_a_word(words) and (goes_on_behind(folded, end) or is_phrase(folded, end)):
            return Span(offset, end)
    return None


def _is_addressed(folded: str, name: Span) -> bool:
    """Whether a surname stands alone before a title or a form of address: 王主任, 陳太."""
    return is_surname(name.of(folded)) and _is_address_at(folded, name.end)


def _is_address_at(folded: str, offset: int) -> bool:
    brief = next((form for form in BRIEF_ADDRESSES if folded.startswith(form, offset)), "")
    return folded.startswith(ADDRESSES, offset) or bool(brief and goes_on_behind(folded, offset + len(brief)))


def _chinese(folded: str, offset: int) -> Span | None:
    own = surname(folded[offset : offset + 3])
    if not is_surname(own) or (own in _particles() and not folded.startswith(_SOMEBODY, offset + len(own))):
        return None
    if own not in _not_alone() and _is_address_at(folded, offset + len(own)):
        return Span(offset, offset + len(own))
    lengths = [n for n in (len(own) + 1, len(own) + 2) if _may_be(folded[offset : offset + n], n)]
    lengths = [n for n in lengths if n <= len(own) + 1 or not is_when(folded, offset + n - 1)]
    closed = [n for n in lengths if closes(folded, offset + n) or _is_verb(folded, offset + n)]
    if len(lengths) > 1 and _begins_what_is_done(folded, offset + lengths[1] - 1):
        closed = lengths[:1]
    if not closed:
        plain = [n for n in lengths if not kind_of(folded[offset + len(own) : offset + n]).startswith("v")]
        closed = [n for n in plain if goes_on_behind(folded, offset + n)]
    if not closed:
        # A surname of two characters is no chance; which word jieba would cut here decides.
        guess = len(first_word(folded[offset : offset + 6])) if len(own) > 1 else 0
        return Span(offset, offset + guess) if guess in lengths else None
    if len(closed) > 1:
        closed = [_supported(folded, offset, closed[0], closed[1])]
    return Span(offset, offset + closed[0])


def _is_verb(folded: str, offset: int) -> bool:
    """Whether a verb of two characters begins at ``offset`` whose second one seems to close a name: 撰文."""
    return kind_of(folded[offset : offset + 2]) == "v" and closes(folded, offset + 1)


def _begins_what_is_done(folded: str, offset: int) -> bool:
    """Whether a phrase, or a verb with its complement, begins at ``offset``: 挨家挨户, 扑出点球, and not 出席."""
    behind = folded[offset + 1 : offset + 2]
    if behind in _COMPLEMENTS:
        is_new_verb = kind_of(folded[offset + 1 : offset + 3]).startswith("v")
        return kind_of(folded[offset]).startswith("v") and not is_new_verb
    return is_phrase(folded, offset)


def _may_be(words: str, length: int) -> bool:
    """Whether these characters, as many as asked for, may be a name and are no word of the language."""
    if len(words) < length or not all(_HAN.match(sign) for sign in words):
        return False
    if is_a_word(words) or words.endswith(_ENDS_OF_BODIES) or any(sign in _PRONOUNS for sign in words):
        return False
    if len(words) < _FULL:
        return words[-1] not in _LEADS
    own = surname(words)
    glued = kind_of(words[len(own) :]).startswith(_NO_GIVEN_KINDS)
    glued = glued or (len(own) == 1 and kind_of(words[:2]).startswith(_NO_NAME_KINDS))
    if words[0] == _AT and kind_of(words[1:]).startswith(("ns", "t")):
        return False
    particles = words[-1] in _PARTICLES or words[-1] in never_given() or words[-1] == _NOT
    return not particles and words[1:] not in heads() and not glued


def _supported(folded: str, offset: int, short: int, long: int) -> int:
    """Of two lengths that are both closed here, the one that the rest of the text speaks for."""
    if folded[offset + short] in never_given():
        return short
    if folded[offset + short] in _AND and _begins_a_title(folded, offset + long):
        return short
    alone, together = _support(folded, folded[offset : offset + short], folded[offset : offset + long])
    if alone:
        return short if alone >= together - 1 else long
    # A word right behind two characters is more likely than a given name that begins like it: 李明|会谈.
    is_word = word_follows(folded, offset + short) or closing_word(folded, offset + short)
    is_word = is_word and not _is_given_and_said(folded, offset + short)
    return short if is_word else long


def _begins_a_title(folded: str, offset: int) -> bool:
    """Whether a title, or what is a part of one before it, begins at ``offset``: 辛夷和|主演, 李明和|副局长."""
    return any(folded[offset : offset + n] in heads() for n in (2, 3, 4)) or folded.startswith(before(), offset)


def _is_given_and_said(folded: str, offset: int) -> bool:
    """Whether what looks like a verb is the end of a name and one: 王小明|說, and not 王明|坦言 or 王明|直說."""
    is_verb = folded.startswith(_said_ones(), offset + 1) and not folded.startswith(cues(), offset)
    return is_verb and not kind_of(folded[offset : offset + 1]).startswith(_NO_GIVEN_KINDS)


@cache
def _said_ones() -> tuple[str, ...]:
    return tuple(cue for cue in cues() if len(cue) == 1)


@lru_cache(maxsize=512)
def _support(folded: str, shorter: str, longer: str) -> tuple[int, int]:
    """How often each of two names is closed in a text; kept, as every place of a frequent name asks for it."""
    alone = sum(
        1
        for span in occurrences(folded, shorter)
        if not folded.startswith(longer, span.start) and closes(folded, span.end)
    )
    return alone, sum(1 for span in occurrences(folded, longer) if closes(folded, span.end))

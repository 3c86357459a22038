"""Whether a name of a person begins or ends at a place, by what names look like and by what stands around them.

Two or three characters is decided by support in the whole text: which of the two is closed more often, that is
followed by a sign, a verb of speech or a word that closes a name (study of Chinese text, section 5).
"""

import re
from functools import cache

from annotator.domain.spans import Span
from annotator.suggest.naming import LATIN_WORD, has_surname, is_surname, surname
from annotator.suggest.roles.closing import closes, closing_word, never_given, opens
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.organisations import first_word, kind_of, word_follows
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
_FORMS_OF_ADDRESS = tuple(
    fold(
        "女士 先生 小姐 太太 夫人 老師 師傅 大娘 大爺 大媽 大姐 大哥 大叔 "
        "大嬸 大伯 阿姨 阿婆 同志 同學 奶奶 爺爺 老漢 老伯"
    ).split()
)
"""Behind a surname alone; the person is the surname."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_FOREIGN = (
    "阿埃艾愛安昂奧巴拜班邦包保鮑貝本比彼畢賓波伯博勃布查達戴丹道德登鄧狄迪蒂丁東杜多頓恩爾法范菲費芬佛弗夫福蓋甘"
    "岡戈格葛古瓜貴哈海漢豪赫黑亨洪胡華懷霍基吉季加賈堅簡傑金京喀卡凱坎康考柯科可克肯孔庫誇奎拉萊蘭朗勞勒雷里利莉"
    "麗連列林龍隆盧魯路倫羅洛呂馬瑪邁麥曼芒毛梅門蒙米密明莫默姆穆那納奈南瑙內尼涅寧紐努諾歐帕派潘龐佩彭蓬皮普奇齊"
    "恰喬切琴丘讓熱日榮茹瑞若撒薩塞桑瑟森沙山尚紹舍申聖施什史舒朔斯思蘇索塔泰坦湯唐特騰藤提田廷通圖托瓦萬旺威韋維"
    "溫文翁沃烏吾武西希錫夏香肖謝辛欣興休許雪遜雅亞揚耶葉伊易因英尤約贊澤扎詹珍芝治朱祖佐婭妮娜琳黛薇蕾伽茨茲佳妲"
    "茜絲賽柏澳裡士川岸介翰瓊露傳繆頗夸諸薛菈莎婭彌芙玻娃蓓昆錫"
)
"""Characters that write foreign names, from general knowledge."""
LATIN_NAME = re.compile(rf"{LATIN_WORD}(?: (?:(?:de|van|von|der|bin|al|da|di|la) )?{LATIN_WORD}){{0,3}}")
_LATIN_BEFORE = re.compile(rf"{LATIN_NAME.pattern}$")
_LONGEST_FOREIGN, _FARTHEST = 12, 60
_FULL = 3
_PARTICLES = frozenset(fold("地 了 的 得 著 着 過 們").split())
_PRONOUNS = frozenset(fold("我你他她它您"))
_NO_GIVEN_KINDS = ("p", "c", "u", "r", "d")
_NO_NAME_KINDS = ("v", "p", "d", "c", "u", "r", "t", "f", "a", "b", "ns", "nt")
_NO_SPEAKER_KINDS = ("n", "j", "s")
_IN_A_ROW = fold("連")
_COMPLEMENTS = frozenset(fold("出入起"))
_AT = fold("於")
_HOLDS = frozenset(fold("任為成"))
_ALSO_PARTICLES = "和 時 都 從 由 向 應 全 成 後 有 才 能 那 相 原 公 國 同 將 及 當 但 並 該 每 各 多 另 男 女"
"""Surnames that are particles and more; names that begin so are left to LAC."""


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(_ALSO_PARTICLES).split())


@cache
def _foreign() -> frozenset[str]:
    return frozenset(fold(_FOREIGN))


def sounds_foreign(words: str) -> bool:
    """Whether folded words are written with characters of foreign names alone."""
    return all(sign in _foreign() for sign in words)


def _may_close(folded: str, offset: int) -> bool:
    """Whether a longer word or a title begins at ``offset``: weaker than a closing word, which is one for certain."""
    return word_follows(folded, offset) or any(folded[offset : offset + n] in heads() for n in (2, 3, 4))


def name_at(folded: str, text: str, offset: int) -> Span | None:
    """The name of a person that begins at ``offset``: Chinese, foreign in Chinese characters, or Latin."""
    if latin := LATIN_NAME.match(text, offset):
        return Span(*latin.span())
    if name := _with_points(folded, offset):
        return name
    chinese = _chinese(folded, offset)
    if chinese is not None and closes(folded, chinese.end):
        return chinese
    foreign = _foreign_at(folded, offset)
    # Of a Chinese name that nothing closes and a longer foreign one that something does, the latter: 费尔南多.
    return foreign if chinese is None or (foreign is not None and foreign.end > chinese.end) else chinese


def chinese_name_at(folded: str, offset: int) -> Span | None:
    """The Chinese name that begins at ``offset``; only where what follows closes it."""
    name = _chinese(folded, offset)
    if name is None or not closes(folded, name.end):
        return None
    is_noun = len(name) >= _FULL and kind_of(folded[offset : offset + 2]).startswith(_NO_SPEAKER_KINDS)
    return None if is_noun and not kind_of(folded[offset : offset + 2]).startswith("nr") else name


def name_ending(folded: str, text: str, end: int) -> Span | None:
    """The name that ends at ``end``, where a sign or a closing word stands before it."""
    latin = _LATIN_BEFORE.search(text, max(0, end - _FARTHEST), end)
    if latin:
        return Span(*latin.span())
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and name_before(folded, start, end) and opens(folded, start):
            return Span(start, end)
    return None


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
    return None if is_body or _is_a_word(words) else Span(start, end)


def _with_points(folded: str, offset: int) -> Span | None:
    """Foreign names with points: 让·杜邦. Only characters that write foreign names follow the last point."""
    at = offset
    points = 0
    while at < len(folded) and at - offset < 2 * _LONGEST_FOREIGN:
        if folded[at] in "·‧・•" and at > offset:
            points += 1
        elif folded[at] not in _foreign():
            break
        at += 1
    while at > offset and folded[at - 1] in "·‧・•":
        at -= 1
        points -= 1
    return Span(offset, at) if points > 0 else None


def _foreign_at(folded: str, offset: int) -> Span | None:
    at = offset
    while at < len(folded) and at - offset < _LONGEST_FOREIGN and folded[at] in _foreign():
        at += 1
    while at - offset > 1 and (not closes(folded, at) or _ends_in_a_word(folded, at - 1)):
        at -= 1
    words = folded[offset:at]
    return Span(offset, at) if len(words) > 1 and closes(folded, at) and not _is_a_word(words) else None


def _ends_in_a_word(folded: str, offset: int) -> bool:
    """Whether the last sign of a foreign name, at ``offset``, begins a word: 梅开二度, 提出, 连入."""
    if folded[offset] == _IN_A_ROW or _is_phrase(folded, offset):
        return True
    return kind_of(folded[offset : offset + 2]).startswith("v") and closes(folded, offset)


def _chinese(folded: str, offset: int) -> Span | None:
    own = surname(folded[offset : offset + 3])
    if not is_surname(own) or own in _particles():
        return None
    if folded.startswith(_FORMS_OF_ADDRESS, offset + len(own)):
        return Span(offset, offset + len(own))
    lengths = [n for n in (len(own) + 1, len(own) + 2) if _may_be(folded[offset : offset + n], n)]
    closed = [n for n in lengths if closes(folded, offset + n) or _is_verb(folded, offset + n)]
    if len(lengths) > 1 and _begins_what_is_done(folded, offset + lengths[1] - 1):
        closed = lengths[:1]
    if not closed:
        plain = [n for n in lengths if not kind_of(folded[offset + len(own) : offset + n]).startswith("v")]
        closed = [n for n in plain if _may_close(folded, offset + n)]
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
    return _is_phrase(folded, offset)


def _is_phrase(folded: str, offset: int) -> bool:
    """Whether a phrase of four characters begins at ``offset``: 梅开二度."""
    return len(folded) >= offset + 4 and kind_of(folded[offset : offset + 4]).startswith(("i", "l"))


def _may_be(words: str, length: int) -> bool:
    """Whether these characters, as many as asked for, may be a name and are no word of the language."""
    if len(words) < length or not all(_HAN.match(sign) for sign in words):
        return False
    if _is_a_word(words) or words.endswith(_ENDS_OF_BODIES) or any(sign in _PRONOUNS for sign in words):
        return False
    if len(words) < _FULL:
        return True
    own = surname(words)
    glued = kind_of(words[len(own) :]).startswith(_NO_GIVEN_KINDS)
    glued = glued or (len(own) == 1 and kind_of(words[:2]).startswith(_NO_NAME_KINDS))
    if words[0] == _AT and kind_of(words[1:]).startswith(("ns", "t")):
        return False
    particles = words[-1] in _PARTICLES or words[-1] in never_given()
    return not particles and words[1:] not in heads() and not glued


def _is_a_word(words: str) -> bool:
    """Whether jieba's list has it as a word that is no name; what it does not know it takes for one."""
    kind = kind_of(words)
    return bool(kind) and not kind.startswith(("nr", "x", "eng"))


def _supported(folded: str, offset: int, short: int, long: int) -> int:
    """Of two lengths that are both closed here, the one that the rest of the text speaks for."""
    if folded[offset + short] in never_given():
        return short
    shorter, longer = folded[offset : offset + short], folded[offset : offset + long]
    alone = sum(
        1
        for span in occurrences(folded, shorter)
        if not folded.startswith(longer, span.start) and closes(folded, span.end)
    )
    together = sum(1 for span in occurrences(folded, longer) if closes(folded, span.end))
    if alone:
        return short if alone >= together - 1 else long
    # A word right behind two characters is more likely than a given name that begins like it: 李明|会谈.
    is_word = word_follows(folded, offset + short) or closing_word(folded, offset + short)
    return short if is_word else long

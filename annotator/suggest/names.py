"""Persons by LAC: its names of people, put right where they are known to go wrong.

It glues titles (江主席) and verbs (張三說) to names, cuts foreign names at points and blanks, and takes peoples,
places and things that sound foreign for persons. The rules say what names look like, not which names there are.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.codebook import PERSON
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.suggest.lac import tagging
from annotator.suggest.naming import LATIN_WORD, has_surname, is_surname
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.organisations import kind_of
from annotator.suggest.roles.people import sounds_foreign
from annotator.suggest.words import is_pronoun
from annotator.text.folding import fold

SOURCE = "names"
_FULL_NAME, _SHORT_NAME, _FOREIGN_NAME = 0.81, 0.74, 0.72
"""The share that is right: 79 of 100 in all (study of Chinese text, 4.1), more for a surname and two characters."""
_ADDRESS = tuple(
    fold(
        "主席 副主席 總統 總理 首相 先生 女士 小姐 太太 夫人 老師 教授 博士 醫生 醫師 大夫 護士 書記 部長 局長 市長 "
        "省長 縣長 鎮長 村長 處長 科長 廳長 司長 署長 主任 院長 校長 會長 社長 廠長 董事長 行長 所長 站長 團長 連長 "
        "營長 旅長 師長 軍長 班長 隊長 船長 機長 州長 議長 秘書長 委員長 經理 總經理 總裁 司令 將軍 元帥 上將 中將 "
        "少將 上校 中校 少校 上尉 大使 外長 防長 國王 女王 天皇 皇帝 大帝 皇后 太后 王子 公主 親王 殿下 陛下 教練 "
        "同志 同學 師傅 律師 法官 警官 檢察官 院士 記者 議員 委員 代表 爵士 神父 牧師 主教 大主教 教皇 教宗 法師 大師 "
        "道長 上人 活佛 老漢 大爺 大媽 大娘 阿姨 叔叔 伯伯 爺爺 奶奶 哥哥 姐姐 大哥 大姐 工程師 警員 督察 特首 立委 "
        "導演 編劇 國務卿 總督 公爵 侯爵 伯爵 男爵 影后 影帝 天王 天后"
    ).split()
)
"""Forms of address behind a name, from general knowledge; the longest is cut off."""
_NOT_LAST = tuple(fold("說 稱 亦 卻 已 曾 的 了 將 我 你 他 她").split())
"""Particles and verbs that end no name, but which are glued to one now and then."""
_NOT_LAST_OF_CHINESE = tuple(fold("談 講 問 也 即 又 仍 於 再").split())
"""The same for Chinese names; Japanese ones may end so: 拓也."""
_KIN = tuple(fold("父 母 弟 妹 兄 姐 子 女 妻 夫 孫 師 友 死 後").split())
"""What stands behind 之 where that is no part of a name: 吳之父."""
_POINT = "·‧・•"
_WITHIN = _POINT + " .-'’=×○*"
_COUNTRY = fold("國")
_PLACES = ("ns", "nt")
_THING = tuple(
    fold("人 族 語 州 省 縣 河 江 湖 海 灣 島 山 洲 港 城 鎮 村 國 軍 隊 盃 杯 獎 號 教 派 社 店 站 法 雲 亭").split()
)
"""What makes a place, a people or a thing of a foreign name before it."""
_THING_BEHIND = tuple(fold("人 族 語 州 省 縣 河 湖 海 灣 島 山 洲 港 鎮 村 國 隊 盃 杯 獎").split())
_PLACE_BEHIND = tuple(fold("以北 以南 以東 以西 境內 附近 市區 市郊 北部 南部 東部 西部 沿岸 軍隊 聯軍").split())
_PLACE_BEFORE = tuple(fold("位於 前往 抵達 飛往 途經 毗鄰 流經 穿過").split())
"""What makes a place of a foreign name behind or before it."""
_BIG_THING = tuple(
    fold(
        "帝國 王國 王朝 地區 大學 學院 學校 中學 小學 半島 大陸 碼頭 機場 公司 集團 銀行 球場 運河 山脈 家族 合金 分類 "
        "定律 海峽 醫院 基金 獎學 圖書館 博物館 紀念館 故居"
    ).split()
)
"""The same for names with a Chinese surname too: 陳大文圖書館."""
_CLAN, _OF_CLANS = fold("氏"), tuple(fold("企業 集團 公司 家族 宗祠 宗親 兄弟 父子 家廟 族譜").split())
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|la|le|bin|ibn|al|el|y)"
_LATIN = re.compile(rf"{LATIN_WORD}(?:[ -](?:{_PARTICLE} )*(?:al-)?{LATIN_WORD}){{0,4}}")
_GLOSS = re.compile(rf"\s?[(（]({_LATIN.pattern})(?=[)）,，;；])")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_SHORTEST, _SHORT_FOREIGN = 2, 3
_LONGEST = 25
"""Code points; no name is as long, but rows of foreign words are."""


def names(page: Page) -> Iterator[Proposal]:
    """The persons of a page, from the left; nothing where LAC is missing."""
    last = 0
    for found in _joined(page):
        span = _trimmed(page.folded, found)
        if span is not None and span.start >= last and _may_be(page, span):
            yield _proposal(page, span)
            last = span.end
            gloss = _GLOSS.match(page.text, last)
            if gloss and _HAN.search(span.of(page.text)):
                yield _proposal(page, Span(gloss.start(1), gloss.end(1)))
                last = gloss.end()


def _proposal(page: Page, span: Span) -> Proposal:
    return Proposal(PERSON, span, _score(span.of(page.folded)), SOURCE, _("LAC takes it for a name"))


def _score(words: str) -> float:
    if not has_surname(words):
        return _FOREIGN_NAME
    return _FULL_NAME if len(words) > _SHORTEST else _SHORT_NAME


def _joined(page: Page) -> Iterator[Span]:
    """LAC's persons, those of several pieces as one; what is Latin reaches over the whole row of capitals."""
    latin = {at: Span(*found.span()) for found in _LATIN.finditer(page.text) for at in range(*found.span())}
    words = tagging.words(page.folded)
    open_: Span | None = None
    for at, word in enumerate(words):
        if word.tag != tagging.PERSON:
            continue
        span = latin.get(word.span.start, word.span) if _is_latin(word.span.of(page.text)) else word.span
        span = _over_points(page.folded, words, at, span)
        if open_ is not None and span.start < open_.end:
            open_ = Span(open_.start, max(open_.end, span.end))
            continue
        if open_ is not None:
            yield open_
        open_ = span
    if open_ is not None:
        yield open_


def _over_points(text: str, words: Sequence[tagging.Word], at: int, span: Span) -> Span:
    """A piece of a name with the words that points join to it: 让·杜邦, of which LAC knows the second half."""
    start, end = span.start, span.end
    first, last = at - 1, at + 1
    while first >= 0 and words[first].span.end == start and _joins(text, words[first].span, start):
        start = words[first].span.start
        first -= 1
    while last < len(words) and words[last].span.start == end and _joins(text, words[last].span, end):
        end = words[last].span.end
        last += 1
    return Span(start, end)


def _joins(text: str, word: Span, border: int) -> bool:
    """Whether a word is a point, or a foreign piece of a name that a point at this border joins to the rest."""
    if word.of(text) in _POINT:
        return True
    is_beside = text[border - 1] in _POINT or text[border] in _POINT
    return is_beside and sounds_foreign("".join(sign for sign in word.of(text) if sign not in _POINT))


def _is_latin(words: str) -> bool:
    return not _HAN.search(words)


def _trimmed(folded: str, span: Span) -> Span | None:
    """The name without points and blanks around it, without its form of address and what is glued to it."""
    words = span.of(folded)
    start = span.start + len(words) - len(words.lstrip(_POINT + " \u3000《“‘「『\"'"))
    words = folded[start : span.end].rstrip(_POINT + " \u3000》”’」』\"'")
    addressed = [title for title in _ADDRESS if words.endswith(title)] if words.endswith(_ADDRESS) else []
    bare = words.removesuffix(max(addressed, key=len, default=""))
    if len(bare) < len(words) and kind_of(bare).startswith(_PLACES):
        return None
    bare = _unglued(bare, folded[start + len(bare) : start + len(bare) + 1])
    return Span(start, start + len(bare)) if bare else None


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


def _may_be(page: Page, span: Span) -> bool:
    """Whether words look like the name of a person: by themselves, and by what follows."""
    words, written = span.of(page.folded), span.of(page.text)
    if is_pronoun(words) or len(words) > _LONGEST or not all(sign.isalpha() or sign in _WITHIN for sign in words):
        return False
    if _is_latin(written):
        line = page.text[page.text.rfind("\n", 0, span.start) + 1 : _line_end(page.text, span.end)]
        return len(written) > 1 and written[0].isupper() and bool(_HAN.search(line)) and not _is_acronym(written)
    if len(words) == 1:
        return is_surname(words)
    is_of_a_clan = words.endswith(_CLAN) and page.folded.startswith(_OF_CLANS, span.end)
    if is_of_a_clan or page.folded.startswith(_BIG_THING, span.end):
        return False
    return has_surname(words) or not _is_a_thing(page.folded, span)


def _is_a_thing(folded: str, span: Span) -> bool:
    """Whether a foreign name is that of a place, a people or a thing."""
    if len(span) > _SHORT_FOREIGN and folded.endswith(_THING, span.start, span.end):
        return True
    is_place = folded.startswith(_PLACE_BEHIND, span.end) or folded.endswith(_PLACE_BEFORE, 0, span.start)
    return is_place or _is_before_a_thing(folded, span.end)


def _is_before_a_thing(folded: str, offset: int) -> bool:
    """Whether a people, a place or a thing goes on behind a foreign name, and not 国际, 国务卿 or another title."""
    if not folded.startswith(_THING_BEHIND, offset):
        return False
    is_longer = folded[offset] == _COUNTRY and bool(kind_of(folded[offset : offset + 2]))
    return not is_longer and not any(folded[offset : offset + n] in heads() for n in (2, 3))


def _is_acronym(written: str) -> bool:
    return written.isupper() and " " not in written and "." not in written


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)

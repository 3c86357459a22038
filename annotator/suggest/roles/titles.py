"""Where titles stand in a folded text: the longest head of the list, with what belongs to it on its left."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from annotator.domain.spans import Span
from annotator.suggest.naming.abroad import POINTS
from annotator.suggest.roles.heads import also_verbs, before, functions, heads, takes_function
from annotator.suggest.roles.people import name_at
from annotator.suggest.roles.word_kinds import kind_of, word_borders
from annotator.text.folding import fold

_NO_TITLE_BEFORE = tuple(
    fold(
        "委員會 代表大會 代表會議 協會 學會 聯合會 公會 工會 學院 大學 學校 宿舍 之家 俱樂部 團 隊 府 台 堂 局 署 "
        "處 部 院 所 室 組 節 證 站 "
        "群 制 職 級 獎 杯 盃 賽 崗 廳 縣 城 門 班子 層 辦公 行業 培訓 資格 職業 隊伍 人數 人選 選舉 大選 競選 "
        "換屆 一職 職務 席位 費用 費率 事務所 事務 手冊 日報 晚報 論壇 聯盟 基金 計劃 工作 用書 頭銜 稱號 身份 "
        "生涯 服務 機構 崗位 群體 人才 制度 收入 待遇 資源 市場 招聘 招考 考試 銜 "
        "政局 政廳 政處 政府 宗局 宗委 航局"
    ).split()
)
"""What makes a body or a thing of a title before it: 主席团, 记者协会, 教师节, 市民政局."""
_MEETING, _MEETS = fold("會"), tuple(fold("會見 會談 會晤 會同 會上 會後").split())
_LONG, _LASTS = fold("長"), tuple(fold("期 遠 達 久 短 度 城 沙 壽 跑 途 征 廊").split())
_POINTED = re.compile(rf"[\u3400-\u9fff]{{2,6}}[{POINTS}]")
"""A name with a point, which may begin like a word: 乡长达拉·古流."""
_OFFICES = fold("委辦")
"""What makes an office of a title where another one follows: 城管|委|主任."""
_MEMBER, _WORKER = fold("員"), fold("工")
_DONE = fold("了過著")
_OF_BODIES = tuple(fold("長 員 任"))
"""Last characters of heads whose first is often the last one of a body as well: 水利局+局长 in 水利局长."""
_AROUND, _PAGES = 6, 8
"""Code points beside a head that tell how its text is cut into words."""
_LABOUR, _IS_WORK = fold("工"), tuple(fold("程 作 業 地 資 會 廠 藝 具 期").split())
_NOT_BEHIND = {
    fold("作者"): fold("工協創合操"),
    fold("主教"): fold("天"),
    fold("部長"): fold("幹"),
    fold("明星"): fold("啟"),
    fold("會長"): fold("機社"),
    fold("護士"): fold("衛"),
}
"""Heads before which one character makes another word: 天主教."""
_INNER = {
    fold("代"): fold("現近當年時古替歷"),
    fold("前"): fold("目日以此之先眼生當跟面"),
    fold("原"): fold("太平草高中還"),
    fold("總"): fold("匯"),
    fold("女"): fold("子婦少"),
}
"""Before these characters a word goes on: 目前, 现代, 太原."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title without the organisation; ``is_weak`` where its words may be a verb: 代表, 指挥."""

    span: Span
    is_weak: bool


@lru_cache(maxsize=_PAGES)
def titles(folded: str, grown: frozenset[str] = frozenset()) -> tuple[Title, ...]:
    """The titles of a text, none overlapping another; ``grown`` are heads that a project adds, folded.

    Kept for the last texts, as two sources ask for them.
    """
    known = heads() | grown
    ends = _by_end(known)
    found: list[Span] = []
    for at, sign in enumerate(folded):
        if not (longest := ends.get(sign, 0)):
            continue
        head = next((n for n in range(min(longest, at + 1), 1, -1) if folded[at + 1 - n : at + 1] in known), 0)
        if head and _is_whole(folded, at + 1 - head, at + 1):
            found.append(_with_its_left(folded, Span(at + 1 - head, at + 1)))
    whole = [span for span in _best_ones(folded, found) if not _is_part_of_a_body(folded, span)]
    return tuple(Title(span, span.of(folded) in also_verbs()) for span in whole)


def grown_heads(words: Mapping[str, int]) -> frozenset[str]:
    """Heads that a project's marked roles teach: short ones as they are, of longer ones the ends that recur.

    ``words`` are the words of its roles, folded, and how often each is marked.
    """
    chinese = {word: count for word, count in words.items() if not word.isascii() and " " not in word}
    ends: Counter[str] = Counter()
    for word, count in chinese.items():
        for length in (2, 3):
            if len(word) > length:
                ends[word[-length:]] += count
    short = {word for word in chinese if 1 < len(word) <= _SHORT}
    return frozenset(short | {end for end, count in ends.items() if count >= _RECURS})


_SHORT, _RECURS = 4, 3
_SHORT_NAME, _SIDE = 2, fold("方")


@cache
def _ends_of_ours() -> Mapping[str, int]:
    return _longest_by_end(heads())


def _by_end(known: frozenset[str]) -> Mapping[str, int]:
    """The last character of heads, and how long the longest of them is."""
    ours = heads()
    if len(known) == len(ours):
        return _ends_of_ours()
    ends = dict(_ends_of_ours())
    for sign, length in _longest_by_end(known - ours).items():
        ends[sign] = max(length, ends.get(sign, 0))
    return ends


def _longest_by_end(words: Iterable[str]) -> dict[str, int]:
    ends: dict[str, int] = {}
    for word in words:
        ends[word[-1]] = max(len(word), ends.get(word[-1], 0))
    return ends


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a head is a word of its own: CEO and not video, 主教 and not 天主教."""
    if not folded[start].isascii():
        unlike = _NOT_BEHIND.get(folded[start:end], "")
        return folded[start - 1 : start] not in tuple(unlike) and not _is_cut(folded, start, end)
    around = folded[start - 1 : start] if start else "", folded[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in around)


def _with_its_left(folded: str, head: Span) -> Span:
    """A head with 副, 首席, 销售 and the like before it."""
    start = head.start
    while start:
        words = before()
        if folded.endswith(takes_function(), start, head.end):
            words = (*words, *functions())
        if not folded.endswith(words, 0, start):  # all at once: most titles have nothing of it before them
            break
        belongs = next(word for word in words if folded.endswith(word, 0, start))
        inner = _INNER.get(belongs, "")
        if inner and folded[start - len(belongs) - 1 : start - len(belongs)] in tuple(inner):
            break
        start -= len(belongs)
    return Span(start, head.end)


def _is_cut(folded: str, start: int, end: int) -> bool:
    """Whether a head of two characters is made of the ends of two words: 中校 in 高中校车."""
    if end - start > 2 or start == 0 or folded[end - 1] in _OF_BODIES or not kind_of(folded[start - 1 : start + 1]):
        return False
    borders = word_borders(folded, start - _AROUND, end + _AROUND)
    return start not in borders and start + 1 in borders


def _best_ones(folded: str, found: Iterable[Span]) -> list[Span]:
    """Of those that overlap the one whose edges are edges of words, the longer one, then the one on the left."""
    kept: list[Span] = []
    for span in sorted(set(found)):
        if kept and kept[-1].overlaps(span):
            if len(span) > len(kept[-1]) or _is_cut_better(folded, span, kept[-1]):
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def _is_cut_better(folded: str, span: Span, left: Span) -> bool:
    """Whether a title begins in the midst of the one on its left and ends a word as that does not: 三中校长."""
    if span.end <= left.end:
        return False
    borders = word_borders(folded, left.start - _AROUND, span.end + _AROUND)
    return span.end in borders and left.end not in borders


def _goes_on(folded: str, span: Span) -> bool:
    """Whether a longer word of the language begins with a title and is none: 老师傅, 总统府; not 被告|方子明."""
    name = name_at(folded, folded, span.end) if folded.startswith(_SIDE, span.end) else None
    if name is not None and len(name) > _SHORT_NAME:
        return False
    lengths = (1,) if kind_of(folded[span.end : span.end + 2]).startswith("v") else (1, 2)
    words = [folded[span.start : span.end + more] for more in lengths if span.end + more <= len(folded)]
    return any(kind_of(word).startswith("n") and not any(word[-n:] in heads() for n in (2, 3)) for word in words)


def _is_part_of_a_body(folded: str, span: Span) -> bool:
    last, behind = folded[span.end - 1], folded[span.end : span.end + 1]
    if behind == _MEETING:
        return not folded.startswith(_MEETS, span.end)
    if last == _LONG and behind in _LASTS and not _POINTED.match(folded, span.end):
        return True
    if behind and behind in _OFFICES and any(folded[span.end + 1 : span.end + 1 + n] in heads() for n in (2, 3)):
        return True
    if (last == _MEMBER and behind == _WORKER) or (last == _LABOUR and behind in _IS_WORK):
        return True
    # Somebody who directed, led or spoke for something did so: 导演了.
    if behind and behind in _DONE and span.of(folded) in also_verbs():
        return True
    return folded.startswith(_NO_TITLE_BEFORE, span.end) or _goes_on(folded, span)

"""Short names of offices that no list holds, before the title of who leads them: 都發|局長, 市|拆違辦|主任.

Everything works on folded text.
"""

import re

from annotator.suggest.roles.word_kinds import kind_of
from annotator.text.folding import fold

TELLING = frozenset(
    fold(
        "著名 知名 現任 時任 新任 首任 前任 繼任 歷任 當地 相關 有關 當時 目前 該 各 各級 全體 全國人大代表 我國 "
        "本報 本刊 本台 多名 優秀 普通 年輕 資深 傑出 年僅 身為 作為 其中 包括 以及 另外 同時 此外 隨後 特別 著 名 "
        "位 個 一名 兩名 一位 兩位 幾位 數名 多位 這位 那位 這名 該名 另 本 據 由 等 的 之 與 及 和 暨 兼 並 而 但 "
        "或 對 向 在 從 被 把 讓 會見 會晤 訪問 採訪 邀請 任命 選舉 推選 當選 擔任 出任 接任 就任 兼任 升任 調任 "
        "改任 聘請 聘任 陪同 率領 帶領 委託 來自 成為 曾任 原任 叫 稱 說 告訴 請 找 見 是 為 任 有 像 給 帶 跟 同 "
        "責令 督促 約談 勸導 慰問 看望 走訪 招募 建議 要求 希望 介紹 回應 通知 控告 起訴 祝賀 感謝 歡迎 支持 批評 指責 "
        "寄語 勉勵 叮囑 敦促 訴苦 反問 追問 質疑 表示 指出 強調 認為 透露 坦言 直言 呼籲 重申 告誡 指控 "
        "將 使 令 經 因 於 以 到 至 其 這 那 所 負責"
    ).split()
)
"""Words that are before an organisation and no part of it, whatever their kind."""
_BRIEF_OFFICE = re.compile(f"[\u3400-\u9fff]{{1,4}}[{fold('辦委局署處廳')}]$")
OFFICE_SIGNS, _PLACE_SIGNS = frozenset(fold("辦委局署處廳")), frozenset(fold("省市縣區鎮鄉州旗盟"))
_APART = tuple(TELLING - frozenset(fold("和 與 及").split()))
"""What stands before a name and is no part of it; 和 may join two works of one office: 应急与减灾处."""
_OF_OFFICES = tuple(
    fold(
        "主任 副主任 局長 副局長 處長 副處長 署長 副署長 廳長 副廳長 司長 副司長 科長 副科長 書記 "
        "副書記 組長 副組長 黨組 "
        "專員 科員 秘書 幹部 負責人 發言人 工作人員 委員 原主任 原局長"
    ).split()
)
"""Titles of those who belong to an office, so that what looks like one before them is one."""
_NUMERALS = frozenset(fold("一二兩三四五六七八九十百幾多"))
_BEHIND_VERBS = frozenset(fold("上了過成起出來去"))
"""Ends of a verb that has somebody as its object: 當上局長."""
OFFICES = tuple(fold("大臣 部長 局長 廳長 署長 處長 科長 司長 院長").split())
PRONOUNS = tuple(fold("他她它我你您"))
_BRIEF = 2


def brief_office(folded: str, clause: int, title: int) -> int:
    """Where the short name of an office right before a title begins, which no list holds: 都發|局長, 市|拆違辦|主任.

    It stands behind a sign, a word that is no part of a name, or the place whose office it is.
    """
    if not folded.startswith(_OF_OFFICES, title):
        return title
    longest = _BRIEF_OFFICE.search(folded, clause, title)
    is_in_title = folded.startswith(OFFICES, title)
    for start in range(max(clause, longest.start() if longest else title - _BRIEF), title - 1):
        words = folded[start:title]
        own = words if is_in_title and not longest else words[:-1]
        is_of_a_place = folded[start - 1 : start] in _PLACE_SIGNS and start > clause
        is_apart = start == clause or is_of_a_place or folded.endswith(_APART, clause, start)
        if not is_apart or not (is_of_a_place or len(own) == _BRIEF) or not _may_name_an_office(own):
            continue
        # 辦 or 委 alone is no office, so that any word before it names one; the words before 局長 may be a verb.
        if not is_in_title or longest or not kind_of(own):
            return start
    return title


def _may_name_an_office(own: str) -> bool:
    """Whether characters before 局 or 辦 count nobody and lead to nobody."""
    is_led = own[:1] in TELLING or own[:2] in TELLING or own[-1:] in TELLING or own[-1:] in _BEHIND_VERBS
    return len(own) > 1 and own.isalpha() and not is_led and _NUMERALS.isdisjoint(own) and own[0] not in PRONOUNS

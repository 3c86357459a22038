"""How far the organisation reaches to the left of a title: up to a sign, a closing word, a person or another title.

Words and their kinds come from jieba's list (``rjieba``), which knows that 经 in 经济 is no preposition.
"""

import re

from annotator.domain.spans import Span
from annotator.suggest.roles.heads import functions, heads
from annotator.suggest.roles.offices import OFFICE_SIGNS, OFFICES, PRONOUNS, TELLING, brief_office
from annotator.suggest.roles.word_kinds import cutter, kind_of
from annotator.text.folding import fold

_FARTHEST = 40
"""Code points; the longest names of public bodies have some thirty."""
_SIGNS = frozenset(",.;:!?。、…—~|/\\\n\t \u3000()（）[]【】<>《》“”‘’「」『』\"'·‧・•")
_JOINING = frozenset("&+-#@")
"""What is no letter and may yet stand in the name of a body; every other such sign ends a clause: 〔, ●, ★."""
_QUOTES = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《"}
_SENTENCES = frozenset(",.;:!?。")
"""Signs, folded, that names do not hold: what stands in quotation marks with one of them was said."""
_PARTS = ("n", "s", "j", "b", "g", "k", "eng", "i", "l", "an", "x", "h", "z")
"""Kinds of words that names of bodies are made of: nouns, places, verbal nouns, abbreviations, distinguishing words."""
_WORKS = frozenset(
    fold(
        "發展 改革 建設 管理 研究 教育 服務 交流 合作 投資 保護 監督 檢察 審判 執行 治理 開發 規劃 設計 生產 運輸 "
        "救援 救助 保障 促進 振興 統計 審計 監察 宣傳 組織 指導 協調 應急 處置 防控 防治 控制 預防 檢驗 檢測 檢疫 "
        "出版 發行 廣播 創作 演出 表演 傳播 翻譯 培訓 學習 實驗 製造 加工 銷售 採購 經營 貿易 出口 進口 招商 安置 "
        "調查 調解 仲裁 執法 認證 評估 評價 拍賣 租賃 保險 徵收 拆遷 登記 交易 結算 清算 支付 環保 綠化 種植 養殖 "
        "捕撈 作戰 訓練 巡邏 防衛 測繪 勘探 氣象 運營 營運 調度 客運 貨運 直屬 附屬 所屬 聯合 綜合 參謀 裝備 動員 "
        "互助 反對 編輯 採訪 新聞 攝影 諮詢 策劃 維權 信息化 現代化 國際化 自治 統一 獨立 民主 進步 解放 復興 最高 "
        "高級 高等 中級 基層 新 大 小 老 高 中 東 西 南 北 前 後 總 東部 西部 南部 北部 中部 東南 西南 東北 西北 "
        "沿海 內 外 上 下 中央 第 全 共同 公共 民用 軍用 衛生 健康 安全 和平 自由 文化 文明 廉政 公正 退役 進出口 "
        "計劃生育 超市 分行 支行 總行 分局 分會 分校 民建 民革 民盟 民進 台盟 致公黨 "
        "偵查 偵防 稽查 搜救 督導 考古 文博 勘察 研發 導覽 維和 反詐 緝毒 緝私 終審 初審 上訴 立法 司法 行政 考試 "
        "台 某 扶貧 開放 創新 創業 "
        "高速 快速 更新 就業 監管 監測 信訪 保密 檔案 接待 住房 扶貧開發 防火 駐"
    ).split()
)
"""Verbs, adjectives and words of place that stand in names of bodies as well."""
_OF_BRANDS = tuple(
    fold(
        "集團 科技 股份 實業 控股 新材 新能源 生物 醫藥 電子 智能 機械 化工 鋼鐵 電力 能源 環保 建工 物流 航空 酒業 "
        "乳業 家居 電器 通信 光電 半導體 精密 動力 資本 期貨 信託 傳媒 汽車 地產 證券 製藥 藥業 重工 食品 影業 出版社"
    ).split()
)
"""What stands behind the name of a company, which may be a verb: 远航科技."""
_EVENTS = tuple(fold("展 賽 節 獎"))
_HOSPITAL = fold("醫院")
_UNLISTED = re.compile(f"((?:{fold('住建|發改|民宗|民政')})(?=[{fold('局委廳處辦部')}])|{fold('律所')})")
"""What bodies are called in short, and jieba cuts otherwise: 住|建|局, 縣發|改|局, 市民|政局, 某律|所."""
_NUMBERED = re.compile(fold("[一二三四五六七八九十]+(?:廠|院|中|局|隊|處|所|公司)"))
_LONG, _BRIEF = 3, 2
_MEETINGS = tuple(fold("會 協 盟"))
_OWN_BODIES = frozenset(
    fold("協會 學會 商會 工會 公會 總會 大會 教會 年會 聚會 晚會 宴會 議會 國會 同盟 聯盟 結盟").split()
)
"""Bodies that have names of one word, and meetings."""
_POSTED = re.compile(fold("駐[\u4e00-\u9fff]{1,6}$"))
"""Where somebody is posted: 驻日大使."""
_AT_HOME, _AFTER = fold("駐"), fold("後")
_TERMS = frozenset(fold("屆 次 期 軍 師 旅").split())
_TERM, _CENTURY = fold("屆"), fold("世紀")
_BRIEF_BODIES = frozenset(fold("校 縣 市 省 區 鄉 鎮 村 廠 館 團 系 部 院 局").split())
_JOINED = frozenset(fold("和 與 及").split())
_BODIES = tuple(
    fold(
        "組 小組 專班 聯盟 大聯盟 陣線 委員會 委 部 局 廳 辦 署 院 學會 協會 中心 司 處 會 所 室 科 總處 總局 總署 總站"
    ).split()
)
_LAST_SIGNS = tuple(fold("會 辦 協 委 院 部 局 廳 署 處 所 室 社 站 隊 組 科"))
"""How bodies end; jieba takes some of them for a verb, or cuts the last character off as one: 园艺学+会."""


def reach(folded: str, title: int, floor: int) -> int:
    """Where the organisation before the title at ``title`` begins; never before ``floor``, a title's or name's end."""
    clause = _clause_start(folded, title, max(floor, title - _FARTHEST))
    posted = _POSTED.search(folded, clause, title)
    at = whole_word = posted.start() if posted else brief_office(folded, clause, title)
    words = _words(folded, clause, at)
    for number in range(len(words) - 1, -1, -1):
        span = words[number][0]
        if not _belongs(folded, words, number):
            # Of what no list holds the first character may be a word of its own: 任 in 任省.
            at = span.start + 1 if _is_glued(span.of(folded)) else at
            break
        at = span.start
    at = _whole(folded, at, title)
    if folded.startswith(_AFTER, at) and at < title and folded[at - 1 : at].isdigit():
        at += 1  # 00后小将
    kinds = [_kind_of_a_part(folded, tagged) for tagged in words if tagged[0].start >= at]
    if not kinds or whole_word < title:
        return at
    # Verbs alone are what is done and not a body that does it: 开发 in 开发社工, and not 防卫 in 防卫大臣.
    is_body = folded.startswith(OFFICES, title) or folded.endswith(_EVENTS, at, title)
    return at if is_body or not all(kind.startswith(("v", "r")) for kind in kinds) else title


def _whole(folded: str, start: int, title: int) -> int:
    """Behind the last closing mark of ``[start, title)`` that has no opening one there."""
    for at in range(title - 1, start - 1, -1):
        if folded[at] in _QUOTES and folded.rfind(_QUOTES[folded[at]], start, at) < 0:
            return at + 1
    return start


def _clause_start(folded: str, title: int, floor: int) -> int:
    """Where the row of signs without punctuation before a title begins; a name in quotation marks is one word."""
    at = title
    while at > floor:
        sign = folded[at - 1]
        opening = folded.rfind(_QUOTES[sign], floor, at - 1) if sign in _QUOTES else -1
        if opening >= 0 and _SENTENCES.isdisjoint(folded[opening:at]):
            at = opening
        elif sign in _SIGNS or not (sign.isalnum() or sign in _JOINING):
            break
        else:
            at -= 1
    return at


def _words(folded: str, start: int, end: int) -> list[tuple[Span, str]]:
    words: list[tuple[Span, str]] = []
    at = start
    for number, part in enumerate(_UNLISTED.split(folded[start:end])):
        for word, kind in ((part, "j"),) if number % 2 else cutter().tag(part):
            words.append((Span(at, at + len(word)), str(kind)))
            at += len(word)
    return words


def _belongs(folded: str, words: list[tuple[Span, str]], number: int) -> bool:
    span, kind = words[number]
    word = span.of(folded)
    if word in _JOINED:
        return _joins_two_works(folded, words, number)
    if word in TELLING or word[0] in PRONOUNS:
        return False
    if _is_glued(word) and (len(word) < _LONG or kind.startswith("nr")):
        return False
    if (
        word in _WORKS
        or word in _BRIEF_BODIES
        or word[0] == _AT_HOME
        or word[0] in _QUOTES.values()
        or word[-1] in _QUOTES
    ):
        return True
    if kind in ("m", "q", "mq") and _is_number_of_a_name(folded, words, number):
        return True
    if kind in ("m", "q", "mq"):
        return word.startswith("第") or (word in _TERMS and number > 0 and words[number - 1][0].of(folded)[0] == "第")
    if kind.startswith("v") and number == len(words) - 1 and word.endswith(_LAST_SIGNS):
        before, kind_before = words[number - 1]
        is_work = len(before) > 1 and before.of(folded) not in TELLING and kind_before == "v"
        return number > 0 and (kind_before.startswith((*_PARTS, "vn")) or is_work or before.of(folded) in _WORKS)
    behind = words[number + 1][0].of(folded) if number < len(words) - 1 else ""
    if _names_what_is_done(folded, words[number], number, behind):
        return True
    if kind == "v" and behind:
        return _is_done_by_a_body(folded, words, number, behind)
    # What the list does not hold is a name of something more often than not; its kind was only guessed.
    is_name = len(word) > 1 and not kind_of(word) and not _is_glued(word) and not _ends_otherwise(word)
    return (is_name or kind.startswith(_PARTS)) and not word.isdigit()


def _is_done_by_a_body(folded: str, words: list[tuple[Span, str]], number: int, behind: str) -> bool:
    """Whether a verb names what the body behind it does: 改造|辦, 縣|禁毒|中心, and not 走訪|中心."""
    is_long = len(words[number][0]) > 1
    if behind in OFFICE_SIGNS and is_long:
        return True
    return behind in _BODIES and (_is_whose(folded, words[number - 1]) if number else is_long)


def _kind_of_a_part(folded: str, tagged: tuple[Span, str]) -> str:
    """The kind of a word; what no list holds and ends like an office is one, whatever was guessed: 入境处."""
    word = tagged[0].of(folded)
    return "j" if len(word) > _BRIEF and word[-1] in OFFICE_SIGNS and not kind_of(word) else tagged[1]


def _is_whose(folded: str, tagged: tuple[Span, str]) -> bool:
    """Whether a word before a verb and a body tells whose body it is, or what else it does: 縣|禁毒辦, 開發|改造辦."""
    span, kind = tagged
    return kind.startswith("n") or span.of(folded) in _BRIEF_BODIES or span.of(folded) in _WORKS


def _is_number_of_a_name(folded: str, words: list[tuple[Span, str]], number: int) -> bool:
    """Whether a number counts terms, centuries or hospitals in a name: 十四届全国政协, 21世纪研究院, 湘雅二医院."""
    word = words[number][0].of(folded)
    behind = words[number + 1][0].of(folded) if number < len(words) - 1 else ""
    return word.endswith((_TERM, _CENTURY)) or behind.startswith((_TERM, _CENTURY, _HOSPITAL))


def _names_what_is_done(folded: str, tagged: tuple[Span, str], number: int, behind: str) -> bool:
    """Whether a verb names the work of a body, of an office, or begins a name: 貿工|部長, 教|聯會, not 訪|協會.

    Of a company it may be all of the name: 远航科技.
    """
    span, kind = tagged
    if len(span) > 1 and folded.startswith(_OF_BRANDS, span.end):
        return True
    if kind.startswith("v") and len(span) > 1 and _NUMBERED.fullmatch(behind):
        return True  # 采油|三厂
    if kind == "vn":
        is_event = folded.endswith(_EVENTS, span.start, span.end)
        return behind.endswith(_LAST_SIGNS) if behind else is_event or folded.startswith(OFFICES, span.end)
    is_short = len(behind) == _BRIEF and behind.endswith(_MEETINGS) and behind not in _OWN_BODIES
    return kind == "v" and len(span) == 1 and number == 0 and is_short


def _is_glued(word: str) -> bool:
    return len(word) > 1 and not kind_of(word) and word[0] in TELLING


def _ends_otherwise(word: str) -> bool:
    return word[-1] in TELLING


def _joins_two_works(folded: str, words: list[tuple[Span, str]], number: int) -> bool:
    """Whether 和 stands within the name of one body: 发展和改革委员会, and not between two: 北京和上海市长."""
    if not number:
        return False
    before, kind = words[number - 1]
    if number == len(words) - 1:  # 质素|及|安全总监
        is_work = kind in ("n", "vn") and before.of(folded) not in heads()
        return is_work and folded.startswith(functions(), words[number][0].end)
    behind = folded[words[number][0].end : words[-1][0].end]
    plain = kind in ("n", "vn", "v", "an", "b", "j", "l") and before.of(folded) not in TELLING
    return plain and behind.endswith(_BODIES) and not before.of(folded).endswith(_BODIES)

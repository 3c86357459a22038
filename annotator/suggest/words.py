"""Small word lists of the rules: pronouns, speech verbs, titles. All are compared folded (one script, one width)."""

from functools import cache

from annotator.text.folding import fold

_PRONOUNS = (
    "他 她 它 牠 祂 他們 她們 它們 我 我們 你 妳 您 你們 咱們 其 本人 自己 他本人 她本人 對方 "
    "he she they him her them his hers their theirs i we me us you it who himself herself themselves"
)
_CUES = (
    "說 表示 指出 強調 認為 稱 介紹 說明 透露 坦言 直言 回應 回答 答道 告訴 解釋 提到 談到 補充 呼籲 建議 提出 "
    "要求 宣布 宣佈 寫道 問道 笑道 說道 表明 重申 聲稱 聲明 警告 提醒 承認 否認 感嘆 感慨 主張 相信 預測 "
    "痛批 怒斥 痛斥 炮轟 笑說 回嗆 喊話 爆料 直呼 坦承 喊冤 澄清 反駁 怒轟 狠批 大讚 "
    "預計 批評 質疑 讚揚 肯定 希望 期待 證實 反映 分析 總結 致辭 發言 講話 喊道 嘆道 道 問 答 講 "
    "said says say told tells added adds stated states wrote writes asked asks replied answered explained noted warned "
    "argued claimed announced insisted stressed recalled admitted according"
)
_TITLE_ENDS = (
    "長 員 席 記 任 理 生 士 授 師 總 董 督 官 卿 軍 佐 領 姐 哥 "
    "叔 姨 伯 爺 嫂 老 隊 工 導 教 博 院士 女士 先生 小姐 太太 夫人 同志 同學"
)
_ENGLISH_TITLES = "mr mrs ms miss dr prof professor sir lady lord president minister senator judge mayor"


@cache
def pronouns() -> frozenset[str]:
    """Words that stand for a person without naming one."""
    return frozenset(fold(_PRONOUNS).split())


@cache
def cues() -> tuple[str, ...]:
    """Verbs that announce speech, the longest first."""
    return tuple(sorted(fold(_CUES).split(), key=len, reverse=True))


@cache
def title_ends() -> tuple[str, ...]:
    """How a form of address ends: 委員長, 主任, 先生."""
    return tuple(fold(_TITLE_ENDS).split())


@cache
def english_titles() -> frozenset[str]:
    """Forms of address before an English name."""
    return frozenset(_ENGLISH_TITLES.split())


def is_pronoun(words: str) -> bool:
    """Whether a mention is a pronoun (他, 她們, he …), which names nobody by itself."""
    return fold(words.strip()) in pronouns()


def starts_with_pronoun(words: str) -> bool:
    """Whether a folded sentence opens with a pronoun that stands for a person."""
    return words.split(" ", 1)[0] in pronouns() or words.startswith(("他", "她"))

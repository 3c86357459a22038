"""What stands around a name of a person: signs, and words that close one or open another."""

import re
from functools import cache

from annotator.suggest.roles.heads import heads
from annotator.suggest.words import cues
from annotator.text.folding import fold

_CLOSING = (
    "在 對 向 與 和 及 跟 為 是 將 已 曾 也 還 就 從 到 於 由 被 把 給 讓 因 等 的 以 則 又 再 便 都 並 而 但 或 "
    "作 做 攝 文 圖 任 說 稱 道 告 談 講 問 答 帶 率 赴 獲 入 出 當 接 今 昨 近 日前 先生 女士 老師 同志 教授 博士 "
    "會 出席 參加 主持 致辭 致詞 發表 發言 講話 會見 會晤 前往 抵達 訪問 宣布 分別 一行 先後 共同 當選 擔任 接受 "
    "獲得 帶領 率領 陪同 親自 應邀 來到 走進 看望 慰問 考察 調研 檢查 視察 聽取 簽署 簽訂 揭牌 頒獎 奪 贏 擊敗 "
    "執教 演唱 飾演 主演 創作 拍攝 撰寫 編寫 報導 報道 去世 逝世 病逝 被捕 涉嫌 受賄 判 辭職 退休 上任 履新 卸任 "
    "現場 通過 進行 開始 介紹 認為 高興 深情 激動 坦承 透露 呼籲 隨後 日 指 批 看 走 來 去 寫 聽 拿 開 打 以及 同 "
    "今年 去年 本人 一起 一同 夫婦 父子 兄弟 姐妹 一家 家 家人 生於 出生 畢業 長期 始終 多次 曾經 正在 即將 必須 應該 "
    "可以 能 要 不 沒有 沒 無 有 希望 回應 回憶 繼續 負責 身邊 因為 由於 如果 雖然 就是 還是 也是 更 最 很 "
    "撰文 撰稿 講述 描述 互 轉述 轉達 轉告 披露 感謝 祝賀 質問 自豪 無奈 笑 哭 連 未 仍 均 皆 卻 竟 遭 涉 僅 恐 "
    "賽後 賽前 會後 會前 事後 當庭 當場 當天 當晚 此役 此前 此次 早前 稍早 稍後 其後 自己 "
    "寄語 勉勵 訴苦 抱怨 擔心 鼓勵 叮囑 叮嚀 反問 追問 慨嘆 推測 估計 敦促 讚嘆 坦白 批示 講述 披露 控訴 作證 供稱 "
    "辯稱 評價 點評 允諾 承諾 保證 疾呼 笑言 直指 推斷 "
    "任命 委任 免去 選舉 推選 聘任 聘請 提名 擬 欲 須 需 臉書 微博 且 系"
)
_NEVER_GIVEN = (
    "在 對 與 及 跟 將 已 也 還 就 到 被 把 給 讓 因 等 的 以 則 又 再 便 都 並 而 但 或 攝 說 稱 告 赴 作 做 是 出 獲 "
    "未 仍 均 皆 卻 遭 且 擬 系"
)
_MEETING = fold("會")
"""Ends a name as a verb, and not in 班联会主席."""
_DATED = re.compile(fold("[\u4e00-\u9fff]{2,4}\\d{1,2}日[電电]|[一二三四五六七八九十]{1,3}(?:日|月|時|歲)"))
"""Place and day behind a reporter, 游凯明台北21日电, and a day or an age behind anybody: 罗夫|十七日说."""
_WHEN = re.compile(fold("時(?=,|說|稱|表示|指出|強調|認為|談到|提到|坦言|透露|回應)"))
_SIGNS = frozenset(",.;:!?。、…—~|/\\\n\t \u3000()（）[]【】<>《》“”‘’「」『』\"'·")


def closes(folded: str, offset: int) -> bool:
    """Whether what stands at ``offset`` ends a name before it."""
    sign = folded[offset : offset + 1]
    if _DATED.match(folded, offset):
        return True
    if sign == _MEETING and any(folded[offset + 1 : offset + 1 + n] in heads() for n in (2, 3, 4)):
        return False
    return (
        not sign or sign in _SIGNS or sign.isascii() or folded.startswith(_closing(), offset) or is_when(folded, offset)
    )


def is_when(folded: str, offset: int) -> bool:
    """Whether 時 at ``offset`` tells when something was said, and is no part of a name: 接见罗森时说."""
    return _WHEN.match(folded, offset) is not None


def closing_word(folded: str, offset: int) -> bool:
    """Whether a closing word of two characters or more stands at ``offset``."""
    return folded.startswith(_long_ones(), offset)


def opens(folded: str, offset: int) -> bool:
    """Whether a name may begin at ``offset``: behind a sign, or a word that closes another one."""
    return offset == 0 or folded[offset - 1] in _SIGNS or folded.endswith(_closing(), 0, offset)


@cache
def never_given() -> frozenset[str]:
    """Closing words of one character that are hardly ever the second one of a given name."""
    return frozenset(fold(_NEVER_GIVEN).split())


@cache
def _long_ones() -> tuple[str, ...]:
    return tuple(word for word in _closing() if len(word) > 1)


@cache
def _closing() -> tuple[str, ...]:
    return tuple(fold(_CLOSING).split()) + tuple(cue for cue in cues() if not cue.isascii())

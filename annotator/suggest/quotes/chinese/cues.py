"""Chinese verbs that announce speech, and the words that only look like them.

Three kinds: verbs that may take what was said at once (他說老人沒事), those that need a pause before it (他介紹,…), and
those that need a colon or a quotation mark (他問:“…”). All is matched on folded text.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from annotator.domain.spans import Span
from annotator.text.folding import fold


class Needs(Enum):
    """What has to stand between a cue and what was said."""

    NOTHING = "nothing"
    PAUSE = "pause"
    MARK = "mark"
    HEARER = "hearer"
    """A word for who is told: 告訴記者."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech in a text."""

    span: Span
    words: str
    needs: Needs

    @property
    def is_plain(self) -> bool:
        """Whether it is no noun as well: 建議, 要求 and 介紹 may be what somebody makes, 表示 and 說 may not."""
        return self.words not in _nouns()


_AT_ONCE = (
    "表示 指出 强调 认为 透露 坦言 直言 声称 宣称 自称 辩称 谎称 笑称 戏称 诡称 诉称 坚称 断言 呼吁 提醒 建议 "
    "预计 预测 直呼 感叹 感慨 直指 嘱咐 叮嘱 估计 推测 说道 说 坚信 扬言 放言 慨叹 敦促 促请 直陈 预料 预期"
)
_AFTER_A_PAUSE = (
    "供称 指控 指责 希望 相信 期盼 期待 担心 怀疑 猜测 看来 介绍 回应 解释 回忆 补充 提到 谈到 谈及 分析 总结 说明 "
    "提出 要求 回答 反映 讲述 交代 供述 陈述 批评 表态 表明 重申 宣布 承认 否认 证实 坦承 坦白 质疑 反驳 抱怨 吐槽 "
    "追问 反问 主张 警告 告诫 写道 指 批 痛批 炮轰 怒斥 痛斥 呛 喊话 还原 转述 爆料 调侃 自嘲 点评 评价 赞叹 惊呼 "
    "高呼 疾呼 询问 承诺 保证 劝 批示 勉励 寄语 致辞 发言 呛声 诉苦 吐苦水 控诉 哭诉 诉说 倾诉 披露 阐述 概括 归纳 "
    "判断 估算 答复 回复 表达 评论 讲解 阐释 推荐 普及 推断 自述 复述 确认 澄清 夸赞 称赞 笑言 直斥 怒轰 "
    "狠批 大赞 盛赞 赞许 "
    "形容 嘲讽 "
    "讽刺 揶揄 回呛 反呛 反批 反击 回击 驳斥 斥责 作证 证称 作供 招认 供认 忆述 笑指 反指 认定 通报 预警 提议 倡议 "
    "力挺 发问 "
    "慨言 明言 直批 呼吁称 点名 追述 回敬 反驳称 声援 明确 认同 附和"
)
_WITH_A_MARK = (
    "问 答 道 讲 喊 叫 嚷 吼 骂 写 叹 念叨 嘀咕 嘟囔 发文 发帖 留言 打趣 安慰 鼓励 反思 笑 补一句 "
    "插话 插嘴 搭话 接话 起哄 嚷嚷 吆喝 招呼 酸 曝 轰 笑回 回 求情 喊冤 飙骂 碎念"
)
_WITH_A_HEARER = "告诉 告知 转告"
_OF_SOMEBODY = (
    "形容 称赞 赞许 夸赞 大赞 盛赞 批评 怒斥 痛批 狠批 直批 怒轰 直斥 痛斥 斥责 嘲讽 讽刺 揶揄 调侃 回呛 反呛 呛 骂 "
    "夸 劝 安慰 鼓励 "
    "勉励 寄语 提醒 质问 责骂 警告 叮嘱 嘱咐 直呼 炮轰 指责"
)
_TAIL = "(?:说|道|称|指出|指(?![引示南])|表示|言)?"
_NOUNS = (
    "建议 要求 希望 介绍 说明 回应 总结 分析 批评 质疑 警告 提醒 主张 解释 回答 报告 判断 评价 点评 承诺 保证 致辞 "
    "发言 指 批 劝 答复 回复 期待 期盼 预计 预测 估计 推测 猜测 怀疑 感慨 感叹 讲述 供述 陈述 表态 评论 批示 披露 "
    "归纳 概括 笑 写 问 答 道 讲 叫 鼓励 安慰 留言 表达 讲解 推荐 普及 推断 确认 澄清 担心 交代 反映 提出 宣布 "
    "喊话 回忆 指控 指责 通报 预警 提议 倡议 形容 反击 回击 点名 明确 认定 声援 嘲讽 讽刺 作证"
)
_SAY = (
    "(?<![小的])(?<![据演传解听虽再按照俗邪胡瞎论诉述浅众好来妄])(?<!难道)(?<!所)(?<!(?<!导)游)说(?!会[中上后,。])(?![明法服书唱"
    "教话不]|不定|起|"
    "辞|词|谎|情|理由|客|出|过|了|完|好的|到|来|清楚|破|穿|大话|实话|白了|真的|得|着|成|透|开|一声|两句|几句|一口|"
    "中文|英语|汉语|普通话|的|什么|谁|啥)"
)
_SAY_NOT = "(?:(?<=[他她王李女士生人])说(?=不(?![定上清通好出完得])))"
_CALL = (
    "(?<![名简全职俗号堪统通并合昵尊对相匀著可被爱敬人官据])(?<!又)(?<!也)称(?![为之号呼职赞霸病得作心帝道兄量重谓菜"
    "米肉了一体斤])"
)
_CALL_TOO = '(?:(?<=[言责事情害告见理]人)称(?![为之号呼赞])|(?<=[并又也人官据])称(?=[,:“「『"他她其自]))'
_POINTS_OUT = "指"
_POINTED_OUT = "(?<=,)指(?![出示向定导挥控责令数标着的明点纹望派使认])"
"""As Hong Kong writes: 发表网志,〔指〕经济增长."""
_SAID_ONCE = '说(?:过|了?一句|了句)(?=[:“「『"])'
_NO_SAYING = "街人知大频渠报隧铁河轨赛通管味公霸厚地难武柔茶书王孝神跑航车水赤黄门国省县魔"
"""Characters with which 道 is a way, a street, a channel."""
_ANY_VERB = (
    "(?<![街人知])[\u4e00-\u9fff](?<![着上了地中里得在对向的又还也都])"
    f"(?![{_NO_SAYING}说写问答喊笑叹讲叫骂嚷吼念唱])"
    '[\u4e00-\u9fff]道(?=[:。“「『"])'
)
"""Any verb with 道 behind it: 忏悔道; and not a way, a street or a channel."""
_NOT_BEHIND = (
    r"(?!(?<=警告)诉|过|了(?![,:])|着|的(?!是)|出(?!,)|会上|会[,。]|权|书|函|稿|人|词|指数|性|表|力|所|机制|精神)"
)


_MAKING = "的 出 作 做 予 按 项 条 个 份 些 到 意见 工作 有关 相关 新闻 这一 该 此 上述 这种 这番 其 这个"


def is_made(between: str) -> bool:
    """Whether a word such as 建議 is what somebody makes, by the folded words between them and it."""
    return between.endswith(_making())


@cache
def _making() -> tuple[str, ...]:
    return tuple(fold(_MAKING).split())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(fold(_NOUNS).split())


@cache
def of_somebody() -> frozenset[str]:
    """Verbs of praise and blame, between which and what was said somebody may stand: 赞许她“机警”."""
    return frozenset(fold(_OF_SOMEBODY).split())


@cache
def _needs() -> dict[str, Needs]:
    found: dict[str, Needs] = {}
    for words, needs in (
        (_WITH_A_HEARER, Needs.HEARER),
        (_WITH_A_MARK, Needs.MARK),
        (_AFTER_A_PAUSE, Needs.PAUSE),
        (_AT_ONCE + " 称", Needs.NOTHING),
    ):
        found.update(dict.fromkeys(fold(words).split(), needs))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    long = sorted((word for word in _needs() if len(word) > 1), key=len, reverse=True)
    short = "".join(word for word in _needs() if len(word) == 1 and word not in "说称道指")
    verbs = "|".join(long)
    return re.compile(
        f"(?:{verbs}){_TAIL}{_NOT_BEHIND}|{fold(_SAY)}{_NOT_BEHIND}|{fold(_SAY_NOT)}|{fold(_CALL)}|{fold(_CALL_TOO)}"
        f'|(?:[{short}](?:道|说)?|(?<![{fold(_NO_SAYING)}])道|(?<![手拇食])指)(?=[,:“「『"])|[{fold("问答喊嚷叹吼")}](?=。)|{fold(_SAID_ONCE)}|{fold(_POINTED_OUT)}|{fold(_ANY_VERB)}'
    )


def cues_in(folded: str) -> list[Cue]:
    """All verbs of speech in a folded text, in order, none within another."""
    found: list[Cue] = []
    needs = _needs()
    for match in _pattern().finditer(folded):
        words = match.group()
        kind = needs.get(words)
        if words == _POINTS_OUT and folded[match.start() - 1 : match.start()] == ",":
            kind = Needs.NOTHING
        if kind is None:  # a verb with 說, 道 or 稱 behind it takes what was said at once
            kind = Needs.NOTHING
        found.append(Cue(Span(match.start(), match.end()), words, kind))
    return found

"""What may stand between a source and its cue (昨日在會上明確), and before a source in its clause (對此,據)."""

import re
from functools import cache

from annotator.text.folding import fold

_TIME = (
    r"(?:(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}日|今天|昨天|前天|今日|昨日|昨晚|今早|今晨|今晚|日前|近日|近期|当天|当日|当晚|当场|当时|"
    r"今|昨|随后|之后|后来|事后|稍后|赛后|会后|课后|术后|庭后|饭后|婚后|战后|赛前|会前|最近|此前|早前|周[一二三四五六日天]|星期[一二三四五六日天])"
    r"(?:\(\d{1,2}(?:日|号)?\))?(?:上午|下午|早上|中午|晚上|晚间|晚|凌晨|傍晚|清晨)?"
)
_ADVERB = (
    "也|还|又|则|却|都|均|就|便|再次|再度|再|曾经|曾|已经|已|一再|多次|反复|不断|明确|公开|同时|并且|并|进一步|"
    "特别|着重|随即|最后|首先|接着|继续|一直|直接|郑重|严正|当面|亲口|独家|先后|分别|一致|普遍|纷纷|共同|联合|主动|"
    "率先|接连|连连|连声|甚至|更是|更|只是|仅|总是|总|常常|常|经常|时常|不时|偶尔|突然|忽然|马上|立刻|立即|急忙|"
    "赶忙|赶紧|高兴地|笑|哭|苦笑|大声|低声|轻声|小声|如此|这样|这么|如是|是这么|是这样|一边|边|有些|深情|动情|由衷|"
    "坦率|坦诚|诚恳|无奈|笑着|哭着|激动|淡淡|轻描淡写|斩钉截铁|语重心长|等人|等|本人|夫妇|一家|一行|们|两人|二人|"
    "三人|自己|受访时|受访|感慨|回忆|坦承|自豪|骄傲|兴奋|愤怒|委屈|遗憾|哽咽|幽默|开玩笑|口头|书面|通过律师|于是|"
    "审理|经审理|审查|调查|研究|一审|二审|终审|当庭|庭上|盘问|无奈地|随口|脱口|在旁|在场|率先|同场|会上|因此|所以|然"
    "后|其后|另外|此外|另|原来|本来|其实|私下|事先|现场|倒|可|才|即|遂|故|大多|多|尤其|再三|反过来"
)
_MANNER = r"[^\s,。;:!?“”「」『』\"()]{1,6}(?:地|着)"
_PHRASE = (
    r"(?:一边|在|对|向|就|于|通过|透过|接受|面对|代表|针对|围绕|出席|参加|回答|谈到|谈及|谈起|回忆|介绍|解释|分析|评价|描述|讲述|说起|提起|提到|会见|主持|受访|回应|回复|答复|"
    r"告诉|发文|发帖|撰文|致电|来电|致函|与|跟|同|和|从|以|用|凭|按|为|因|据|至|到|随|替|给|当|看到|看着|指着|拿着|听到|听说|拉着|握着|"
    r"接受采访|介绍情况|作报告|致辞|致词|发言|讲话|总结|调研|发布|发表|举行|召开|结合|引用|透过|趁)"
    r"[^,。;:!?“”「」『』\"\n]{0,24}"
)
_WITH = r"[^\s,。;:!?“”「」『』\"()]{1,2}(?:着|了)[^,。;:!?“”「」『』\"\n]{1,8}"
_WHILE = r"[^,。;:!?“”「」『』\"\n]{2,14}(?:时|后|中|期间|之际|会上|现场|之余)"
_BRACKETS = r"\([^()\n]{1,20}\)"
_NO = (
    r"(?:(?<!不得)(?<!无)不(?!仅|但|断|久|时|无|止|禁|停|住)(?:愿|便|肯|能|敢|会|想|曾|再|予|作|得|用|必|要)?|没有|没|未|未曾|未能|并未|"
    r"从未|尚未|拒绝|无法|难以|避免|避而|切勿|不得|别|勿|莫|绝口不)(?:[对向就][^,。]{0,10})?(?:公开|明确|正面|具体|直接|再|曾|予)?(?:透)?$"
)
_MAYBE = (
    r"(?:可以|能够|应该|应当|应|可能|可|会|想|要|需要|需|必须|敢|能|将|将会|拟|打算|准备|计划|欲|如果|假如|若|要是|倘若|是否|有没有|"
    r"怎么|如何|怎样|为何|为什么|何时|谁|哪|什么|请|让|使|令|被|受|遭|应该这么|不得不|只能|只好|值得|有人)$"
)
_OPENERS = (
    rf"(?:{_TIME}|据悉|据|对此|为此|就此|此外|另外|同时|而且|而|但是|但|不过|然而|并且|因此|所以|于是|随后|之后|后来|其中|对于此事|事后|其实|"
    r"显然|当然|另据|又据|根据|按照|依据|还有|也有|另有|有(?![关的些限])|接着|最后|首先|其次|再次|最终|如今|现在|目前|一边|只见|只听|这时|此时|"
    r"(?:在|对于|关于|针对|面对|随着|作为|身为|对(?=此|该|这)|就(?=此|该|这))[^,。;:!?\n]{1,20}?(?:上|中|时|后|下|里|内|间|前|此|事|的)|"
    r"[^,。;:!?\n]{1,8}(?:会上|现场|期间|之际|活动中|仪式上|采访中))"
)
_VERBS = (
    "在|对|向|就|于|通过|接受|面对|代表|针对|出席|参加|主持|回应|受访|会见|介绍|作|致|是|有|来|去|到|从|用|把|被|"
    "走|坐|站|拿|今年|现年|参与|担任|创办|告诉|发现|看|说|表示|指出|强调|认为|称|宣布|说明|率|赴|获|为|与|和|跟|一|"
    "没|不|给|让|得知|知道|觉得|回到|离开|开始|毕业|出生|当选"
)


def _longest_first(words: str) -> str:
    return "|".join(sorted(words.split("|"), key=len, reverse=True))


def _simple() -> str:
    return rf"(?:{_TIME}|{_longest_first(_ADVERB)}|{_MANNER}|{_BRACKETS})*"


@cache
def _allowed() -> re.Pattern[str]:
    return re.compile(fold(rf"{_simple()}(?:{_PHRASE}|{_WHILE}|{_WITH})?"))


@cache
def _allowed_plainly() -> re.Pattern[str]:
    return re.compile(fold(rf"{_simple()}(?:{_PHRASE})?"))


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(fold(f"(?:{_NO}|{_MAYBE})"))


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(fold(f"(?:{_OPENERS})*"))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(fold(rf"(?:{_TIME}|{_longest_first(_ADVERB)}|{_BRACKETS}|{_longest_first(_VERBS)})"))


def is_filler(words: str) -> bool:
    """Whether folded words may stand between a source and its cue by the grammar of adverbs, times and places."""
    return not words.startswith("的") and _allowed().fullmatch(words) is not None


def is_plain_filler(words: str) -> bool:
    """The same without clauses of any verb, which could begin within a name: 〔調研〕時."""
    return _allowed_plainly().fullmatch(words) is not None


def denies(words: str) -> bool:
    """Whether what stands before a cue says that nothing was said: 沒有, 拒絕, 可以, 如何."""
    return _denied().search(words) is not None


def opening(clause: str) -> int:
    """How many code points of a clause only lead up to its subject: 對此,據, 近日."""
    found = _openers().match(clause)
    return found.end() if found else 0


def starts_predicate(words: str) -> bool:
    """Whether folded words go on after a name: 在會上, 昨日, 對記者, 出席."""
    return _starts().match(words) is not None

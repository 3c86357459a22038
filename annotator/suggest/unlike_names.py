"""What LAC takes for a person and is none: places, peoples, bodies and common words; told by the words around them.

Everything works on folded text.
"""

import re
from collections.abc import Mapping

from annotator.domain.spans import Span
from annotator.suggest import clauses
from annotator.suggest.lac import tagging
from annotator.suggest.naming.abroad import sounds_foreign
from annotator.suggest.naming.forms import ADDRESSES, has_surname
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.word_kinds import kind_of
from annotator.text.folding import fold

_COUNTRY = fold("國")
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
        "品牌 商標 專賣店 專賣 旗艦店 專櫃 門市 定律 海峽 醫院 基金 獎學 圖書館 博物館 紀念館 故居"
    ).split()
)
"""The same for names with a Chinese surname too: 陳大文圖書館."""
_BODY = tuple(
    fold(
        "廠 店 館 鋪 公司 集團 基金會 學院 小學 中學 大學 醫院 研究院 研究所 出版社 書院 古道 故里 大橋 大街 獎 "
        "獎金 杯 盃 廣場 公園 "
        "大道 紀念碑"
    ).split()
)
"""How a body or a thing ends that is named after somebody: 张小泉剪刀厂."""
_GOODS = tuple(
    fold(
        "剪刀 菜刀 手槍 步槍 衝鋒槍 涼茶 茶葉 白酒 黃酒 啤酒 醬油 辣醬 食醋 香腸 烤鴨 包子 粽子 月餅 糕點 餅乾 "
        "麵包 奶粉 牛奶 飲料 礦泉水 咖啡 火鍋 麻花 豆腐 香煙 香水 球鞋 運動鞋 運動服 運動衣 跑鞋 皮鞋 "
        "服飾 羽絨服 手錶 方言 牌 "
    ).split()
)
"""What is sold under a name, right behind it: 张小泉剪刀, 李宁牌."""
_DISTRICTS = tuple(fold("縣 鎮 鄉 旗"))
"""What makes a place of two characters before it, whatever they look like: 叶城县."""
_MARKS = ("“”", "「」", "『』", '""', "《》")
_NOUNS, _MOST_NOUNS = ("n", "nz", "vn", "nw"), 3
_CLAN, _OF_CLANS = fold("氏"), tuple(fold("企業 集團 公司 家族 宗祠 宗親 兄弟 父子 家廟 族譜").split())
_SIDE, _COUNTRIES = (
    fold("方"),
    frozenset(
        fold(
            "中美俄日韓朝英法德意印越泰緬老柬馬新菲澳紐加墨巴阿以伊敘土埃沙烏波捷匈希荷比瑞挪丹芬西葡港台臺陸歐非蒙"
            "哈吉塔斯尼孟"
            "智秘古委剛南北肯坦埃利摩突黎約卡科阿也"
        )
    ),
)
"""States in short, before 方: 哈方 is no person."""
_NO_NAMES = frozenset(
    fold(
        "台電 台鐵 台糖 台酒 台塑 台水 中油 中鋼 華航 "
        "苗栗 雲林 花蓮 花東 宜花東 金門 馬祖 連江 高屏 竹苗 桃竹苗 雲嘉南 屏東 彰化 南投 嘉義 宜蘭 元朗 荃灣 葵涌 "
        "屯門 沙田 "
        "馬鞍山 黃大仙 何文田 紅磡 柴灣 石澳 金鐘 石硤尾 樂富 康城 華富 安達臣 哈馬斯 塔利班 胡塞"
    ).split()
)
"""Places of Taiwan and Hong Kong that look like a name."""
_COUNTRIES_IN_TAIWAN = frozenset(
    fold(
        "義大利 紐西蘭 奈及利亞 肯亞 衣索比亞 索馬利亞 烏干達 坦尚尼亞 尚比亞 辛巴威 "
        "莫三比克 模里西斯 塞席爾 沙烏地 葉門 卡達 喬治亞 亞塞拜然 克羅埃西亞 斯洛維尼亞 "
        "塞爾維亞 賽普勒斯 馬爾他 列支敦斯登 貝里斯 瓜地馬拉 宏都拉斯 哥斯大黎加 多明尼加 "
        "千里達 圭亞那 蘇利南 厄瓜多 汶萊 寮國 馬爾地夫 萬那杜 吐瓦魯 諾魯 帛琉 "
        "史瓦帝尼 查德 茅利塔尼亞 甘比亞 賴比瑞亞 迦納 貝南 加彭 盧安達 蒲隆地 波札那 "
        "賴索托 雪梨 威靈頓 佛羅倫斯 杜拜 坎城"
    ).split()
)
"""Countries and cities as Taiwan writes them, which sound like names of people."""
_PEOPLE = fold("族")
_NOT_FIRST = frozenset("佢哋咁嘅喺咗啲嗰冇")
"""Cantonese pronouns and particles, in which no name begins."""
_DATELINE = re.compile(fold("(?:綜合)?(?:報導|報道|採訪報道|特稿|電)"))
_SPLITS = ("/", "／")
"""Between reporter and place in a dateline: 〔記者王小明／花東報導〕."""
_PHRASES, _PLACES = ("i", "l"), ("ns", "nt")
_WORDS = ("n", "a", "an", "ad", "v", "vn", "vd", "d", "z", "b")
"""Kinds of common words; of foreign names the list knows many, and calls them nouns and places."""
_SHORT, _SHORT_FOREIGN = 2, 3
_IN_A_ROW = fold("、")


def is_no_person(folded: str, span: Span, words: Mapping[int, tagging.Word]) -> bool:
    """Whether what LAC calls a person is none; ``words`` are its words by their start."""
    name = span.of(folded)
    is_of_a_clan = name.endswith(_CLAN) and folded.startswith(_OF_CLANS, span.end)
    if is_of_a_clan or folded.startswith((*_BIG_THING, *_GOODS), span.end) or _names_a_body(folded, span.end, words):
        return True
    if _is_between_marks(folded, span, words):
        return True
    if len(name) == _SHORT and _is_before_a_district(folded, span.end):
        return True
    if name[0] in _NOT_FIRST or name in _NO_NAMES or name in _COUNTRIES_IN_TAIWAN or _is_in_a_dateline(folded, span):
        return True
    if len(name) == _SHORT and (name[1] == _PEOPLE or (name[1] == _SIDE and name[0] in _COUNTRIES)):
        return True
    return _is_a_word(folded, span) or (not has_surname(name) and _is_a_thing(folded, span))


def _is_between_marks(folded: str, span: Span, words: Mapping[int, tagging.Word]) -> bool:
    """Whether a name stands in quotation marks and a noun behind them is called so: “李白”酒館."""
    if folded[span.start - 1 : span.start] + folded[span.end : span.end + 1] not in _MARKS:
        return False
    word = words.get(span.end + 1)
    return word is not None and word.tag in _NOUNS and len(word.span) > 1


def _names_a_body(folded: str, offset: int, words: Mapping[int, tagging.Word]) -> bool:
    """Whether up to three nouns behind a name make a body of it: 李宁|体育用品|公司."""
    at = offset
    for _number in range(_MOST_NOUNS):
        word = words.get(at)
        if word is None or word.tag not in _NOUNS or word.span.of(folded) in heads():
            return False
        at = word.span.end
        if folded.endswith(_BODY, offset, at):
            return True
    return False


def _is_in_a_dateline(folded: str, span: Span) -> bool:
    return folded[span.start - 1 : span.start] in _SPLITS and _DATELINE.match(folded, span.end) is not None


def _is_a_word(folded: str, span: Span) -> bool:
    """Whether a word of the language, which the words around it do not show to be somebody."""
    name = span.of(folded)
    kind = kind_of(name)
    if kind in _PHRASES or name in ADDRESSES:
        return True
    if sounds_foreign(name) or any(folded[max(0, span.start - n) : span.start] in heads() for n in (2, 3, 4)):
        return False
    if len(name) > _SHORT:
        return False
    if kind.startswith(_PLACES):
        return not has_surname(name)
    if kind not in _WORDS:
        return False
    is_in_a_row = _IN_A_ROW in (folded[span.start - 1 : span.start], folded[span.end : span.end + 1])
    return not is_in_a_row and not clauses.announces(folded, span.end)


def _is_a_thing(folded: str, span: Span) -> bool:
    """Whether a foreign name is that of a place, a people or a thing."""
    if len(span) > _SHORT_FOREIGN and folded.endswith(_THING, span.start, span.end):
        return True
    is_place = folded.startswith(_PLACE_BEHIND, span.end) or folded.endswith(_PLACE_BEFORE, 0, span.start)
    return is_place or _is_before_a_thing(folded, span.end)


def _is_before_a_district(folded: str, offset: int) -> bool:
    return folded[offset : offset + 1] in _DISTRICTS and not any(folded[offset : offset + n] in heads() for n in (2, 3))


def _is_before_a_thing(folded: str, offset: int) -> bool:
    """Whether a people, a place or a thing goes on behind a foreign name, and not 国际, 国务卿 or another title."""
    if not folded.startswith(_THING_BEHIND, offset):
        return False
    is_longer = folded[offset] == _COUNTRY and bool(kind_of(folded[offset : offset + 2]))
    return not is_longer and not any(folded[offset : offset + n] in heads() for n in (2, 3))

"""People whom the words around them show, without LAC: by class of name and of neighbour; all sentences are invented."""

from importlib import import_module

import pytest

from annotator.suggest.proposing import Page
from annotator.suggest.roles import people

FOREIGN = [
    ("反对党领袖卡特琳娜·摩根批评了预算。", ["卡特琳娜·摩根"]),
    ("教练马尔科·彼得森赛后说，球队尽力了。", ["马尔科·彼得森"]),
    ("球星杰罗姆·威廉姆士投中三分。", ["杰罗姆·威廉姆士"]),
    ("总统何塞·慕尔科11日在首都说，局势平稳。", ["何塞·慕尔科"]),
    ("自治区主席艾合买提·吐尔逊江率团访问。", ["艾合买提·吐尔逊江"]),
    ("市长努尔兰·巴合提陪同。", ["努尔兰·巴合提"]),
    ("鄉長達拉·古流表示，祭典將如期舉行。", ["達拉·古流"]),
    ("县委书记格桑旺堆、副县长次仁多吉到场。", ["格桑旺堆", "次仁多吉"]),
    ("首相山口义雄与大臣小野寺茂通话。", ["山口义雄", "小野寺茂"]),
]
ADDRESSED = [
    ("林主任说，多数孩子很快就好。", ["林"]),
    ("陈太说，闻到焦味。", ["陈"]),
    ("许院长强调，安全第一。", ["许"]),
    ("一楼住户水先生起初反对，家住三楼的高女士也反对。", ["水", "高"]),
    ("被害人家属严女士不服。", ["严"]),
    ("任校长期间，学校扩建了。", []),
    ("歌手阿贵和经纪人阿May到场。", ["阿贵", "阿may"]),
    ("司機黎伯昏迷，老闆娘阿霞心有餘悸。", ["黎", "阿霞"]),
    ("读者小蒋来信。", ["小蒋"]),
]
BORDERS = [
    ("副主席王 明、李 娜出席。", ["王 明", "李 娜"]),
    ("任命赵 军为审计局局长。", ["赵 军"]),
    ("总统接见协会主席罗森时说，双方友好。", ["罗森"]),
    ("班联会主席讲话。", []),
    ("被告盛某系其邻居。", ["盛某"]),
    ("护边员拉齐尼·巴依卡尔一家到场。", ["拉齐尼·巴依卡尔"]),
    ("时任某计算所所长的曾茂林改变了计划。", ["曾茂林"]),
    ("「海洋是我們的田。」夏曼·藍博安說。", ["夏曼·藍博安"]),
    ("記者游凱明台北21日電。", ["游凱明"]),
    ("康师傅方便面上市。", []),
    ("被告方子轩（28岁）获准保释。", ["方子轩"]),
    ("主任高某未回应。", ["高某"]),
    ("控制人池大伟拟减持股份。", ["池大伟"]),
    ("康庄大道：通车了。", []),
    ("縣議員歐陽沛痛批，年年都一樣。", ["歐陽沛"]),
    ("鄉長游淑珍與頭目巴奈·馬耀領唱。", ["游淑珍", "巴奈·馬耀"]),
    ("牧民才仁多杰说，走了三天。", ["才仁多杰"]),
]


@pytest.mark.parametrize(("text", "expected"), [*FOREIGN, *ADDRESSED, *BORDERS])
def test_names_are_whole_and_end_where_they_end(text, expected):
    found = {one.span.of(text).lower() for one in people(Page(text))}
    assert found == set(expected)


def test_what_speaks_for_a_name_is_counted_once_in_a_text_however_often_the_name_comes(monkeypatch):
    rules = import_module("annotator.suggest.roles.people")
    counted, occurrences = [], rules.occurrences
    monkeypatch.setattr(rules, "occurrences", lambda text, words: counted.append(words) or occurrences(text, words))
    assert {one.span.start % 9 for one in people(Page("張建和說，天氣好。" * 20))} == {0}
    assert sorted(counted) == sorted(set(counted))

"""People whom the words around them show, without LAC: by class of name and of neighbour; all sentences are invented."""

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
    ("读者小蒋来信。", ["小蒋"]),
]
BORDERS = [
    ("副主席王 明、李 娜出席。", ["王 明", "李 娜"]),
    ("任命赵 军为审计局局长。", ["赵 军"]),
    ("总统接见协会主席罗森时说，双方友好。", ["罗森"]),
    ("班联会主席讲话。", []),
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

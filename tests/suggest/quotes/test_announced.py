"""Speech that no plain verb of speech announces, in Chinese: colons, gestures, interviews, headlines; all invented."""

import pytest

from annotator.domain.spans import Span
from tests.suggest.quotes.reading import told

WITHOUT_A_VERB = [
    ("村民田有福掰着手指:“一亩地能收三千斤,一年下来就是六千元。”", ["田有福||一亩地能收三千斤,一年下来就是六千元。"]),
    ("“自来水通到了灶台边。”田有福笑得合不拢嘴。", ["田有福||自来水通到了灶台边。"]),
    ("墙上写着:“小心地滑,注意安全。”", []),
    ("“自来水通到了灶台边。”这句话写在墙上。", []),
    ("田有福指着标语:“绿水青山”", []),
]
OBJECTS = [
    ("分局長塗宇新頒獎給她,讚許她「機警又細心」。", ["塗宇新|讚許|機警又細心"]),
    ("歌手鄭秀芬大讚老公「好體貼」。", ["鄭秀芬|大讚|好體貼"]),
    ("議員侯明誼批「雙標」的做法。", []),
]
SUBJECTS = [
    ("院長韓國平今天主持協商，黨團總召柯健明當場拍桌，怒斥「這是黑箱」。", ["柯健明|怒斥|這是黑箱"]),
    ("安娜·林德否认了这一指控，称自己“从未见过那笔钱”。", ["安娜·林德|称|自己“从未见过那笔钱”。"]),
    ("辩方大律师戴启明盘问时质疑，样本曾受污染。", ["戴启明|质疑|样本曾受污染。"]),
    ("今年高校毕业生预计达到一千万人。", []),
    ("分析师预计下半年物价回落。", ["分析师|预计|下半年物价回落。"]),
    ("“我对不起家人。”庭审最后，周某军当庭忏悔道。", ["周某军|忏悔道|我对不起家人。"]),
    (
        "主帅穆卡特表示满意：“小伙子们尽力了。”教练崔康则说，裁判影响了比赛。",
        ["穆卡特||小伙子们尽力了。", "崔康|说|裁判影响了比赛。"],
    ),
    ("消息人士向本報透露，港鐵擬加價。", ["消息人士|透露|港鐵擬加價。"]),
    ("財務長劉啟東於法說會中指出，稼動率下滑。", ["劉啟東|指出|稼動率下滑。"]),
    ("司長陳茂生發表網誌，指本港經濟增長。", ["陳茂生|指|本港經濟增長。"]),
    (
        "議員江鳳宜認為，應優先考慮；另一議員林卓廷則促請公開帳目。",
        ["江鳳宜|認為|應優先考慮", "林卓廷|促請|公開帳目。"],
    ),
    ("街坊何太表示：「成日見到有人。」", ["何|表示|成日見到有人。"]),
    ("摊主小刘一边称菜一边告诉记者，价格会往下走。", ["小刘|告诉|价格会往下走。"]),
    ("诗人李大山说过：“山不语。”", ["李大山|说过|山不语。"]),
    ("他沿着街道:“一号”“二号”地数。", []),
    ("法院审理认为，合同有效。", ["|认为|合同有效。"]),
    ("署長廖振明回應指，班次視乎系統。", ["廖振明|回應指|班次視乎系統。"]),
]


@pytest.mark.parametrize(("text", "expected"), [*WITHOUT_A_VERB, *OBJECTS, *SUBJECTS])
def test_who_says_what(text, expected):
    people = [
        name
        for name in (
            "田有福",
            "穆卡特",
            "崔康",
            "劉啟東",
            "陳茂生",
            "江鳳宜",
            "林卓廷",
            "何",
            "小刘",
            "安娜·林德",
            "柯健明",
            "戴启明",
            "周某军",
            "韓國平",
            "塗宇新",
            "鄭秀芬",
        )
        if name in text
    ]
    assert told(text, sorted(span(text, name) for name in people)) == expected


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def test_people_take_turns_in_an_interview():
    text = "对话人：科技局局长吕思远\n记者：您为什么回来？\n吕思远：孩子们需要老师。\n问：有哪些变化？\n答：主要有三点变化。"
    second = text.index("吕思远：")
    people = [span(text, "吕思远"), Span(second, second + 3)]
    assert told(text, people) == ["吕思远||孩子们需要老师。", "吕思远||主要有三点变化。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专家：高温或持续到八月中旬", ["专家||高温或持续到八月中旬"]),
        ("外交部：希望有关各方保持克制", ["||希望有关各方保持克制"]),
        ("副主任：申屠强、霍晓莉", []),
        ("责编：邓志明 杨光宇", []),
        ("时间：明天下午三点开始", []),
        ("专家：这是一个完整的句子。它不是标题。", []),
    ],
)
def test_a_headline_names_who_says_it(text, expected):
    names = [name for name in ("申屠强", "霍晓莉", "邓志明", "杨光宇") if name in text]
    assert told(text, [span(text, name) for name in names]) == expected

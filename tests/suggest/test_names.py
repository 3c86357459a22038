"""Persons by LAC: cut where names end, in both scripts, and only what may be a person."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.lac import tagging
from annotator.suggest.names import names
from annotator.suggest.proposing import Page
from annotator.suggest.sources import OWN
from annotator.text.folding import fold


def found(text):
    return [one.span.of(text) for one in names(Page(text))]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("教育局局長何慧敏昨日視察學校。", ["何慧敏"]),
        ("林主席和王先生先后发言。", ["林", "王"]),
        ("主教练对赵一鸣教练的安排表示满意。", ["赵一鸣"]),
        ("据陈大文老师介绍，学校将扩建。", ["陈大文"]),
        ("他们认为她说得对，自己也会去。", []),
        ("法国导演让·杜邦和德国作家安娜·米勒一同出席。", ["让·杜邦", "安娜·米勒"]),
        ("首席执行官马丁·霍夫曼（Martin Hoffmann）辞职。", ["马丁·霍夫曼", "Martin Hoffmann"]),
        ("导演 Anna Maria Keller 在北京接受采访，陈大文翻译。", ["Anna Maria Keller", "陈大文"]),
        ("義大利和紐西蘭晉級。", []),
        ("NBA球星李大龙受伤。", ["李大龙"]),
        ("日本天皇发表讲话。", []),
        ("美国总统布朗国务卿和哈里斯州长都到了。", ["布朗", "哈里斯"]),
        ("图/文·王明", ["王明"]),
        ("卡伦人和桑德斯山都在远方。", []),
        ("欧阳明月和司马云飞，都是作家。", ["欧阳明月", "司马云飞"]),
        ("陳大文紀念館今日開放。", []),
        ("哈方和菲方都作出了承诺。", []),
        ("〔記者林宜珊／花東報導〕大雨。", ["林宜珊"]),
        ("苗栗陳姓婦人到銀行匯款，鄒族青年幫忙。", []),
        ("李小泉家具厂与王宁公司签约，向王宁致谢。", ["王宁"]),
        ("皇帝腓力四世把事情交给亨利。", ["腓力四世", "亨利"]),
        ("作曲家山口雅子访华。", ["山口雅子"]),
        ("她师从郑秉文、宿小白。", ["郑秉文", "宿小白"]),
        ("站长马志强告诉记者，路断了。志强说，队员走了五公里。", ["马志强", "志强"]),
        ("王大婶、林阿婆和陳太都来了。", ["王", "林", "陳"]),
        ("原民會主委夷將·巴路兒指出，溝通不足。", ["夷將·巴路兒"]),
        ("江面上全是船。", []),
        ("叶城县委开会，徐小客古道开放。", []),
        ("局长周二警告称，水位上涨；妻子米晓兰红着眼圈。", ["米晓兰"]),
        ("", []),
        ("。。。", []),
        ("让·" * 150, []),
    ],
)
def test_people_are_found_without_what_is_glued_to_them(text, people):
    assert found(text) == people


def test_a_line_without_chinese_is_left_to_other_rules():
    assert found("Mayor John Smith met Anna Keller.\nJohn Smith went home.") == []


SAID = st.sampled_from(
    [
        "林小玉",
        "陳大文先生",
        "說，",
        "市長",
        "在台北",
        "會見了",
        "John Smith",
        "（",
        "）",
        "。",
        "\n",
        "·",
        "他",
        "王",
        "😀",
    ]
)


@settings(max_examples=60)
@given(st.lists(SAID, max_size=14).map("".join))
def test_names_follow_each_other_within_the_text_and_are_the_same_in_the_other_script(text):
    spans = [one.span for one in names(Page(text))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    simplified = "".join(fold(sign) if sign > "\u2e80" else sign for sign in text)
    assert [one.span for one in names(Page(simplified))] == spans


def test_lac_is_not_asked_about_a_text_without_chinese_characters(monkeypatch):
    asked = []
    monkeypatch.setattr(tagging, "_words", lambda text: asked.append(text) or ())
    for source in OWN:
        list(source.propose(Page("“It rained,” said Mayor Anna Keller. Über 100 €, naïve — 😀.")))
    assert asked == []
    list(names(Page("他說 Anna Keller 來了。")))
    assert len(asked) == 1

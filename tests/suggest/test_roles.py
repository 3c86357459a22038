"""Roles by grammar: title, organisation, holder; in reports of many kinds, in both scripts; all sentences are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.codebook import PERSON, ROLE
from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.combining import combine
from annotator.suggest.names import names
from annotator.suggest.proposing import Given, Known, Page
from annotator.suggest.roles import people, roles, roles_with
from annotator.suggest.roles.english import held
from annotator.suggest.roles.heads import heads
from annotator.suggest.sources import OWN
from annotator.text.folding import fold

SENTENCES = [
    # Official reports
    ("市政府秘书长陈大文昨日表示，明年将新建三座图书馆。", "市政府秘书长:陈大文"),
    (
        "教育部副部长、党组成员郑新民，体育总局局长高志远等参加了会见。",
        "教育部副部长:郑新民 党组成员:郑新民 体育总局局长:高志远",
    ),
    (
        "省政协副主席、民盟省委主委李春华，市人大常委会主任孙志刚等参加调研。",
        "省政协副主席:李春华 民盟省委主委:李春华 市人大常委会主任:孙志刚",
    ),
    (
        "县园艺学会会长林国栋，县水利局副局长、县防汛办主任周文海到场。",
        "县园艺学会会长:林国栋 县水利局副局长:周文海 县防汛办主任:周文海",
    ),
    ("市作协主席方远山和市侨联副主席许兰出席。", "市作协主席:方远山 市侨联副主席:许兰"),
    ("李国强，江南银行董事长兼行长，昨日出席会议。", "江南银行董事长:李国强 行长:李国强"),
    ("张海洋任省教育厅厅长。", "省教育厅厅长:张海洋"),
    ("人力资源和社会保障部副部长刘长青介绍情况。", "人力资源和社会保障部副部长:刘长青"),
    ("县长周全、副县长吴小莉、马国庆到场。", "县长:周全 副县长:吴小莉、马国庆"),
    ("市委书记市长李强主持会议。", "市委书记:李强 市长:李强"),
    ("“绿水”研究中心主任何建国发言。", "“绿水”研究中心主任:何建国"),
    # What stands before a title and is no part of it: other brackets and signs, speech, the end of a name in marks
    ("〔記者林美玉／台中報導〕連日大雨。", "記者:林美玉"),
    ("●副校长高建华，★教练员李国强到场。", "副校长:高建华 教练员:李国强"),
    ("“最后一球是给她的。”主教练陈大文说。", "主教练:陈大文"),
    ("比赛“没法打！”后卫周文海受伤。", "后卫:周文海"),
    ("办好“我们的社区”主任何建国发言。", "主任:何建国"),
    ("第九届市政协民族和宗教委员会副主任金明辉发言。", "第九届市政协民族和宗教委员会副主任:金明辉"),
    ("前国务卿约翰逊抵达北京，与总理李明会谈。", "前国务卿:约翰逊 总理:李明"),
    ("中国驻法国大使卢明远拜会了外交部长让·杜邦。", "中国驻法国大使:卢明远 外交部长:让·杜邦"),
    ("国防部发言人吴大勇上校指出，演习将如期举行。", "国防部发言人:吴大勇 上校:吴大勇"),
    ("村支书王建民带领大家致富。", "村支书:王建民"),
    # Taiwan and Hong Kong
    ("台北市長柯明德與新北市副市長劉和然一同出席。", "台北市長:柯明德 新北市副市長:劉和然"),
    (
        "時任香港運輸署署長何慧敏表示，行政院院長兼國家安全會議秘書長陳大文同意。",
        "香港運輸署署長:何慧敏 行政院院長:陳大文 國家安全會議秘書長:陳大文",
    ),
    ("香港立法會議員何慧明批評運輸署署長林家豪的安排。", "香港立法會議員:何慧明 運輸署署長:林家豪"),
    ("台灣大學教授陳大文說，學校將停課。", "台灣大學教授:陳大文"),
    ("立委林小玉質詢財政部長許家豪。", "立委:林小玉 財政部長:許家豪"),
    # Courts and police
    ("檢察官李安妮出庭。", "檢察官:李安妮"),
    ("被告人孙志强的辩护律师周敏提出异议。", "被告人:孙志强 辩护律师:周敏"),
    ("市公安局刑警队队长赵刚介绍了案情。", "市公安局刑警队队长:赵刚"),
    ("审判长郑洁宣布休庭。", "审判长:郑洁"),
    # Sports
    ("主教练赵一鸣赛后说，大家尽力了。", "主教练:赵一鸣"),
    ("前锋马超和门将高翔都受了伤。", "前锋:马超 门将:高翔"),
    ("奥运冠军李小双、世界冠军何冲到场。", "奥运冠军:李小双 世界冠军:何冲"),
    # Business
    ("公司首席技术官钱伟说，产品经理周倩已离职。", "公司首席技术官:钱伟 产品经理:周倩"),
    ("TCL集团董事长李东明和财务总监王芳出席。", "TCL集团董事长:李东明 财务总监:王芳"),
    ("联合创始人林峰表示，CEO 马克·韦伯不会辞职。", "联合创始人:林峰 CEO:马克·韦伯"),
    ("江南证券首席分析师方正认为，股市将回暖。", "江南证券首席分析师:方正"),
    # Culture, learning, faith
    ("国家一级演员、著名歌唱家宋丹青在广州演唱。", "国家一级演员:宋丹青 歌唱家:宋丹青"),
    ("导演蔡文成与女主角梁美琪一起走红毯。", "导演:蔡文成 女主角:梁美琪"),
    ("清华大学教授、博士生导师郑晓明获奖。", "清华大学教授:郑晓明 博士生导师:郑晓明"),
    ("王五教授说：“好”。", "教授:王五"),
    ("中国记者协会主席何平致辞。", "中国记者协会主席:何平"),
    ("大主教安东尼·穆勒主持弥撒。", "大主教:安东尼·穆勒"),
    # Reporters
    ("（记者 王小虎 李大龙）本报讯", "记者:王小虎、李大龙"),
    ("本报记者 马晓东 通讯员 李佳", "记者:马晓东 通讯员:李佳"),
    # Without a name
    ("一名会计师和两名公务员也来帮忙。", "会计师: 公务员:"),
    ("这位收藏家把作品捐给了客服。", "收藏家: 客服:"),
    ("外交部发言人没有回答。", "外交部发言人:"),
    # None at all
    ("主席团、教师节和记者协会都在部长会议后成立。", ""),
    ("他代表大家指挥交通，目前总部在太原。", ""),
    ("天主教堂旁的水电工程已完工，委员会员工放假。", ""),
    ("", ""),
]


ENGLISH = [
    (
        "Mayor John Smith met Anna Keller, mayor of Springfield, on Monday.",
        "Mayor:John Smith mayor of Springfield:Anna Keller",
    ),
    ("Apple CEO Jane Doe resigned.", "Apple CEO:Jane Doe"),
    ("French President Emile Laurent spoke.", "French President:Emile Laurent"),
    ("On Tuesday Prime Minister Anne Hall left.", "Prime Minister:Anne Hall"),
    (
        "The former Secretary of State Mary Clark and Justice William Stone dined.",
        "former Secretary of State:Mary Clark Justice:William Stone",
    ),
    (
        "John Q. Public, a senior analyst at Goldman Partners, was wrong.",
        "senior analyst at Goldman Partners:John Q. Public",
    ),
    (
        "Robert Brown (director of the Institute of Marine Research) resigned.",
        "director of the Institute of Marine Research:Robert Brown",
    ),
    ("U.S. Senator Paul Green and King Harald spoke.", "U.S. Senator:Paul Green King:Harald"),
    ("Lt. Sam Ortega and Council member Darius Poe came.", "Lt.:Sam Ortega Council member:Darius Poe"),
    ("So said Mayor Laura Ray. Council member Darius Poe left.", "Mayor:Laura Ray Council member:Darius Poe"),
    ("Helen Marsh, a virologist at King’s College, spoke.", "virologist at King’s College:Helen Marsh"),
    ("His sister, Molly Ray, wept.", ""),
    ("The General Assembly met in King Street. Major League Baseball grew.", ""),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:12] for text, _ in ENGLISH])
def test_english_roles_lead_to_their_holders(text, expected):
    shown = [one for one in combine(roles(Page(text)), []) if one.ties]
    assert " ".join(f"{one.span.of(text)}:{one.ties[0].span.of(text)}" for one in shown) == expected


def test_english_people_are_found_by_address_and_speech():
    text = '"We are done," said Mr. Brown. Tom Lee said no. But Apple CEO Jane Doe added more.'
    kept = combine(people(Page(text)), [])
    assert [one.span.of(text) for one in kept] == ["Brown", "Tom Lee", "Jane Doe"]


def told(text, page=None):
    page = page or Page(text)
    return " ".join(
        f"{role.span.of(text)}:{'、'.join(tie.span.of(text) for tie in role.ties)}"
        for role in sorted(roles(page), key=lambda role: role.span)
    )


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:10] or "nothing" for text, _ in SENTENCES])
def test_roles_reach_over_their_organisation_and_lead_to_their_holders(text, expected):
    assert told(text) == expected


def test_the_list_of_titles_is_long():
    assert len(heads()) > 700
    assert (
        set(
            fold(
                "作者 收藏家 客服 公務員 教師 主帥 飛行員 船長 將軍 元帥 會計師 經濟師 政工師 科員 主任科員 檢察員 技術員 黨員 會員"
            ).split()
        )
        <= heads()
    )


def test_one_key_shrinks_a_role_to_its_title():
    text = "省教育厅副厅长张海洋"
    (role,) = roles(Page(text))
    assert (role.span.of(text), role.core.of(text)) == ("省教育厅副厅长", "副厅长")
    assert next(roles(Page("副厅长张海洋"))).core is None


def test_holders_are_people_of_their_own():
    text = "市长赵明强调，要努力。赵明还说，好。"
    found = [(person.span, person.source) for person in people(Page(text))]
    assert found == [(Span(2, 4), "rules"), (Span(11, 13), "rules")]


def test_two_or_three_characters_is_decided_by_the_whole_text():
    def first(text):
        return min(people(Page(text)), key=lambda person: person.span).span.of(text)

    assert first("会长周惠作总结。周惠在会上说，好。") == "周惠"
    assert first("会长陈根生作总结。陈根生在会上说，好。") == "陈根生"


def test_a_marked_person_is_believed_to_be_the_holder():
    text = "队长阿木古郎来了"
    given = Given(PERSON, TagId("00000000-0000-0000-0000-000000000001"), Span(2, 6))
    assert told(text, Page(text, (given,))) == "队长:阿木古郎"


def test_people_of_a_tagger_hold_roles_where_no_rule_finds_a_name():
    text = "我见到了斐迪南亲王。"
    (role,) = roles_with(Page(text), [Span(4, 7)], {})
    assert (role.span.of(text), [tie.span.of(text) for tie in role.ties]) == ("亲王", ["斐迪南"])
    (ruled,) = roles_with(Page("会长周惠在会上说，好。"), [Span(2, 5)], {})
    assert [tie.span for tie in ruled.ties] == [Span(2, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这部电影的导演很年轻。", ["导演"]),
        ("他导演了三部电影，还指挥乐团。", []),
        ("她住在將軍澳，教授級的人也住那裡。", []),
        ("总经理和两名会计都辞职了。", ["总经理", "会计"]),
    ],
)
def test_a_tagger_tells_titles_from_verbs_and_from_parts_of_words(text, expected):
    source = next(listed for listed in OWN if listed.name == "roles")
    assert [role.span.of(text) for role in source.propose(Page(text))] == expected


def test_marks_of_the_project_make_the_list_longer():
    tag = TagId("00000000-0000-0000-0000-000000000002")
    known = Known(kinds={tag: ROLE}, words={"首席体验官": {tag: 2}, "用户体验官": {tag: 1}, "掌勺": {tag: 1}})
    text = "公司聘请了一位数字体验官和一名掌勺。"
    assert told(text) == ""
    assert (
        told(text, Page(text, known=known)) == "体验官: 掌勺:"
        or told(text, Page(text, known=known)) == "数字体验官: 掌勺:"
    )


def test_lac_and_rules_agree_on_people_beside_titles():
    text = "市政府秘书长陈大文昨日会见了香港立法會議員何慧明。"
    page = Page(text)
    kept = combine([*names(page), *people(page), *roles(page)], [])
    assert [one.span.of(text) for one in kept if one.source == "agreed"] == ["陈大文", "何慧明"]


SAID = st.sampled_from(
    [
        "市長",
        "林小玉",
        "陳大文",
        "教育局",
        "副主席",
        "、",
        "，",
        "和",
        "任",
        "說",
        "(",
        "\n",
        "約翰",
        "·",
        "CEO",
        "Anna Keller",
        " ",
        "會",
        "的",
        "😀",
        "長",
    ]
)


@settings(max_examples=120)
@given(st.lists(SAID, max_size=14).map("".join))
def test_proposals_lie_within_the_text_and_are_the_same_in_the_other_script(text):
    page = Page(text)
    kept = combine([*roles(page), *people(page)], [])

    for one in kept:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.core is None or (one.span.contains(one.core) and one.core != one.span)
        assert all(0 <= tie.span.start < tie.span.end <= len(text) for tie in one.ties)
    for kind in (PERSON, ROLE):
        spans = [one.span for one in kept if one.kind == kind]
        assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])
    simplified = Page("".join(fold(sign) if sign > "\u2e80" else sign for sign in text))
    assert combine([*roles(simplified), *people(simplified)], []) == kept


@pytest.mark.parametrize(("row", "role"), [("A-" * 20_000 + "B, ", ""), ("ex-" * 20_000, "ex-" * 4)])
def test_a_role_behind_a_row_without_end_is_found_as_behind_any_other(row, role):
    text = row + "President John Smith said."
    (one,) = held(text)
    assert (one.span.of(text), one.holder.of(text)) == (role + "President", "John Smith")

"""Web Annotations as other programs write them, and what stands in ours."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.web import reading, writing
from annotator.formats.registry import named, recognised
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told

TEXT = "𠮷田😀說：「今天很好。」他又說：「今天很好。」"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(number, selector, **more):
    return {
        "@context": CONTEXT,
        "id": f"#{number}",
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "quote"},
        "target": {"source": "http://example.org/a", "selector": selector},
        **more,
    }


def source(text=TEXT):
    return {"type": "Annotation", "motivation": "describing",
            "target": {"source": {"id": "http://example.org/a", "type": "TextualBody", "value": text}}}  # fmt: skip


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact, **around):
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def read(tmp_path, value):
    path = tmp_path / "a.jsonld"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return reading.read(path)


def planned(folder, value, *texts, **about):
    """The plan of an import into a project that has some texts already, all with the same metadata."""
    path = folder / "a.jsonld"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    with Project.create(folder / "p.annot", annotator="a") as project:
        for text in texts:
            (key,) = project.imports.apply(project.imports.plan_text(text, "a")).value.articles
            project.articles.edit(key, Metadata(**about))
        plan = project.imports.plan([path], format="web-annotation")
        project.imports.apply(plan)
        plan_again = project.imports.plan([path], format="web-annotation")
        assert [one.marks for one in plan_again.exchanges] == [one.marks for one in plan.exchanges]
        assert project.imports.apply(plan_again).value.marks == 0
        for one in project.articles.page():
            shown = project.articles.read(one.id)
            assert all(mark.text == mark.span.of(shown.text) for mark in shown.marks)
    return plan


@pytest.mark.parametrize(
    ("about", "is_here"),
    [
        ({"url": "http://example.org/a"}, True),
        ({"url": "https://example.org/a/"}, True),
        ({"title": "a"}, True),
        ({"url": "http://example.org/b", "title": "b"}, False),
    ],
)
def test_annotations_without_their_text_are_put_on_the_article_that_is_here(tmp_path, about, is_here):
    value = [
        annotation(1, [position(8, 12), quote("今天很好")]),  # UTF-16, which its quote proves
        annotation(2, [quote("𠮷田", suffix="😀")]),
        annotation(3, [position(0, 3)]),
        annotation(4, [quote("明天")]),
        {"type": "Annotation", "motivation": "classifying", "body": "政治", "target": "http://example.org/a"},
        {"type": "Annotation", "motivation": "linking", "body": {"purpose": "tagging", "value": "says"},
         "target": [{"id": "#2"}, {"id": "#1"}]},
    ]  # fmt: skip
    plan = planned(tmp_path, value, TEXT, **about)
    if not is_here:
        assert [one.message for one in plan.problems] == ["There is no article in the file."]
        assert "6 annotations of “http://example.org/a”" in plan.problems[0].hint
        return
    exchange = plan.exchanges[0].exchange
    assert sorted(told(exchange).marks) == [("今天很好", "quote"), ("𠮷田", "quote")]
    assert told(exchange).links == [("says", "𠮷田", "今天很好")]
    assert len(next(exchange.articles()).themes) == 1
    assert [one.message for one in plan.problems] == [
        'Annotation 4: its words are not in the text, or at several places: "明天"'
    ]


def test_places_that_no_quote_proves_are_told(tmp_path):
    plan = planned(tmp_path, [annotation(1, [position(0, 2)])], TEXT, url="http://example.org/a")
    assert [one.exchange.count for one in plan.exchanges] == [1]
    assert [one.message for one in plan.problems] == [
        "Annotation 1: no quote shows that it stands in this text: [0, 2]"
    ]


def test_of_several_articles_of_one_address_none_is_guessed(tmp_path):
    plan = planned(tmp_path, [annotation(1, [quote("𠮷田")])], TEXT, TEXT + "又", url="http://example.org/a")
    assert "several articles here are called so" in plan.problems[0].hint


@pytest.mark.parametrize("start", [6, 8], ids=["code points", "UTF-16"])
def test_positions_are_proved_by_their_quotes(tmp_path, start):
    found = told(read(tmp_path, [source(), annotation(1, [position(start, start + 4), quote("今天很好")])]))
    assert found.marks == [("今天很好", "quote")]
    assert found.articles[0]["text"] == TEXT
    (mark,) = next(read(tmp_path, (tmp_path / "a.jsonld").read_text()).articles()).marks
    assert mark.span.start == 6


def test_quotes_alone_are_found_by_what_stands_around_them_or_told(tmp_path):
    found = told(
        read(
            tmp_path,
            [
                source(),
                annotation(1, quote("今天很好", prefix="他又說：「")),
                annotation(2, quote("今天很好")),
                annotation(3, quote("明天")),
                annotation(4, {"type": "CssSelector", "value": "p"}),
                annotation(5, position(3, 99)),
            ],
        )
    )
    assert found.marks == [("今天很好", "quote")]
    assert found.left_out == [
        'Annotation 3: its words are not in the text, or at several places: "今天很好"',
        'Annotation 4: its words are not in the text, or at several places: "明天"',
        'Annotation 5: such a selector is not known here: "CssSelector"',
        f'3–99 is no place in a text of {len(TEXT)} characters: "#5"',
    ]


def test_links_with_two_targets_notes_creators_and_themes_come_in(tmp_path):
    page = {"@context": CONTEXT, "type": "AnnotationPage", "items": [
        source(),
        annotation(1, position(0, 2), creator={"name": "王"}, body=[
            {"type": "TextualBody", "purpose": "classifying", "value": "person"},
            {"type": "TextualBody", "purpose": "commenting", "value": "誰？"},
        ]),
        annotation(2, position(6, 10), creator="http://example.org/li"),
        annotation(3, position(0, 1), motivation="highlighting", body=None),
        {"id": "#l", "motivation": "linking", "body": [{"purpose": "tagging", "value": "says"}],
         "target": [{"id": "#1"}, {"id": "#2"}]},
        {"id": "#x", "motivation": "linking", "target": [{"id": "#1"}, {"id": "#9"}]},
        {"motivation": "classifying", "body": "http://example.org/vocab/%E6%94%BF%E6%B2%BB", "target": "http://example.org/a"},
    ]}  # fmt: skip
    exchange = read(tmp_path, {"type": "AnnotationCollection", "first": page})
    found = told(exchange)
    assert sorted(found.marks) == [("今天很好", "quote"), ("𠮷", "highlighting"), ("𠮷田", "person")]
    assert found.links == [("says", "𠮷田", "今天很好")]
    assert found.articles[0]["notes"] == {"𠮷田": "誰？"}
    assert {one.name for one in exchange.annotators} == {"王", "http://example.org/li", "web-annotation"}
    (article,) = exchange.articles()
    assert [exchange.codebook.path(one.tag) for one in article.themes] == ["theme/政治"]
    assert article.metadata.url == "http://example.org/a"
    assert found.left_out == ['Annotation 6: it does not join two marks of one article: "#x"']


def test_annotations_a_line_of_texts_that_are_not_here_are_counted_and_refused(tmp_path):
    lines = "\n".join(json.dumps(annotation(number, position(0, 2))) for number in (1, 2))
    (problem,) = planned(tmp_path, lines).problems
    assert problem.message == "There is no article in the file."
    assert "2 annotations of “http://example.org/a”" in problem.hint


@pytest.mark.parametrize("kind", ["correct", "incorrect"])
def test_samples_of_the_standard_hold_no_text_and_are_refused_with_a_sentence(tmp_path, kind):
    files = sorted(shared("w3c-web-annotation", kind).glob("*.json"))
    assert len(files) == {"correct": 23, "incorrect": 19}[kind]
    with Project.create(tmp_path / "p.annot", annotator="a") as project:
        for path in files:
            plan = project.imports.plan([path], format="web-annotation")
            assert (plan.exchanges, [one.message for one in plan.problems]) == (
                (),
                ["There is no article in the file."],
            )
    if kind == "correct":
        assert all(recognised(path, path.read_bytes()[:4096]).name == "web-annotation" for path in files)


@given(exchange=exchanges(tame))
@settings(max_examples=20)
def test_what_is_written_keeps_the_rules_of_the_model(exchange):
    whole = json.loads("".join(writing.write(exchange)))
    assert CONTEXT in whole["@context"]
    items = whole["first"]["items"]
    assert whole["total"] == len(items)
    texts = {}
    for one in items:
        assert one["type"] == "Annotation"
        target = one["target"]
        if one["motivation"] == "describing":
            texts[target["source"]["id"]] = target["source"]["value"]
        if one["motivation"] == "tagging":
            assert one["id"].startswith("urn:uuid:")
            place, words = target["selector"]
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == words["exact"]
            assert text[: place["start"]].endswith(words["prefix"])
            assert text.startswith(words["suffix"], place["end"])


def test_without_texts_places_and_the_hash_of_the_text_are_written_and_come_back(tmp_path):
    article = (building := Building("test", "a")).article(TEXT, Metadata(title="題"))
    article.mark("quote", Span(6, 10), "甲", note="註")
    (whole,) = building.exchange().articles()
    bare = replace(whole, text="", withheld=whole.sha256, marks=tuple(replace(one, text="") for one in whole.marks))
    written = "".join(named("web-annotation").write(replace(building.exchange(), articles=lambda: iter([bare]))))
    assert "今天" not in written
    (back,) = read(tmp_path, written).articles()
    assert (back.withheld, back.text, back.metadata.title) == (whole.sha256, "", "題")
    assert [(one.span, one.text, one.note) for one in back.marks] == [(Span(6, 10), "", "註")]


PAGE = "外交部長王毅說：「我們歡迎合作。」記者又問，王毅沒有回答。"


def of_page(key, words, *, around=4, text="", tags=(), user="acct:anna@hypothes.is", **more):
    start = PAGE.index(words)
    quote = {"type": "TextQuoteSelector", "exact": words, "prefix": PAGE[max(0, start - around) : start],
             "suffix": PAGE[start + len(words) :][:around]}  # fmt: skip
    place = {"type": "TextPositionSelector", "start": start + 100, "end": start + 100 + len(words)}
    selectors = [{"type": "RangeSelector", "startContainer": "/p[1]"}, place, quote]
    return {"id": key, "user": user, "uri": "https://a.b/c", "text": text, "tags": list(tags),
            "target": [{"source": "https://a.b/c", "selector": selectors}],
            "document": {"title": ["新聞"]}, **more}  # fmt: skip


HYPOTHESIS = [
    of_page("1", "沒有回答", text="為何？", around=2),
    of_page("2", "我們歡迎合作", tags=["quote", "外交"], user_info={"display_name": "安娜"}),
    of_page("3", "王毅", around=3),
    {
        **of_page("4", "王毅", text="因為", user="acct:bob@hypothes.is"),
        "references": ["1"],
        "target": [{"source": "x"}],
    },
    {**of_page("5", "王毅", text="好頁", tags=["好"]), "target": [{"source": "https://a.b/c"}]},
]


@pytest.mark.parametrize("form", ["rows", "annotations", "list", "lines"])
def test_what_hypothesis_exports_comes_in_as_passages(tmp_path, form):
    path = tmp_path / "a.json"
    whole = {"rows": {"total": 5, "rows": HYPOTHESIS}, "annotations": {"export_date": "x", "annotations": HYPOTHESIS}}
    content = json.dumps(whole.get(form, HYPOTHESIS), ensure_ascii=False)
    if form == "lines":
        content = "\n".join(json.dumps(one, ensure_ascii=False) for one in HYPOTHESIS)
    path.write_text(content, encoding="utf-8")
    assert recognised(path, content.encode()).name == "web-annotation"
    with Project.create(tmp_path / "p.annot", annotator="a") as project:
        (planned,) = project.imports.plan([path]).exchanges
    exchange = planned.exchange
    found = told(exchange)
    (one,) = found.articles
    assert one["text"] == "交部長王毅說：「我們歡迎合作。」記者\n王毅沒有回答。"
    assert sorted(one["marks"]) == [
        ("我們歡迎合作", "quote"), ("我們歡迎合作", "外交"), ("沒有回答", "annotation"), ("王毅", "highlight"),
    ]  # fmt: skip
    assert one["notes"] == {"沒有回答": "為何？\nbob: 因為"}
    (article,) = exchange.articles()
    assert (article.metadata.title, article.metadata.url, article.metadata.note) == (
        "新聞", "https://a.b/c", "anna: 好頁",
    )  # fmt: skip
    assert {one.name for one in exchange.annotators} == {"anna", "安娜"}
    assert [exchange.codebook.path(theme.tag) for theme in article.themes] == ["theme/好"]
    assert found.left_out == ["“https://a.b/c”: the article holds only the passages that are quoted in the file."]


def on_project(tmp_path, found, *texts, **about):
    """What the plan of a file brings where some texts are here: its exchange, and the project's marks after it."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    with Project.create(tmp_path / "p.annot", annotator="a") as project:
        for text in texts:
            (key,) = project.imports.apply(project.imports.plan_text(text, "a")).value.articles
            project.articles.edit(key, Metadata(**about))
        plan = project.imports.plan([path])
        project.imports.apply(plan)
        shown = [project.articles.read(one.id) for one in project.articles.page()]
        marks = [sorted((one.span.start, one.text) for one in article.marks) for article in shown]
    return plan, marks


OTHER = "立法院昨天討論了明年的預算。" * 3


@pytest.mark.parametrize("about", [{"url": "http://a.b/c/"}, {"title": "新聞"}, {"title": "別的"}],
                         ids=["by address", "by title", "by its words"])  # fmt: skip
def test_what_hypothesis_exports_is_put_on_the_page_that_is_here(tmp_path, about):
    text = PAGE.replace("「", "\n\n「")  # as the page lost its paragraphs when it was annotated
    plan, marks = on_project(tmp_path, HYPOTHESIS, OTHER, text, **about)
    assert [one.exchange.count for one in plan.exchanges] == [1]
    assert sorted(map(len, marks)) == [0, 4]
    assert max(marks, key=len) == sorted(
        (text.index(words, after), words)
        for words, after in [("王毅", 0), ("我們歡迎合作", 0), ("我們歡迎合作", 0), ("沒有回答", 0)]
    )
    assert [one.message for one in plan.problems] == [
        '“https://a.b/c”: it stands on a whole article and says more than a theme: "好頁"'
    ]


def quoted(exact, before, behind):
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": behind}
    return {"id": exact, "user": "acct:a@b", "uri": "https://x.y/z", "text": "", "tags": [],
            "target": [{"source": "https://x.y/z", "selector": [selector]}]}  # fmt: skip


@pytest.mark.parametrize(
    ("exact", "before", "behind", "is_it"),
    [
        ("明年的預算", "政府公布了", "，在野黨反對", False),  # the words stand here, but not what was around them
        ("明年的預算", "", "", False),  # so short that anybody may have said it
        ("明年的預算", "立法院 昨天討論了", "，在野黨反對", True),
        ("明年的預算", "圖：資料照片", "。\n立法院昨天", True),
    ],
)
def test_a_quote_is_of_the_article_in_which_it_stands_among_the_same_words(tmp_path, exact, before, behind, is_it):
    text = "立法院昨天討論了明年的預算。立法院昨天沒有表決。"
    _plan, marks = on_project(tmp_path, [quoted(exact, before, behind)], text, PAGE)
    assert (marks[0] != []) is is_it
    assert len(marks) == (2 if is_it else 3)  # else it is an article of its passages


def test_of_articles_that_are_called_alike_the_one_with_most_quotes_is_meant(tmp_path):
    found = [{**one, "document": {"title": ["題"]}} for one in (
        quoted("討論了明年的預算", "", ""), quoted("沒有表決", "", ""), quoted("昨天", "", "")
    )]  # fmt: skip
    texts = ("昨天下雨。", "立法院昨天討論了明年的預算，沒有表決。", "昨天沒有下雨。")
    _plan, marks = on_project(tmp_path, found, *texts, title="題")
    assert [len(one) for one in marks] == [0, 3, 0]
    (tmp_path / "more").mkdir()
    _plan, marks = on_project(tmp_path / "more", found, texts[0], texts[2], title="題")
    assert [len(one) for one in marks] == [0, 0, 3]  # a third of the quotes is not enough


def test_what_hypothesis_quotes_of_a_page_whose_words_are_others_stays_an_article_of_passages(tmp_path):
    plan, marks = on_project(tmp_path, HYPOTHESIS, OTHER, url="https://a.b/c")
    assert [len(one) for one in marks] == [0, 4]
    assert "holds only the passages" in plan.problems[0].message


RECOGITO = [  # the forms of RecogitoJS, of Recogito 2 and of Recogito Studio with two layers of one project
    {"id": "#1", "body": [{"type": "TextualBody", "value": "註"}, {"type": "TextualBody", "value": "quote", "purpose": "tagging"}],
     "target": {"selector": [quote("今天很好", prefix="：「"), position(8, 12)]}},
    {"id": "#2", "body": [{"type": "SpecificResource", "purpose": "identifying", "value": "PERSON"}],
     "target": {"selector": [quote("𠮷田"), position(0, 3)]}},
    {"id": "#3", "motivation": "linking", "body": [{"type": "TextualBody", "value": "says", "purpose": "tagging"}],
     "target": [{"id": "#2"}, {"id": "#1"}]},
]  # fmt: skip


def test_annotations_of_recogitojs_have_no_source_and_are_told_by_their_words(tmp_path):
    plan, marks = on_project(
        tmp_path, [{"@context": CONTEXT, "type": "Annotation", **one} for one in RECOGITO], OTHER, TEXT
    )
    assert sorted(marks, key=len) == [[], [(0, "𠮷田"), (6, "今天很好")]]
    assert plan.problems == ()
    found = told(plan.exchanges[0].exchange)
    assert found.links == [("says", "𠮷田", "今天很好")]
    assert found.articles[0]["notes"] == {"今天很好": "註"}
    assert {path for _words, path in found.marks} == {"person", "quote"}


def test_layers_of_recogito_studio_are_of_several_texts_and_have_labels_html_and_answers(tmp_path):
    def studio(key, layer, exact, start, *bodies, **more):
        target = {"annotation": key, "id": f"t{key}", "source": "a-project", "scope": None,
                  "selector": [quote(exact), position(start, start + len(exact.encode("utf-16-le")) // 2)]}  # fmt: skip
        return {"@context": CONTEXT, "id": key, "type": "Annotation", "layer_id": layer, "body": list(bodies),
                "target": [target], "creator": {"id": "u1", "name": "王"}, **more}  # fmt: skip

    found = [
        studio("1", "L1", "今天很好", 19,
               {"purpose": "tagging", "value": {"id": "x", "label": "quote"}, "format": "application/json"},
               {"purpose": "commenting", "value": "<p>一 &amp; 二</p><p>三</p>", "format": "text/html", "type": "TextualBody"},
               {"purpose": "replying", "value": "是", "creator": {"id": "u2", "name": "李"}, "type": "TextualBody"}),
        studio("2", "L2", "立法院昨天討論了明年的預算。", 14, {"purpose": "tagging", "value": "theme"}),
        studio("3", "L1", "𠮷田😀說", 0, {"purpose": "tagging", "value": "person"},
               {"purpose": "identifying", "source": "https://www.wikidata.org/wiki/Q42"}),
        {"id": "4", "motivation": "linking", "body": [{"purpose": "tagging", "value": "says"}],
         "target": {"annotation": "4", "selector": {"from": "3", "to": "1"}}},
    ]  # fmt: skip
    plan, marks = on_project(tmp_path, found, OTHER, TEXT)
    assert marks == [[(14, "立法院昨天討論了明年的預算。")], [(0, "𠮷田😀說"), (17, "今天很好")]]
    assert plan.problems == ()
    exchange = plan.exchanges[0].exchange
    by_title = told(exchange)
    assert by_title.links == [("says", "𠮷田😀說", "今天很好")]
    (of_quote,) = [one["notes"] for one in by_title.articles if one["notes"]]
    assert of_quote == {"今天很好": "一 & 二\n三\n李: 是"}
    assert [(one.name, one.identifiers) for one in exchange.people] == [("𠮷田😀說", {"wikidata": "Q42"})]
    assert {one.name for one in exchange.annotators} == {"王", "web-annotation"}


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "XPathSelector", "value": "/p[1]", "refinedBy": quote("今天很好", prefix="他又說：「")},
        [{"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "/p[1]::19"},
          "endSelector": {"type": "XPathSelector", "value": "/p[1]::23"}}, quote("今天很好", prefix="又說：「")],
        {"type": "RangeSelector", "startSelector": position(17, 18), "endSelector": position(21, 22)},
        {"type": "Choice", "items": [{"type": "CssSelector", "value": "p"}, quote("今天很好", prefix="又說：「")]},
    ],
    ids=["refined", "range of XPath beside a quote", "range of positions", "choice"],
)  # fmt: skip
def test_selectors_within_selectors_say_where_it_stands(tmp_path, selector):
    (article,) = read(tmp_path, [source(), annotation(1, selector)]).articles()
    assert [(one.span.start, one.text) for one in article.marks] == [(17, "今天很好")]


def test_a_link_between_a_body_and_a_target_is_called_by_what_is_said_of_it(tmp_path):
    values = [
        source(),
        annotation(1, position(0, 2), body={"purpose": "tagging", "value": "person"}),
        annotation(2, quote("今天很好", prefix="又說：「")),
        {"id": "#l", "type": "Annotation", "motivation": "linking", "target": "#1", "body": "#2"},
        {"type": "Annotation", "motivation": "tagging", "target": "#l", "body": [{"value": "says"}]},
    ]  # fmt: skip
    assert told(read(tmp_path, values)).links == [("says", "𠮷田", "今天很好")]

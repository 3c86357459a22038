"""The register in pages, and the page of a person, out of a file and out of a server alike."""

from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.codebook import Feature, FeatureKind
from annotator.domain.corpus.register import Held, Likelihood, Naming, Order
from annotator.domain.errors import NotFound
from annotator.domain.people import Person
from annotator.domain.spans import Span
from tests.project.register.conftest import Scribe


def names(entries):
    return [(one.person.name, one.mentions) for one in entries]


def test_the_register_comes_in_pages_by_mentions_or_by_name(project, corpus):
    whole, total = project.register.first()
    assert names(whole) == [("曹建明", 6), ("宋永祥", 1), ("陈存根", 1)]
    assert total == 3
    for order in Order:
        rows, _total = project.register.first(order=order, limit=1)
        while page := project.register.page(order=order, after=rows[-1], limit=1):
            rows += page
        assert rows == project.register.page(order=order)
    assert names(project.register.page(order=Order.NAME)) == sorted(names(whole))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("曹", ["曹建明"]),
        ("陳存", ["陈存根"]),
        ("书记", ["宋永祥"]),
        ("委员长", ["曹建明"]),
        ("老曹", ["曹建明"]),
        ("CAO j", ["曹建明"]),
        ("沒有", []),
        ("[", []),
        ("", ["曹建明", "宋永祥", "陈存根"]),
    ],
)
def test_the_filter_finds_names_variants_and_roles_in_any_script_and_case(project, corpus, words, found):
    cao = project.people.get(corpus)
    project.people.edit(Person(corpus, cao.name, ("老曹", "Cao Jianming")))
    rows, total = project.register.first(words)
    assert [one.person.name for one in rows] == found
    assert total == len(found)


@pytest.mark.parametrize("name", ["a]b", "a^b", "a-b", 'say "hi"', "back\\slash", "100%", "st*r?", "［x］"])
def test_signs_that_mean_something_to_a_database_are_found_as_they_stand(project, name):
    project.people.create(name)
    project.people.edit(Person(project.people.create("別人").value.id, "別人", (f"又{name}",)))
    project.people.create("axb")
    for at in range(len(name)):
        found = [one.person.name for one in project.register.page(name[at:])]
        assert found.count(name) == 1
        assert found.count("別人") == 1
    assert [one.person.name for one in project.register.page(f"又{name}")] == ["別人"]


def test_whoever_was_made_one_with_others_stands_in_the_pages_with_all_mentions(project, corpus):
    song, chen = project.register.find("宋永祥"), project.register.find("陈存根")
    project.people.merge(chen.id, [song.id])
    rows, total = project.register.first()
    assert names(rows) == [("曹建明", 6), ("陈存根", 2)]
    assert total == 2
    assert names(project.register.page(after=rows[0])) == [("陈存根", 2)]
    assert names(project.register.page("宋永")) == [("陈存根", 2)]
    assert names(project.register.page("市委")) == [("陈存根", 2)]
    assert project.register.first("市委")[1] == 1
    assert project.register.roles([chen.id]) == {chen.id: "濱州市委書記"}
    project.history.undo()
    assert len(project.register.page()) == 3


def test_the_page_of_a_person_tells_words_dates_roles_and_quotes(project, corpus):
    portrait = project.register.portrait(corpus)
    assert portrait.person.name == "曹建明"
    assert portrait.namings == (
        Naming("曹建明", 3), Naming("他", 1), Naming("曹副委员长", 1), Naming("曹副委員長", 1)
    )  # fmt: skip
    assert portrait.days == {"2024-03-02": 3, "2024-11-15": 2, "": 1}
    assert (portrait.mentions, portrait.articles, portrait.quotes) == (6, 3, 3)
    assert portrait.roles == (Held("第十三屆全國人大常委會副委員長", "2024-03-02", "2024-03-02", 1),)
    where = project.register.role(corpus, portrait.roles[0].words)
    assert (where.title, where.place.span.start) == ("開幕", 0)
    assert project.register.role(corpus, "會長") is None


def test_quotes_articles_and_mentions_come_in_pages_newest_first(project, corpus):
    quotes = project.register.quotes(corpus)
    assert [(one.where.published, one.cue, one.words) for one in quotes] == [
        ("2024-11-15", "", "社會工作很重要"),
        ("2024-03-02", "強調", "要充分認識社會結構"),
        ("2024-03-02", "表示", "會議很好"),
    ]
    articles = project.register.articles(corpus)
    assert [(one.where.title, one.mentions) for one in articles] == [("濱州", 2), ("開幕", 3), ("会长", 1)]
    mentions = project.register.mentions(corpus)
    assert [one.words for one in mentions] == ["曹副委員長", "曹建明", "曹建明", "曹建明", "他", "曹副委员长"]
    assert (mentions[0].before, mentions[0].after) == ("", "來到濱州。濱州市委書記宋")
    assert (mentions[5].before, mentions[5].after) == ("国家领导人", "说,工作很多。陈存根是会")
    for whole, page in (
        (quotes, project.register.quotes), (articles, project.register.articles), (mentions, project.register.mentions),
    ):  # fmt: skip
        rows = page(corpus, limit=1)
        while more := page(corpus, rows[-1], 1):
            rows += more
        assert rows == whole
    assert [one.words for one in project.register.mentions(corpus, words="曹建明")] == ["曹建明"] * 3


def test_what_stands_in_a_removed_article_is_not_told(project, corpus):
    project.articles.remove(project.register.articles(corpus)[0].where.place.article)
    portrait = project.register.portrait(corpus)
    assert portrait.days == {"2024-03-02": 3, "": 1}
    assert (portrait.articles, portrait.quotes) == (2, 2)


def test_what_is_answered_of_a_role_is_told_with_it(project, scribe):
    role = project.codebook.root("role")
    project.tags.change(replace(role, features=(Feature("former", FeatureKind.YES_NO), Feature("n", FeatureKind.TEXT))))
    answers = []
    for published, former in (("2024-05-01", False), ("2024-07-01", True), ("2024-08-01", None)):
        article = scribe.article(f"{published}市長王小明說。", published)
        mark = scribe.mark(article, "市長", "role")
        project.links.set_holder(mark.id, scribe.mark(article, "王小明").id)
        if former is not None:
            project.marks.answer(mark.id, {"former": former, "n": published})
            answers.append({"former": former, "n": published})
    (held,) = project.register.portrait(scribe.person("王小明").id).roles
    assert (held.words, held.articles, held.answers) == ("市長", 3, answers[-1])


def test_what_stands_on_a_text_that_is_shown_no_more_is_not_told(tmp_path):
    with Project.create(tmp_path / "home.annot", annotator="lin") as home:
        scribe = Scribe(home)
        article = scribe.article("甲方王小明說：「好的。」乙方王小朋笑了，王小朋走了。", "2024-05-01")
        speaker, quote = scribe.mark(article, "王小明"), scribe.mark(article, "好的。", "quote")
        other = scribe.mark(article, "王小朋")
        home.links.set_speaker(quote.id, speaker.id)
        assert home.register.duplicates() == []  # an article names both
        home.backup(tmp_path / "copy.annot")
        home.articles.correct(article, Span(0, 2), "丙方")
        with Project.open(tmp_path / "copy.annot", annotator="chen") as copy:
            copy.links.set_cue(quote.id, Span(5, 6))
            for nth in range(2):
                Scribe(copy).mark(article, "王小朋", nth=nth)
        home.marks.remove([other.id])
        home.merge(tmp_path / "copy.annot")
        assert [mark.text for mark in home.articles.read(article).marks] == ["王小明", "好的。"]
        assert [(one.words, one.cue) for one in home.register.quotes(scribe.person("王小明").id)] == [("好的。", "")]
        assert [one.likelihood for one in home.register.duplicates()] == [Likelihood.UNSURE]


def test_whom_words_may_mean_is_found_without_the_whole_register(project, corpus):
    for name in ("曹剛", "曹建明", "李四"):
        project.people.create(name)
    found = [one.name for one in project.register.among("曹副主任")]
    assert sorted(found) == sorted(["曹建明", "曹建明", "曹剛"])
    assert project.register.among("宋永祥")[0].name == "宋永祥"
    assert project.register.among("") == []
    assert [one.name for one in project.register.named("永")] == ["宋永祥"]
    assert project.register.named(" ") == []


def test_a_person_is_found_by_key_or_by_the_only_name(project, corpus):
    assert project.register.find(str(corpus)).name == "曹建明"
    project.people.create("宋永祥")
    with pytest.raises(NotFound, match="2 people are called “宋永祥”"):
        project.register.find("宋永祥")
    with pytest.raises(NotFound, match="0 people are called “沒有”"):
        project.register.find("沒有")


def test_a_quote_that_two_mentions_of_a_person_say_is_one(project, scribe):
    article = scribe.article("曹建明說,會議很好。他又說。")
    name, he, quote = (
        scribe.mark(article, "曹建明"),
        scribe.mark(article, "他"),
        scribe.mark(article, "會議很好", "quote"),
    )
    person = scribe.person("曹建明").id
    project.people.join([he.id], person)
    for mention in (name, he):
        project.links.add("says", mention.id, quote.id)
    assert project.register.portrait(person).quotes == 1
    assert [one.words for one in project.register.quotes(person)] == ["會議很好"]


def test_a_character_that_folds_twice_is_found_in_names_and_as_a_surname(project):
    person = project.people.create("薴玉珍").value
    assert [one.person.id for one in project.register.page("薴")] == [person.id]
    assert [one.id for one in project.register.named("薴玉")] == [person.id]
    assert [one.id for one in project.register.among("薴主任")] == [person.id]

"""Whom a mention may mean, the likeliest first: who is called so, a form of the name, and for pronouns who came last."""

import pytest

from annotator import Project
from annotator.domain.spans import Span
from annotator.suggest.likely import likely_people


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as made:
        yield made


def ranked(project, text, *named, mention):
    """The names of the people of the register whom ``mention``, the last of its words, may mean in a text."""
    article = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
    person = project.codebook.root("person").id
    for words in named:
        project.marks.add(article, Span(text.index(words), text.index(words) + len(words)), person)
    at = text.rindex(mention)
    asked = project.marks.add(article, Span(at, at + len(mention)), person).value
    people = [one for one, _mentions in project.people.all() if one.id != asked.person or mention in named]
    names = {one.id: one.name for one in people}
    return [names[one] for one in likely_people(project.articles.read(article), asked, people) if one in names]


def test_the_same_words_come_first_in_whatever_script(project):
    for name in ("方啟明", "林楚雲", "方启明先生"):
        project.people.create(name)
    assert ranked(project, "方启明來了。", mention="方启明")[0] == "方啟明"


def test_of_two_people_of_one_name_the_one_in_this_article_comes_first(project):
    elsewhere = project.people.create("方啟明").value
    text = "方啟明來了。後來方啟明走了。"
    article = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
    tag = project.codebook.root("person").id
    first, second = (project.marks.add(article, span, tag).value for span in (Span(0, 3), Span(8, 11)))
    here = project.people.create("方啟明").value
    project.people.join([first.id], here.id)
    found = likely_people(project.articles.read(article), second, [elsewhere, here])
    assert found == [here.id, elsewhere.id]


@pytest.mark.parametrize("mention", ["曹副委員長", "曹副委员长", "曹建明副委員長"])
def test_a_surname_with_a_title_means_who_has_that_surname(project, mention):
    for name in ("王宇燕", "曹建明", "曹曉燕"):
        project.people.create(name)
    found = ranked(project, f"王宇燕和曹建明來了。{mention}講話。", "王宇燕", "曹建明", mention=mention)
    assert found[0] == "曹建明"
    assert "王宇燕" not in found


def test_a_name_in_latin_letters_is_known_by_its_title_and_last_name(project):
    for name in ("Mary Jones", "John Smith"):
        project.people.create(name)
    assert ranked(project, "John Smith came. Mr Smith spoke.", mention="Mr Smith") == ["John Smith"]


@pytest.mark.parametrize("pronoun", ["他", "她"])
def test_a_pronoun_means_the_last_person_who_opened_a_sentence_before_it(project, pronoun):
    text = f"林楚雲來了。方啟明同沈月華談話。{pronoun}說好。王宇燕走了。"
    found = ranked(project, text, "林楚雲", "方啟明", "沈月華", "王宇燕", mention=pronoun)
    assert found == ["方啟明", "林楚雲", "沈月華", "王宇燕"]


def test_a_pronoun_means_people_alone_and_no_role_or_quote_before_it(project):
    text = "沈月華到場。館長介紹情況。她說好。"
    article = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
    for words, kind in (("沈月華", "person"), ("館長", "role"), ("介紹情況", "quote")):
        at = text.index(words)
        project.marks.add(article, Span(at, at + len(words)), project.codebook.root(kind).id)
    her = project.marks.add(article, Span(13, 14), project.codebook.root("person").id).value
    assert her.text == "她"
    (shen,) = (one for one, _mentions in project.people.all())
    assert likely_people(project.articles.read(article), her, [shen]) == [shen.id]


def test_whoever_is_nowhere_before_a_pronoun_is_not_proposed(project):
    project.people.create("曹建明")
    assert ranked(project, "他說好。", mention="他") == []

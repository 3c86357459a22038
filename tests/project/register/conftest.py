"""A register with somebody who has many names, roles and quotes, and a namesake."""

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.spans import Span

FIRST = "第十三屆全國人大常委會副委員長曹建明出席會議。曹建明強調,要充分認識社會結構。他表示,會議很好。"
SECOND = "曹副委員長來到濱州。濱州市委書記宋永祥陪同。曹建明指出,社會工作很重要。"
THIRD = "国家领导人曹副委员长说,工作很多。陈存根是会长。"


class Scribe:
    """Marks words by what they are, as a person would."""

    def __init__(self, project):
        self.project = project

    def article(self, text, published="", title="", source=""):
        article = self.project.imports.apply(self.project.imports.plan_text(text, title or text[:6])).value.articles[0]
        self.project.articles.edit(article, Metadata(title=title or text[:6], published=published, source=source))
        return article

    def mark(self, article, words, tag="person", nth=0):
        text, at = self.project.articles.read(article).text, -1
        for _time in range(nth + 1):
            at = text.index(words, at + 1)
        span = Span(at, at + len(words))
        return self.project.marks.add(article, span, self.project.codebook.by_path(tag).id).value

    def person(self, name):
        return self.project.register.find(name)


@pytest.fixture
def scribe(project):
    return Scribe(project)


@pytest.fixture
def corpus(scribe):
    """Three articles; everybody is joined to whom the words mean."""
    project = scribe.project
    first = scribe.article(FIRST, "2024-03-02", "開幕", "人民網")
    second = scribe.article(SECOND, "2024-11-15", "濱州", "濱州日報")
    third = scribe.article(THIRD, "", "会长", "")
    cao = scribe.mark(first, "曹建明")
    again, he = scribe.mark(first, "曹建明", nth=1), scribe.mark(first, "他")
    project.links.set_holder(scribe.mark(first, "第十三屆全國人大常委會副委員長", "role").id, cao.id)
    for words, speaker, cue in (("要充分認識社會結構", again, "強調"), ("會議很好", he, "表示")):
        quote = scribe.mark(first, words, "quote")
        project.links.set_speaker(quote.id, speaker.id)
        at = FIRST.index(cue)
        project.links.set_cue(quote.id, Span(at, at + 2))
    title = scribe.mark(second, "曹副委員長")
    song = scribe.mark(second, "宋永祥")
    project.links.set_holder(scribe.mark(second, "濱州市委書記", "role").id, song.id)
    last = scribe.mark(second, "曹建明")
    quote = scribe.mark(second, "社會工作很重要", "quote")
    project.links.set_speaker(quote.id, last.id)
    simple = scribe.mark(third, "曹副委员长")
    scribe.mark(third, "陈存根")
    project.people.join([he.id, title.id, simple.id], cao.person)
    return cao.person

"""Made exchanges for round trips: codebook with own tags, articles with rare characters, marks, links, people."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from annotator.domain.articles import Annotator, Metadata, ProjectInfo, Repair, RepairKind, State, Status
from annotator.domain.codebook import Codebook, Feature, FeatureKind, Overlap, Tag, default_codebook
from annotator.domain.ids import ArticleId, LinkId, MarkId, PersonId, ProjectId, TagId, ThemeId, new_id
from annotator.domain.marks import ArticleTheme, Link, Mark, Origin
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle

words = st.text(alphabet=st.sampled_from("國国𠮷😀e\u0301=+-@'\",; \n\t說:「」ا"), max_size=12)
filled = words.filter(lambda text: bool(text.strip()))
tame = st.text(alphabet=st.sampled_from("國国𠮷éAb-_"), min_size=1, max_size=8)
"""Names as people give them: on one line, without blanks at their ends."""
moments = st.integers(0, 2_000_000_000_000).map(Moment)


@st.composite
def codebooks(draw, names=filled):
    """The default codebook with tags below theme."""
    book = default_codebook()
    root = book.root("theme").id
    below = draw(st.lists(names.map(lambda text: text.replace("/", "")), max_size=3, unique=True))
    feature = Feature("語氣", FeatureKind.CHOICE, ("直接", "間接"), required=True)
    tags = tuple(
        Tag(TagId(new_id()), "theme", name, root, "#123456", sign=draw(st.sampled_from([name[:1], "題"])),
            description=draw(words), overlap=draw(st.sampled_from(Overlap)), features=(feature,))
        for name in below
    )  # fmt: skip
    return Codebook((*book.tags, *tags), book.link_types)


@st.composite
def articles(draw, book, annotators, people):
    """One article whose marks lie in its text."""
    key, text = (
        ArticleId(new_id()),
        draw(st.text(alphabet=st.sampled_from("國国𠮷😀e\u0301\n，。"), min_size=1, max_size=60)),
    )
    marks = []
    for _number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        tag = draw(st.sampled_from(book.tags))
        person = draw(st.sampled_from([None, *(one.id for one in people)])) if tag.kind == "person" else None
        marks.append(
            Mark(MarkId(new_id()), key, tag.id, span, span.of(text), draw(st.sampled_from(annotators)).id, draw(moments),
                 draw(moments), draw(st.sampled_from(Origin)), person, draw(words), draw(st.sampled_from([{}, {"語氣": "直接", "n": 3}])))
        )  # fmt: skip
    marks.sort(key=lambda mark: (mark.span, mark.id.bytes))
    link_types = book.link_types
    links = [
        Link(LinkId(new_id()), key, draw(st.sampled_from(link_types)).id, one.id, other.id, annotators[0].id)
        for one, other in pairwise(marks)
    ]
    repairs = (Repair(RepairKind.GLOSS, Span(0, 3), "(x)", 0, text[:1], draw(words)),) if draw(st.booleans()) else ()
    below = [tag for tag in book.tags if tag.kind == "theme"]
    themes = [ArticleTheme(ThemeId(new_id()), key, draw(st.sampled_from(below)).id, annotators[0].id)] * draw(
        st.integers(0, 1)
    )
    statuses = [Status(one.id, draw(st.sampled_from(State)), draw(words)) for one in annotators[:1]] * draw(
        st.integers(0, 1)
    )
    metadata = Metadata(*(draw(words) for _name in Metadata.__dataclass_fields__))
    return ExchangeArticle(key, metadata, text, tuple(statuses), repairs, tuple(marks), tuple(links), tuple(themes))


@st.composite
def suggested(draw, book, article):
    """The article with suggestions by place, with ties, some with a core and a person."""
    text, found = article.text, {}

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    for _number in range(draw(st.integers(0, 4))):
        at, ties = span(), [Tie(draw(st.sampled_from(["says", "cue", "holds"])), "person", span(), draw(words))]
        one = Suggestion(
            article.id, draw(st.sampled_from(book.tags)).id, at, at.of(text), draw(filled), draw(words),
            draw(st.integers(0, 10_000)) / 10_000, draw(words), draw(st.sampled_from([None, at])),
            tuple(ties * draw(st.integers(0, 2))),
        )  # fmt: skip
        found[one.id] = one
    in_order = sorted(found.values(), key=lambda one: (one.span, str(one.tag)))
    return replace(article, suggestions=tuple(in_order))


@st.composite
def exchanges(draw, names=filled, *, suggesting=False):
    """A whole project; ``names`` are those of tags, annotators and people."""
    book = draw(codebooks(names))
    called = draw(st.lists(names, min_size=1, max_size=2, unique=names is not filled))
    annotators = tuple(Annotator(new_id(), name) for name in called)
    people = tuple(
        Person(PersonId(new_id()), name, tuple(draw(st.lists(filled, max_size=2))), draw(words), {"wikidata": "Q1"})
        for name in draw(st.lists(names, max_size=3, unique=names is not filled))
    )
    all_articles = [draw(articles(book, annotators, people)) for _number in range(draw(st.integers(0, 3)))]
    if suggesting:
        all_articles = [draw(suggested(book, one)) for one in all_articles]
    made = {mark.annotator for one in all_articles for mark in (*one.marks, *one.links, *one.themes, *one.statuses)}
    info = ProjectInfo(ProjectId(new_id()), draw(words), draw(moments))
    return Exchange(
        info,
        book,
        tuple(one for one in annotators if one.id in made),
        people,
        len(all_articles),
        lambda: iter(all_articles),
    )


def broken_text(exchange):
    """The same with a mark whose words are not those of its span; ``None`` where it has no mark."""
    for one in exchange.articles():
        if one.marks:
            wrong = replace(one.marks[0], text=one.marks[0].text + "錯")
            broken = [replace(one, marks=(wrong, *one.marks[1:]))]
            return replace(exchange, articles=broken.__iter__)
    return None

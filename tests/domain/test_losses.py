"""What a format leaves behind is counted exactly, and told in words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.articles import Annotator, Metadata, ProjectInfo, Repair, RepairKind, State, Status
from annotator.domain.codebook import Codebook, LinkType, default_codebook
from annotator.domain.ids import LinkId, LinkTypeId, MarkId, ThemeId, new_id
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import EVERYTHING, Aspect, Counting, losses, overlapping

TEXT = "方啟明說好。"
BOOK = default_codebook()
OTHER = LinkType(LinkTypeId(new_id()), "knows", ("person",), ("person",))
BOOK = Codebook(
    tuple(replace(tag, guideline="") if tag.name != "person" else replace(tag, guideline="names") for tag in BOOK.tags),
    (*BOOK.link_types, OTHER),
)
BY, FANG = Annotator(new_id(), "lin"), Person(new_id(), "方啟明", note="鎮長")


def mark(start, end, **told):
    span = Span(start, end)
    tag = BOOK.root("person").id
    return Mark(MarkId(new_id()), ARTICLE, tag, span, span.of(TEXT), BY.id, Moment(1), Moment(1), **told)


ARTICLE = new_id()
NAME, WHOLE, QUOTE = mark(0, 3, person=FANG.id, note="?"), mark(0, 5, features={"sure": True}), mark(4, 5)
FULL = ExchangeArticle(
    ARTICLE, Metadata("題", source="日報"), TEXT, (Status(BY.id, State.DONE),),
    (Repair(RepairKind.GLOSS, Span(0, 1), "x", 0, "", "because"),), (NAME, WHOLE, QUOTE),
    (
        Link(LinkId(new_id()), ARTICLE, BOOK.link_type("says").id, NAME.id, QUOTE.id, BY.id),
        Link(LinkId(new_id()), ARTICLE, OTHER.id, NAME.id, WHOLE.id, BY.id),
    ),
    (ArticleTheme(ThemeId(new_id()), ARTICLE, BOOK.root("theme").id, BY.id),), starred=True,
)  # fmt: skip


def exchange(*articles):
    return Exchange(ProjectInfo(new_id(), "p", Moment(1)), BOOK, (BY,), (FANG,), len(articles), lambda: iter(articles))


def test_each_thing_that_is_left_behind_is_counted_and_told():
    left = {one.aspect: one.count for one in losses(exchange(FULL, replace(FULL, starred=False)), ())}
    assert left == {
        Aspect.TEXTS: 2, Aspect.DESCRIPTIONS: 2, Aspect.REPAIRS: 2, Aspect.STATUSES: 2, Aspect.STARS: 1,
        Aspect.MARKS: 6, Aspect.OVERLAPS: 6, Aspect.PERSONS: 2, Aspect.REGISTER: 1, Aspect.SPEECH: 2, Aspect.LINKS: 2,
        Aspect.NOTES: 2, Aspect.FEATURES: 2, Aspect.THEMES: 2, Aspect.ANNOTATORS: 1, Aspect.GUIDELINES: 1,
    }  # fmt: skip
    assert [str(one) for one in losses(exchange(FULL), EVERYTHING - {Aspect.OVERLAPS, Aspect.STARS})] == [
        "1 star", "3 overlapping marks",
    ]  # fmt: skip


def test_what_is_not_there_is_not_lost():
    assert losses(exchange(FULL), EVERYTHING) == []
    bare = Exchange(ProjectInfo(new_id(), "p", Moment(1)), default_codebook(), (), (), 0, lambda: iter(()))
    assert [one for one in losses(bare, ()) if one.aspect is not Aspect.GUIDELINES] == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3)), max_size=7))
def test_overlapping_marks_are_those_that_share_a_character(places):
    marks = tuple(mark(start, min(start + length, len(TEXT))) for start, length in places)
    shared = {
        one.id for one in marks for other in marks if one.id != other.id
        and one.span.start < other.span.end and other.span.start < one.span.end
    }  # fmt: skip
    assert overlapping(replace(FULL, marks=marks)) == len(shared)


def test_what_a_format_leaves_behind_is_counted_while_its_articles_are_read():
    passes = []

    def articles():
        passes.append(len(passes))
        yield FULL

    counting = Counting(replace(exchange(FULL), articles=articles), ())
    begun = counting.exchange.articles()
    next(begun)  # somebody looks at the first article only
    assert list(counting.exchange.articles()) == [FULL]
    assert counting.losses() == losses(exchange(FULL), ())
    assert len(passes) == 2
    assert Counting(exchange(FULL), ()).losses() == counting.losses()


def test_a_format_counts_itself_what_it_drops_of_an_article():
    [one] = losses(exchange(FULL), EVERYTHING - {Aspect.OVERLAPS}, {Aspect.OVERLAPS: lambda _one: 1})
    assert str(one) == "1 overlapping mark"

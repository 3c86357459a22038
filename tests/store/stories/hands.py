"""Hands that do one random thing after another, as the window and the command line let people do them."""

from dataclasses import replace
from uuid import UUID

from annotator.domain.articles import Metadata, State
from annotator.domain.codebook import Feature, FeatureKind
from annotator.domain.coding.guidelines import Sample
from annotator.domain.ids import ArticleId, LinkId, MarkId, OperationId, PersonId, SearchId, TagId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.domain.transfer.merging import Choice

WORDS = ("曹建明", "陳存根", "他", "社會", "社會結構", "要充分認識社會結構", "心安順遂", "在", "致辭", "走了")
NAMES = ("甲", "乙", "社會", "丙 丁")
SEEN = "SELECT id FROM {} WHERE NOT gone ORDER BY hlc, site, id"
MINE = "SELECT m.id FROM mark m JOIN article a ON a.id = m.article AND a.body = m.body WHERE NOT m.gone AND NOT a.gone"


class NothingThere(LookupError):
    """There is nothing of the kind to do it to."""


class Hands:
    """Does one thing with a project; ``numbers`` are two bytes by which it chooses to what and how.

    What there is to choose from is asked for with SQL: reading values takes longer than what is tried here.
    """

    def __init__(self, project, ask, numbers, copies=()):
        self.project, self.ask, self.copies, (self.one, self.two) = project, ask, copies, numbers

    # What is there.

    def of(self, things, number=None):
        if not things:
            raise NothingThere
        return things[(self.one if number is None else number) % len(things)]

    def keys(self, table):
        return [UUID(bytes=row[0]) for row in self.ask(SEEN.format(table))]

    def pick(self, table, number=None):
        return self.of(self.keys(table), number)

    def marks(self, *kinds):
        kind = f" AND (SELECT kind FROM tag WHERE tag.id = m.tag) IN {(*kinds, '')}" if kinds else ""
        return [MarkId(UUID(bytes=row[0])) for row in self.ask(f"{MINE}{kind} ORDER BY m.hlc, m.site, m.id")]

    def mark_of(self, *kinds):
        return self.of(self.marks(*kinds))

    def article(self):
        return ArticleId(self.pick("article"))

    def place(self, article):
        text = self.ask("SELECT text FROM body WHERE id = (SELECT body FROM article WHERE id = ?)", article.bytes)[0][0]
        words = self.of(WORDS, self.two)
        at = text.find(words)
        return Span(at, at + len(words)) if at >= 0 else Span(0, 1 + self.two % 3)

    def tag(self, number=None):
        return TagId(self.pick("tag", number))

    def own_tag(self, number=None):
        own = self.ask("SELECT id FROM tag WHERE NOT gone AND parent IS NOT NULL ORDER BY hlc, site, id")
        return TagId(UUID(bytes=self.of(own, number)[0]))

    def like(self, tag):
        """Another tag of the same kind."""
        book = self.project.codebook
        return self.of([one.id for one in book.tags if one.kind == book.tag(tag).kind and one.id != tag], self.two)

    def asking(self):
        return self.of([tag.id for tag in self.project.codebook.tags if tag.features])

    def root(self, kind):
        return self.project.codebook.root(kind).id

    # Marks.

    def add(self):
        article = self.article()
        self.project.marks.add(article, self.place(article), self.tag(self.two >> 3))

    def mention(self):
        article = self.article()
        self.project.marks.add(article, self.place(article), self.root("person"))

    def add_same(self):
        article = self.article()
        self.project.marks.add_same(article, self.place(article), self.tag(self.two >> 3))

    def note(self):
        self.project.marks.note(self.mark_of(), self.of("甲乙", self.two))

    def relabel(self):
        self.project.marks.relabel(self.mark_of(), self.tag(self.two))

    def move(self):
        [mark] = self.project.marks.get([self.mark_of()])
        start, end = mark.span.start, mark.span.end
        self.project.marks.move(
            mark.id, self.of((Span(start, end + 1), Span(start + 1, end + 1), Span(start, 3)), self.two)
        )

    def answer(self):
        self.project.marks.answer(self.mark_of("role"), {"級": self.of(("正", "副"), self.two)})

    def remove(self):
        self.project.marks.remove([self.mark_of()])

    def remove_some(self):
        self.project.marks.remove(self.marks()[:: 1 + self.two % 3])

    # Links.

    def speaker(self):
        self.project.links.set_speaker(self.mark_of("quote"), self.of([*self.marks("person"), None], self.two))

    def holder(self):
        self.project.links.set_holder(self.mark_of("role"), self.of([*self.marks("person"), None], self.two))

    def cue(self):
        [quote] = self.project.marks.get([self.mark_of("quote")])
        self.project.links.set_cue(quote.id, self.of([self.place(quote.article), None], self.two >> 4))

    def link(self):
        link_type = self.of(self.project.codebook.link_types, self.two)
        ends = [self.marks(*kinds) for kinds in (link_type.from_kinds, link_type.to_kinds)]
        self.project.links.add(link_type.name, self.of(ends[0]), self.of(ends[1], self.one + self.two // 8))

    def unlink(self):
        self.project.links.remove(LinkId(self.pick("link")))

    # People.

    def join(self):
        self.project.people.join([self.mark_of("person")], PersonId(self.pick("person", self.two)))

    def separate(self):
        self.project.people.separate(self.mark_of("person"))

    def unite(self):
        people = self.keys("person")
        self.project.people.merge(self.of(people), [self.of(people, self.one + 1 + self.two % 2)])

    def split(self):
        [mark] = self.project.marks.get([self.mark_of("person")])
        self.project.people.split(mark.person, [mark.id], self.of(NAMES, self.two))

    def create(self):
        self.project.people.create(self.of(NAMES, self.two), self.marks("person")[: self.one % 3])

    def edit_person(self):
        person = self.project.people.get(PersonId(self.pick("person")))
        self.project.people.edit(
            self.of(
                (replace(person, name="甲"), replace(person, variants=("乙",)), replace(person, note="丙")), self.two
            )
        )

    def remove_person(self):
        self.project.people.remove(PersonId(self.pick("person")))

    def tell_apart(self):
        people = self.keys("person")
        self.project.people.tell_apart(self.of(people), self.of(people, self.one + 1))

    # The codebook.

    def new_tag(self):
        parent = self.tag()
        self.project.tags.add(self.project.codebook.tag(parent).kind, self.of(NAMES, self.two), parent=parent)

    def new_kind(self):
        self.project.tags.add_kind(self.of(NAMES, self.two))

    def rename_tag(self):
        self.project.tags.rename(self.own_tag(), self.of(NAMES, self.two))

    def change_tag(self):
        tag = self.project.codebook.tag(self.tag())
        self.project.tags.change(self.of((replace(tag, colour="#123456"), replace(tag, description="甲")), self.two))

    def move_tag(self):
        tag = self.own_tag()
        self.project.tags.move(tag, self.like(tag))

    def reorder_tag(self):
        self.project.tags.reorder(self.tag(), None)

    def unite_tags(self):
        tag = self.own_tag()
        self.project.tags.merge(tag, self.like(tag))

    def split_tag(self):
        self.project.tags.split([self.mark_of()], self.of(NAMES, self.two))

    def retire_tag(self):
        (self.project.tags.bring_back if self.two % 3 == 0 else self.project.tags.retire)(self.own_tag())

    def ask_more(self):
        self.project.tags.ask(self.tag(), Feature("色", FeatureKind.TEXT))

    def ask_otherwise(self):
        self.project.tags.ask_otherwise(self.asking(), "級", Feature("級別", FeatureKind.TEXT))

    def ask_no_more(self):
        self.project.tags.ask_no_more(self.asking(), "級")

    def example(self):
        [mark] = self.project.marks.get([self.mark_of()])
        self.project.tags.take_example(mark.tag, mark.id, Sample.MARK)

    def drop_tag(self):
        (self.project.tags.remove if self.two % 3 == 0 else self.project.tags.remove_with_marks)(self.own_tag())

    def new_type(self):
        self.project.link_types.add(self.of(NAMES, self.two))

    def change_type(self):
        link_type = self.own_type()
        self.project.link_types.change(
            self.of((replace(link_type, name="知道"), replace(link_type, to_kinds=())), self.two)
        )

    def drop_type(self):
        self.project.link_types.remove(self.own_type().id)

    def own_type(self):
        return self.of([one for one in self.project.codebook.link_types if one.id.version == 7])

    # Articles.

    def theme(self):
        themes = [tag.id for tag in self.project.codebook.tags if tag.kind == "theme"]
        self.project.themes.put(self.article(), self.of(themes, self.two))

    def untheme(self):
        [article, tag] = self.of(self.ask("SELECT article, tag FROM article_theme WHERE NOT gone ORDER BY hlc, id"))
        self.project.themes.take(ArticleId(UUID(bytes=article)), TagId(UUID(bytes=tag)))

    def status(self):
        self.project.articles.set_state(self.article(), self.of(tuple(State), self.two))

    def metadata(self):
        self.project.articles.edit(self.article(), self.of((Metadata("丙"), Metadata("甲", place="北京")), self.two))

    def correct(self):
        article = self.article()
        self.project.articles.correct(article, self.place(article), self.of(("張", "曹健明", ""), self.one >> 1))

    def remove_article(self):
        self.project.articles.remove(self.article())

    def star(self):
        (self.project.several.star if self.two % 3 else self.project.several.unstar)(
            [ArticleId(key) for key in self.keys("article")][: 1 + self.one % 2]
        )

    def assign(self):
        self.project.several.assign([self.article()], self.of(("lin", "chen"), self.two))

    def unassign(self):
        self.project.several.unassign([self.article()], self.project.annotator.id)

    def import_text(self):
        self.project.imports.apply(
            self.project.imports.plan_text(self.of(("宋永祥說。", "曹建明又來了。"), self.two), "丙")
        )

    def rename(self):
        self.project.rename(self.of(NAMES, self.two))

    # Suggestions, searches, conflicts.

    def suggestion(self):
        article = self.article()
        span, kind = self.place(article), self.of(("role", "quote", "person"))
        text = self.ask("SELECT text FROM body WHERE id = (SELECT body FROM article WHERE id = ?)", article.bytes)[0][0]
        ties = {"quote": (Tie("says", "person", Span(0, 3)),), "role": (Tie("holds", "person", Span(0, 3)),)}
        return Suggestion(
            article,
            self.root(kind),
            span,
            span.of(text),
            "names",
            "",
            self.two / 256,
            "曹建明",
            ties=ties.get(kind, ()),
        )

    def accept(self):
        self.project.suggestions.accept([self.suggestion()])

    def reject(self):
        self.project.suggestions.reject([self.suggestion()])

    def save_search(self):
        self.project.searching.save(self.of(NAMES), self.of(("甲", "乙"), self.two))

    def drop_search(self):
        self.project.searching.remove(SearchId(self.pick("saved_search")))

    def settle(self):
        conflict = self.of(self.project.merging.conflicts())
        self.project.merging.settle(conflict.id, self.of(tuple(Choice), self.two))

    # The history.

    def undo(self):
        self.project.history.undo()

    def redo(self):
        self.project.history.redo()

    def merge(self):
        self.project.merge(self.of(self.copies))

    def undo_one(self):
        mine = self.ask(
            "SELECT id FROM operation WHERE annotator = ? ORDER BY hlc DESC", self.project.annotator.id.bytes
        )
        self.project.history.undo_one(OperationId(UUID(bytes=self.of(mine)[0])))


DEEDS = (
    *(Hands.add, Hands.mention, Hands.note, Hands.relabel, Hands.move, Hands.remove, Hands.speaker, Hands.join) * 2,
    Hands.add_same, Hands.answer, Hands.remove_some, Hands.holder, Hands.cue, Hands.link, Hands.unlink,
    Hands.separate, Hands.unite, Hands.split, Hands.create, Hands.edit_person, Hands.remove_person, Hands.tell_apart,
    Hands.new_tag, Hands.new_kind, Hands.rename_tag, Hands.change_tag, Hands.move_tag, Hands.reorder_tag,
    Hands.unite_tags, Hands.split_tag, Hands.retire_tag, Hands.ask_more, Hands.ask_otherwise, Hands.ask_no_more,
    Hands.example, Hands.drop_tag, Hands.new_type, Hands.change_type, Hands.drop_type,
    Hands.theme, Hands.untheme, Hands.status, Hands.metadata, Hands.correct, Hands.remove_article, Hands.star,
    Hands.assign, Hands.unassign, Hands.import_text, Hands.rename,
    Hands.accept, Hands.reject, Hands.save_search, Hands.drop_search, Hands.settle,
)  # fmt: skip
"""Everything that can be undone; what is done most comes twice."""

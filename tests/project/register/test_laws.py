"""Laws: whatever is joined, merged, split and removed, undo goes back through every state and redo forward again."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator import Project
from annotator.domain.corpus.register import Order
from annotator.domain.errors import PersonRefused
from annotator.domain.spans import Span

TEXT = "曹建明來了。陳存根來了。宋永祥來了。曹建明走了。陈存根走了。他走了。"
WORDS = ("曹建明", "陳存根", "宋永祥", "曹建明", "陈存根", "他")


class Registers(RuleBasedStateMachine):
    """A small project whose register is worked on in any order."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.project = Project.create(Path(self.folder.name) / "p.annot", annotator="lin")
        self.known = None

    @initialize()
    def begin(self):
        project, at = self.project, 0
        self.article = project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles[0]
        self.marks, tag = [], project.codebook.root("person").id
        for words in WORDS:
            at = TEXT.index(words, at)
            self.marks.append(project.marks.add(self.article, Span(at, at + len(words)), tag).value.id)
            at += 1
        self.states = [self.state()]

    def state(self):
        """What stands; read afresh after everything that may have changed it."""
        if self.known is None:
            self.known = self.read()
        return self.known

    def read(self):
        reading = self.project.articles.read(self.article)
        people = {one.person.id: (one.person, one.mentions) for one in self.project.register.page()}
        return people, tuple(mark.person for mark in reading.marks)

    def people(self):
        return sorted(self.state()[0])

    def done(self, outcome):
        self.known = None
        if outcome.operation is not None:
            self.states.append(self.state())

    @rule(mark=st.integers(0, 5), person=st.integers(0, 9))
    @precondition(lambda self: self.people())
    def join(self, mark, person):
        people = self.people()
        self.done(self.project.people.join([self.marks[mark]], people[person % len(people)]))

    @rule(name=st.sampled_from(["曹建明", "某人"]), mentions=st.sets(st.integers(0, 5), max_size=2))
    def create(self, name, mentions):
        self.done(self.project.people.create(name, [self.marks[one] for one in mentions]))

    @rule(keep=st.integers(0, 9), others=st.sets(st.integers(0, 9), min_size=1, max_size=3))
    @precondition(lambda self: len(self.people()) > 1)
    def merge(self, keep, others):
        people = self.people()
        kept, gone = people[keep % len(people)], {people[one % len(people)] for one in others}
        before = self.state()
        self.done(self.project.people.merge(kept, sorted(gone)))
        after = self.state()[0]
        assert set(after) == set(before[0]) - (gone - {kept})
        assert after[kept][1] == sum(before[0][one][1] for one in gone | {kept})

    @rule(person=st.integers(0, 9), mentions=st.sets(st.integers(0, 5), min_size=1))
    @precondition(lambda self: self.people())
    def split(self, person, mentions):
        people, joined = self.people(), self.state()[1]
        old = people[person % len(people)]
        own = [at for at, whose in enumerate(joined) if whose == old]
        chosen = [at for at in own if at in mentions]
        try:
            outcome = self.project.people.split(old, [self.marks[at] for at in mentions], "新人")
        except PersonRefused:
            assert not chosen or len(chosen) == len(own)
            self.known = None
            return
        self.done(outcome)
        assert [at for at, whose in enumerate(self.state()[1]) if whose == outcome.value.id] == chosen

    @rule(person=st.integers(0, 9))
    @precondition(lambda self: self.people())
    def remove(self, person):
        people = self.people()
        gone = people[person % len(people)]
        self.done(self.project.people.remove(gone))
        assert gone not in self.state()[0]
        assert gone not in self.state()[1]

    @invariant()
    def pages_hold_everybody_once(self):
        everybody = sorted(self.project.people.all(), key=lambda one: (one[0].name, one[0].id.bytes))
        paged, after = [], None
        while page := self.project.register.page(order=Order.NAME, after=after, limit=2):
            paged += [(one.person, one.mentions) for one in page]
            after = page[-1]
        assert paged == everybody
        assert self.project.register.first()[1] == len(everybody)

    def teardown(self):
        try:
            for before in reversed(self.states[:-1]):
                self.project.history.undo()
                assert self.read() == before
            for after in self.states[1:]:
                self.project.history.redo()
                assert self.read() == after
        finally:
            self.project.close()
            self.folder.cleanup()


class TestRegisters(Registers.TestCase):
    settings = settings(max_examples=12, stateful_step_count=14, suppress_health_check=[HealthCheck.too_slow])

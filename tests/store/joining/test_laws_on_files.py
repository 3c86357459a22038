"""The same laws on real files: random work in three copies, merged in any order, undone to the start and done again."""

import os
import random
import shutil
from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.errors import AnnotatorError
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from tests.store.joining.conftest import TEXT, article_of, mark, marks_of

CASES = int(os.environ.get("ANNOTATOR_MERGE_FILES", "24"))
"""Files take a second each; the many cases are those in memory."""
WORDS = ("曹建明", "致辭", "社會結構", "心安順遂", "他")


def work(project, chance, steps):
    for _step in range(steps):
        marks = marks_of(project)
        verb = chance.randrange(14)
        one = chance.choice(marks) if marks else None
        try:
            match verb:
                case 0 | 1:
                    mark(project, chance.choice(WORDS), chance.choice(("person", "theme")))
                case 2 if one:
                    project.marks.note(one.id, chance.choice("甲乙丙"))
                case 3 if one:
                    project.marks.remove([one.id])
                case 4 if one:
                    project.marks.relabel(one.id, chance.choice(project.codebook.tags).id)
                case 5:
                    project.articles.set_state(article_of(project), chance.choice((State.IN_PROGRESS, State.DONE)))
                case 6 | 7:
                    (project.history.undo if verb == 6 else project.history.redo)()
                case 12 | 13:
                    decide(project, chance, verb)
                case _:
                    work_on_the_codebook(project, chance)
        except AnnotatorError:
            continue  # what a person is refused is no work


def decide(project, chance, verb):
    (project.suggestions.accept if verb == 12 else project.suggestions.reject)([suggestion(project, chance)])


def suggestion(project, chance):
    words, kind = chance.choice((("致辭", "role"), ("社會結構", "quote"), ("他", "person")))
    tag = project.codebook.root(kind).id
    found = Suggestion(article_of(project), tag, place(words), words, "names", "", chance.random(), "曹建明")
    ties = {"quote": (Tie("says", "person", place("曹建明")),), "role": (Tie("holds", "person", place("曹建明")),)}
    return replace(found, ties=ties.get(kind, ()))


def place(words):
    at = TEXT.index(words)
    return Span(at, at + len(words))


def decisions(project):
    """What everybody rejected, and which source each mark comes from."""
    article = article_of(project)
    with project._desk.read() as reader:
        rejected = [
            (one.annotator, one.suggestion.id)
            for annotator in reader.annotators.all()
            for one in reader.suggestions.rejected(article, annotator.id)
        ]
        origins = [(mark.id, reader.suggestions.origin_of(mark.id)) for mark in reader.marks.of_article(article)]
    return sorted(rejected), sorted((mark, found.source, found.score) for mark, found in origins if found is not None)


def work_on_the_codebook(project, chance):
    own = [tag for tag in project.codebook.tags if tag.parent is not None]
    if not own or chance.random() < 0.5:
        project.tags.add(chance.choice(("person", "theme")), chance.choice("子丑"))
        return
    tag = chance.choice(own)
    match chance.randrange(4):
        case 0:
            project.tags.remove(tag.id)
        case 1:
            project.tags.remove_with_marks(tag.id)
        case 2:
            project.tags.change(replace(tag, name=chance.choice("寅卯")))
        case _:
            project.tags.change(replace(tag, description=chance.choice(WORDS)))


def state(project):
    reading = project.articles.read(article_of(project))
    people = sorted((person.id, person.name, mentions) for person, mentions in project.people.all())
    conflicts = sorted(one.id for one in project.merging.conflicts())
    statuses = sorted((one.annotator, one.state, one.note) for one in reading.statuses)
    marks = sorted((one.id, one.tag, one.span, one.note, one.person, one.annotator) for one in reading.marks)
    tags = sorted((tag.id, tag.name, tag.kind, tag.parent, tag.description) for tag in project.codebook.tags)
    return marks, reading.links, statuses, people, tags, decisions(project), conflicts


def content(project):
    return state(project)[:-1]


def opened(path, name):
    return Project.open(path, annotator=name)


@pytest.mark.parametrize("seed", range(CASES))
def test_copies_end_equal_and_a_merge_can_be_undone_and_redone(seed, tmp_path):
    chance = random.Random(seed)
    with Project.create(tmp_path / "start.annot", annotator="office") as start:
        start.imports.apply(start.imports.plan_text(TEXT, "a"))
        mark(start, "曹建明")
    for name in ("lin", "chen", "wang"):
        shutil.copy(tmp_path / "start.annot", tmp_path / f"{name}.annot")
        with opened(tmp_path / f"{name}.annot", name) as project:
            work(project, chance, 10)
    order = ["lin", "chen", "wang"]
    chance.shuffle(order)
    paths = {name: tmp_path / f"{name}.annot" for name in order}
    for name in order:
        shutil.copy(paths[name], tmp_path / f"{name}-alone.annot")
    found = []
    for name in order:
        others = [tmp_path / f"{other}-alone.annot" for other in order if other != name]
        chance.shuffle(others)
        with opened(paths[name], name) as project:
            alone = content(project)
            if chance.random() < 0.5:
                project.merging.bring_home(others)
                merges = 1
            else:
                merges = sum(project.merge(other).operation is not None for other in others)
            assert project.check() == []
            found.append(state(project))
        with opened(paths[name], name) as project:  # history outlives closing
            for _merge in range(merges):
                project.history.undo()
            assert content(project) == alone
            for _merge in range(merges):
                project.history.redo()
            assert content(project) == found[-1][:-1]
            assert project.check() == []
    assert found[0] == found[1] == found[2]

"""Decisions on suggestions travel: what was rejected in one copy is rejected in all, accepted twice is accepted once."""

import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion

TEXT = "甲說一,乙說二,丙說三,丁說四。"
NAMES = "甲乙丙丁"
DECISIONS = st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), max_size=6)


def decide(path, decisions):
    """Somebody accepts and rejects, in one copy."""
    with Project.open(path, annotator="lin") as project:
        article = project.articles.page()[0].id
        person = project.codebook.root("person").id
        for name, is_right in decisions:
            at = TEXT.index(name)
            found = Suggestion(article, person, Span(at, at + 1), name, "names", "", 0.5)
            (project.suggestions.accept if is_right else project.suggestions.reject)([found])


def rejected(path):
    with Project.open(path, annotator="lin") as project:
        return {one.text for one in project.suggestions.rejected(project.articles.page()[0].id)}


def latest(*copies):
    """What stands rejected when copies come together, the later copy last: to accept after all takes a rejection back."""
    standing = {}
    for decisions in copies:
        own = set()
        for name, is_right in decisions:
            if not is_right:
                own.add(name)
            if name in own:
                standing[name] = not is_right
    return {name for name, is_rejected in standing.items() if is_rejected}


def figures(path):
    """How many proposals of the source were accepted and rejected, and of how many marks it is the source."""
    with Project.open(path, annotator="lin") as project:
        reading = project.articles.read(project.articles.page()[0].id)
        counts = [(one.accepted, one.rejected) for one in project.suggestions.figures().of_sources]
        assert project.check() == []
        return counts, {mark.text for mark in reading.marks if project.suggestions.origin_of(mark.id).source == "names"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DECISIONS, DECISIONS)
def test_two_copies_of_one_annotator_agree_after_a_merge_whichever_way_it_goes(tmp_path_factory, here, there):
    folder = tmp_path_factory.mktemp("copies")
    with Project.create(folder / "start.annot", annotator="lin") as start:
        start.imports.apply(start.imports.plan_text(TEXT, "a"))
    one, two = (shutil.copy(folder / "start.annot", folder / f"{name}.annot") for name in ("one", "two"))
    decide(one, here)
    decide(two, there)
    assert (rejected(one), rejected(two)) == (latest(here), latest(there))
    shutil.copy(one, folder / "one-alone.annot")
    for home, other in ((one, two), (two, folder / "one-alone.annot")):
        with Project.open(home, annotator="lin") as project:
            project.merging.bring_home([other])
        assert rejected(home) == latest(here, there)
    assert figures(one) == figures(two)
    accepted = {name for name, is_right in (*here, *there) if is_right}
    counts, marked = figures(one)
    assert marked == accepted
    assert sum(count[0] for count in counts) == len(accepted), "what was accepted in both copies counts once"

"""Of whatever is done, undone and done again, the author of what stands is whoever set it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.store.joining.log import changes_of
from annotator.store.joining.state import latest
from annotator.store.turning.authors import author_of
from tests.store.joining.conftest import TEXT, mark, marks_of


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with Project.create(tmp_path_factory.mktemp("authors") / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["官員", "說話人", "部長", "undo", "undo", "redo"]), max_size=14))
def test_who_set_a_value_is_found_through_any_turns(project, steps):
    known = mark(project, "曹建明")
    set_by = {"": None}
    for step in steps:
        if step == "undo" and marks_of(project)[0].note:
            project.history.undo()
        elif step == "redo" and (next_one := project.history.redoable()) and next_one.id in set_by.values():
            project.history.redo()
        elif step not in ("undo", "redo") and (done := project.marks.note(known.id, step).operation) is not None:
            set_by[(step, done.id)] = done.id
    with project._desk.read() as reader:
        home = reader._connection
        made = [one for one in changes_of(home, [known.id]) if one.field == "note"]
        author = author_of(home, latest(made).operation, sorted(made)) if made else None
    note = marks_of(project)[0].note
    project.marks.remove([known.id])
    assert author is None if not note else (note, author) in set_by

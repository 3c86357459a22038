"""The history as people read it: pages of one thing or of everything, with words as they were then."""

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.log.history import Event, Kind, Sought, Step, step_line
from annotator.domain.moments import now
from annotator.domain.spans import Span
from tests.store.conftest import TEXT


def titles(entries):
    return [one.operation.title for one in entries]


def first(project, **sought):
    return project.history.entries(Sought(**sought))[0]


def test_a_birth_says_what_was_made_and_who_made_it(project, put):
    put("曹建明")
    entry = first(project)
    assert (entry.by, entry.operation.title, entry.more) == ("lin", "mark 曹建明", 0)
    assert set(entry.steps) == {
        Step(Event.BORN, "mark", "曹建明", "tag", "", "person"),
        Step(Event.BORN, "person", "曹建明"),
        Step(Event.CHANGED, "status", "新聞", "state", "new", "in_progress"),
    }


def test_a_change_says_before_and_after_in_words(project, article, put):
    mark = put("社會結構", "theme").value
    tag = project.tags.add("theme", "社會", parent=project.codebook.root("theme").id).value
    project.marks.relabel(mark.id, tag.id)
    assert first(project).steps == (Step(Event.CHANGED, "mark", "社會結構", "tag", "theme", "theme/社會"),)
    project.marks.move(mark.id, Span(mark.span.start, mark.span.end - 2))
    start = mark.span.start
    assert first(project).steps == (
        Step(Event.CHANGED, "mark", "社會", "span", f"社會結構 ({start}–{start + 4})", f"社會 ({start}–{start + 2})"),
    )
    project.marks.note(mark.id, "記")
    assert first(project).steps == (Step(Event.CHANGED, "mark", "社會", "note", "", "記"),)
    project.articles.set_state(article, State.DONE)
    assert first(project).steps == (Step(Event.CHANGED, "status", "新聞", "state", "in_progress", "done"),)


def test_people_are_called_by_their_names(project, put):
    mention, pronoun = put("曹建明").value, put("他").value
    project.people.join([pronoun.id], mention.person)
    assert first(project).steps == (Step(Event.CHANGED, "mark", "他", "person", "", "曹建明"),)


def test_links_and_removals_are_told(project, put):
    person, quote = put("曹建明").value, put("要充分認識社會結構", "quote").value
    project.links.set_speaker(quote.id, person.id)
    assert first(project).steps == (Step(Event.BORN, "link", "曹建明 → 要充分認識社會結構", "type", "", "says"),)
    project.marks.remove([person.id])
    assert set(first(project).steps) == {
        Step(Event.GONE, "link", "曹建明 → 要充分認識社會結構", "type", "says"),
        Step(Event.GONE, "mark", "曹建明", "tag", "person"),
        Step(Event.GONE, "person", "曹建明"),
    }


def test_things_are_called_as_they_were_then(project, put):
    mark = put("曹建明").value
    person = project.people.all()[0][0]
    project.marks.relabel(mark.id, project.codebook.root("theme").id)
    project.marks.move(mark.id, Span(0, 2))
    made = project.history.entries(Sought(mark=mark.id))[-1]
    assert Step(Event.BORN, "mark", "曹建明", "tag", "", "person") in made.steps
    assert Step(Event.BORN, "person", person.name) in made.steps


def test_a_corrected_text_shows_what_differs_with_a_little_around_it(project, article):
    project.articles.correct(article, Span(TEXT.index("社會"), TEXT.index("社會") + 2), "國家")
    step = first(project).steps[0]
    assert (step.subject, step.field) == ("article", "body")
    assert (step.before, step.after) == ("強調,要充分認識社會結構。他表示,心", "強調,要充分認識國家結構。他表示,心")


def test_many_rows_are_counted_and_the_rest_of_many_changes_as_well(project, article, put):
    for start in range(15):
        project.marks.add(article, Span(start, start + 1), project.codebook.root("theme").id)
    marks = project.articles.read(article).marks
    project.articles.correct(article, Span(len(TEXT) - 1, len(TEXT)), "!")
    entry = first(project)
    assert [step.field for step in entry.steps] == ["body"]  # where the marks stand is as before
    assert entry.more == len(marks)
    project.marks.remove([mark.id for mark in marks])
    assert first(project).steps == (Step(Event.GONE, "mark", count=15),)


def test_the_history_of_a_mark_has_its_birth_changes_links_removal_and_return(project, put):
    person, quote = put("曹建明").value, put("要充分認識社會結構", "quote").value
    put("心安順遂", "theme")
    project.marks.note(person.id, "記")
    project.links.set_speaker(quote.id, person.id)
    project.marks.remove([person.id])
    project.history.undo()
    assert titles(project.history.entries(Sought(mark=person.id))) == [
        "undo: remove the mark 曹建明", "remove the mark 曹建明", "set the speaker 曹建明", "write a note on 曹建明",
        "mark 曹建明",
    ]  # fmt: skip


def test_the_history_of_a_person_follows_their_mentions_and_those_merged_into_them(project, put):
    mention, pronoun = put("曹建明").value, put("他").value
    other = project.people.create("王五", [pronoun.id]).value
    project.marks.note(mention.id, "of the mark alone")
    project.people.merge(mention.person, [other.id])
    told = titles(project.history.entries(Sought(person=mention.person)))
    assert told == ["merge people into 曹建明", "add the person 王五", "mark 他", "mark 曹建明"]


def test_the_history_of_an_article_leaves_other_articles_out(project, article, put):
    put("曹建明")
    imported = project.imports.apply(project.imports.plan_text("他說另一件事。", "b")).value.articles[0]
    mark = project.marks.add(imported, Span(0, 1), project.codebook.root("theme").id).value
    project.people.create("王五", [])
    assert titles(project.history.entries(Sought(article=imported))) == ["mark 他", "import b"]
    project.marks.remove([mark.id])
    assert titles(project.history.entries(Sought(article=article))) == ["mark 曹建明", "import 新聞"]


def test_filters_by_annotator_kind_time_and_words_in_either_script(project, path, article, put):
    put("社會結構", "theme")
    project.tags.add("theme", "甲", parent=project.codebook.root("theme").id)
    with Project.open(path, annotator="chen") as other:
        other.marks.add(article, Span(0, 3), other.codebook.root("role").id)
        chen = other.annotator.id
    tomorrow = now() + 86_400_000
    asked = {
        "chen": Sought(by=chen), "tags": Sought(kinds=frozenset({Kind.TAGS})), "words": Sought(words="社会"),
        "deed": Sought(words="ADD the"), "future": Sought(since=tomorrow), "past": Sought(until=tomorrow, by=chen),
    }  # fmt: skip
    found = {name: titles(project.history.entries(sought)) for name, sought in asked.items()}
    assert found == {
        "chen": ["mark 曹建明"], "tags": ["add the tag 甲"], "words": ["mark 社會結構"], "deed": ["add the tag 甲"],
        "future": [], "past": ["mark 曹建明"],
    }  # fmt: skip


def test_pages_follow_each_other_without_a_gap(project, article, put):
    for start in range(9):
        project.marks.add(article, Span(start, start + 1), project.codebook.root("theme").id)
    whole = project.history.entries()
    paged, last = [], None
    while page := project.history.entries(before=last, limit=4):
        paged += page
        last = page[-1].operation
    assert paged == whole
    assert titles(whole) == [one.title for one in project.history.operations()]


def test_the_size_of_a_step_is_how_many_rows_it_touched(project, article, put):
    theme = put("社會", "theme").value  # the first mark of an article begins the work on it, too
    project.marks.add_many(article, [Span(0, 1), Span(1, 2), Span(2, 3)], project.codebook.root("theme").id)
    assert project.history.size_of_undo() == 3
    project.marks.remove([theme.id])
    assert project.history.size_of_undo() == 1


def test_a_merge_tells_in_numbers_what_it_brought_and_took(project, path, article, put):
    here, gone = put("曹建明", "role").value, put("社會結構", "theme").value
    copy = path.with_name("copy.annot")
    project.backup(copy)
    with Project.open(copy, annotator="chen") as other:
        passing = other.marks.add(article, Span(0, 1), other.codebook.root("theme").id).value
        other.marks.remove([passing.id])
        other.marks.add(article, Span(0, 2), other.codebook.root("theme").id)
        other.marks.note(here.id, "官員")
        other.marks.remove([gone.id])
    project.merge(copy)
    entry = first(project)
    assert entry.operation.title == "merge copy.annot"
    assert (entry.steps, entry.more) == (
        (Step(Event.BORN, "mark"), Step(Event.GONE, "mark"), Step(Event.CHANGED, "mark")), 0,
    )  # fmt: skip
    assert [step_line(one) for one in entry.steps] == ["+ 1 mark", "− 1 mark", "· 1 mark"]


def test_what_an_import_gives_a_new_article_is_no_change_of_it_and_undo_calls_it_by_its_title(project):
    project.imports.apply(project.imports.plan_text("第二篇\n\n他說另一件事。", "b"))
    born = Step(Event.BORN, "article", "第二篇")
    assert (first(project).steps, first(project).more) == ((born,), 0)
    project.history.undo()
    assert first(project).steps == (Step(Event.GONE, "article", "第二篇"),)
    project.history.redo()
    assert first(project).steps == (Step(Event.BACK, "article", "第二篇"),)


def test_an_import_of_an_export_tells_numbers_and_names_articles_and_tags(project, put, tmp_path):
    put("曹建明")
    project.tags.add("theme", "心安")
    project.exports.write(tmp_path / "e.json", "json")
    with Project.create(tmp_path / "q.annot", annotator="lin") as other:
        other.imports.apply(other.imports.plan([tmp_path / "e.json"]))
        entry = first(other)
    told = {(one.event, one.subject, one.count) for one in entry.steps}
    assert told >= {(Event.BORN, subject, 1) for subject in ("article", "mark", "person", "tag")}
    assert (Event.CHANGED, "article", 1) not in told
    assert entry.named[0] == Step(Event.BORN, "article", "新聞")
    assert Step(Event.BORN, "tag", "theme/心安") in entry.named

"""The register out into a file and in again: what was written comes back as it was, by CSV and by JSON."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.corpus.register import Entry
from annotator.domain.errors import ExportRefused, ImportRefused, NotFound
from annotator.domain.ids import PersonId, new_id
from annotator.domain.people import Person
from annotator.formats import register
from annotator.formats.streams import bounds
from tests.formats.memory import within_memory

SIGNS = st.text(st.sampled_from("曹建明a'=+|\\:,\"\n𠮷 "), min_size=1, max_size=6).map(str.strip).filter(bool)
PEOPLE = st.lists(
    st.builds(
        lambda name, variants, note, known: Person(PersonId(new_id()), name, tuple(variants), note, known).tidied(),
        SIGNS, st.lists(SIGNS, max_size=3), SIGNS | st.just(""), st.dictionaries(SIGNS, SIGNS, max_size=2),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, st.sampled_from(register.FORMATS))
def test_whatever_is_written_is_read_back(tmp_path, people, ending):
    file = tmp_path / f"register.{ending}"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(register.write([Entry(one, 3) for one in people], ending))
    assert register.read(file) == people


@pytest.mark.parametrize("ending", register.FORMATS)
def test_a_register_comes_home_as_one_step(project, corpus, tmp_path, ending):
    file = tmp_path / f"register.{ending}"
    song = project.register.find("宋永祥")
    project.people.edit(Person(song.id, "宋永祥", ("宋書記",), "記", {"wikidata": "Q1", "viaf": "2"}))
    before = project.people.all()
    assert project.register.write(file) == 3
    project.people.edit(Person(song.id, "別名"))
    gone = project.register.find("陈存根")
    project.people.remove(gone.id)
    outcome = project.people.bring_in(file)
    assert (outcome.value.added, outcome.value.changed) == (1, 1)
    assert [one for one, _count in project.people.all()] == [one for one, _count in before]
    project.history.undo()
    assert project.register.portrait(song.id).person.name == "別名"
    project.history.redo()
    assert project.people.bring_in(file).operation is None


def test_whoever_was_made_one_with_somebody_stays_so(project, corpus, tmp_path):
    file = tmp_path / "register.csv"
    project.register.write(file)
    project.people.merge(corpus, [project.register.find("宋永祥").id])
    merged = project.people.get(corpus)
    assert project.people.bring_in(file).value.added == 0
    assert [one.name for one, _count in project.people.all()] == ["曹建明", "陈存根"]
    assert project.people.get(corpus) != merged  # its own row says what the file says


def test_a_table_of_names_alone_makes_new_persons(project, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name,wikidata\n曹建明,Q1\n曹建明\n", "utf-8")
    assert project.people.bring_in(file).value.added == 2
    assert [one.person.name for one in project.register.page()] == ["曹建明", "曹建明"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "title\nx\n", "is no register"),
        ("a.csv", "name\n \n", "Line 2: a person needs a name"),
        ("a.csv", "person_id,name\nx,y\n", "is no register"),
        ("a.json", "{}", "is no register"),
        ("a.json", "[{}]", "people\\[0\\].name"),
        ("a.json", '[{"name": ""}]', "Line 1: a person needs a name"),
    ],
)
def test_what_is_no_register_is_refused_in_words(tmp_path, name, content, told):
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(ImportRefused, match=told):
        register.read(tmp_path / name)


def test_a_key_that_stands_twice_is_refused(tmp_path):
    one = {"id": str(new_id()), "name": "曹"}
    (tmp_path / "a.json").write_text(json.dumps([one, one]), "utf-8")
    with pytest.raises(ImportRefused, match="one key twice"):
        register.read(tmp_path / "a.json")


def test_bytes_that_are_no_text_and_names_without_a_format_are_refused(project, tmp_path):
    (tmp_path / "a.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(ImportRefused, match="Line 2 is not UTF-8"):
        project.people.bring_in(tmp_path / "a.csv")
    with pytest.raises(NotFound, match="There is no file"):
        project.people.bring_in(tmp_path / "b.csv")
    with pytest.raises(ExportRefused, match="says no format"):
        project.register.write(tmp_path / "a.xlsx")


def test_a_register_in_a_large_export_is_read_without_its_articles(tmp_path):
    path, articles = tmp_path / "a.json", ",\n".join(json.dumps({"text": "x" * 500_000}) for _number in range(100))
    people = json.dumps([{"id": str(new_id()), "name": "曹建明"}])
    path.write_text(f'{{"format": "article-annotator",\n"articles": [{articles}],\n"people": {people}}}', "utf-8")
    with within_memory(30):
        assert [one.name for one in register.read(path)] == ["曹建明"]


@pytest.mark.parametrize(("name", "begins"), [("a.csv", "name,note\n"), ("a.json", '[{"name": "')])
def test_a_register_of_one_endless_line_is_refused_before_it_fills_the_memory(tmp_path, name, begins, monkeypatch):
    monkeypatch.setattr(bounds, "LONGEST_MB", 4)
    (tmp_path / name).write_text(begins + "x" * 40_000_000, "utf-8")
    with within_memory(40), pytest.raises(ImportRefused, match="longer than 4 MB"):
        register.read(tmp_path / name)

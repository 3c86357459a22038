"""What a project's marks teach is kept on this computer, proposes after opening again, and is compared with others."""

import random

import pytest

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.errors import Cancelled, NotFound
from annotator.domain.spans import Span

JOBS = ("星級園匠", "雲端廚匠", "河道巡匠", "燈塔守匠", "紙船折匠")
FRAMES = ("昨天{job}來到廣場。", "大家感謝{job}的幫忙。", "有人看見{job}在唱歌。", "天氣晴朗,花開得很好。")


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    """Six finished articles in which jobs are marked that no word list knows, and the folder of what was learnt."""
    folder = tmp_path_factory.mktemp("taught")
    chance = random.Random(7)
    with Project.create(folder / "p.annot", annotator="lin") as project:
        role = project.codebook.root("role").id
        for number in range(6):
            text = "".join(chance.choice(FRAMES).format(job=chance.choice(JOBS)) for _sentence in range(40))
            article = project.imports.apply(project.imports.plan_text(text, str(number))).value.articles[0]
            spans = [Span(at, at + 4) for job in JOBS for at in range(len(text)) if text.startswith(job, at)]
            project.marks.add_many(article, spans, role)
            project.articles.set_state(article, State.DONE)
        project.suggestions.keep_models_in(folder / "models")
        assert project.suggestions.should_learn()
        learnt = project.suggestions.learn()
    return folder, learnt


def opened(folder):
    project = Project.open(folder / "p.annot", annotator="lin")
    project.suggestions.keep_models_in(folder / "models")
    return project


def test_what_was_learnt_wins_its_tag_and_says_from_how_many_marks(taught):
    _folder, learnt = taught
    [verdict] = [one for one in learnt.verdicts if one.kind == "role"]
    assert verdict.is_in_use
    assert verdict.marks > 100
    assert verdict.told("role").startswith(f"role: learnt from {verdict.marks} marks, F ")


def test_it_is_there_after_opening_again_and_proposes(taught):
    folder, learnt = taught
    with opened(folder) as project:
        assert project.suggestions.learnt() == learnt
        assert not project.suggestions.should_learn()
        article = project.imports.apply(project.imports.plan_text("昨天雲端守匠來到廣場。", "new")).value.articles[0]
        found = [one for one in project.suggestions.propose(article) if one.source == "learnt"]
        assert [one.text for one in found] == ["雲端守匠"]
        assert {one.name: one.missing for one in project.suggestions.sources()}["learnt"] == ""
        before = project.suggestions.seek()
        assert before == 7
        project.articles.remove(article)


def test_a_computer_without_it_says_so_and_proposes_by_the_others(taught, tmp_path):
    folder, _learnt = taught
    with Project.open(folder / "p.annot", annotator="lin") as project:
        project.suggestions.keep_models_in(tmp_path)
        assert project.suggestions.learnt() is None
        assert "learnt" in {one.name for one in project.suggestions.sources() if one.missing}


def test_a_damaged_file_is_forgotten(taught, tmp_path):
    folder, _learnt = taught
    for file in (folder / "models").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with Project.open(folder / "p.annot", annotator="lin") as project:
        project.suggestions.keep_models_in(tmp_path)
        assert project.suggestions.learnt() is None
        assert {one.name: bool(one.missing) for one in project.suggestions.sources()}["learnt"]


def test_whoever_stops_learning_keeps_what_was_learnt_before(taught):
    folder, learnt = taught

    def stop(done, _total):
        if done:
            raise Cancelled("enough")

    with opened(folder) as project:
        with pytest.raises(Cancelled):
            project.suggestions.learn(stop)
        assert project.suggestions.learnt() == learnt


def test_sources_are_compared_with_a_layer_of_finished_articles(taught):
    folder, _learnt = taught
    with opened(folder) as project:
        found = project.suggestions.evaluate("lin", ["register", "learnt"])
        assert (found.articles, found.finished) == (6, True)
        assert found.scores["learnt"]["role"].strict.recall > 0.9
        assert found.scores["all"]["role"].overlapping.met >= found.scores["all"]["role"].strict.met
        with pytest.raises(NotFound, match="Nobody called"):
            project.suggestions.evaluate("nobody")

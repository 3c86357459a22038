"""The program ends in whatever way while changes wait for a server: they are sent at the next opening, once."""

import os
from functools import partial

import pytest

from annotator import Project
from annotator.domain.errors import ConnectionLost
from annotator.domain.spans import Span
from annotator.settings import paths, preferences
from annotator.ui.hub import Hub
from tests.proxies import Proxy
from tests.store.killing import kill_while_it_works

TEXT = "很長的一篇文章" * 20
KILLS = int(os.environ.get("ANNOTATOR_KILLS_OF_WAITING", "4"))


@pytest.fixture
def owner(address, own_home):
    preferences.put("annotator", "lin")
    with Project.create(address, annotator="owner") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


def opened(address):
    hub = Hub()
    hub.open(address)
    return hub


def mark(hub, start):
    article, tag = hub.project.articles.page()[0].id, hub.project.codebook.root("theme").id
    return marking(hub, article, tag, start)


def marking(hub, article, tag, start):
    return hub.perform(lambda project: project.marks.add(article, Span(start, start + 2), tag))


def starts(project):
    return sorted(one.span.start for one in project.articles.read(project.articles.page()[0].id).marks)


def marked(project):
    return [one for one in project.history.operations(500) if one.deed == "mark.added"]


def waiting_files():
    folder = paths.waiting_folder()
    return list(folder.iterdir()) if folder.exists() else []


def test_what_waits_when_the_program_ends_is_sent_when_the_project_is_opened_again(qapp, owner, cluster):
    with Proxy(cluster.port) as proxy:
        hub = opened(cluster.address(owner.location.database, port=proxy.port))
        assert mark(hub, 0) is not None
        article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
        proxy.cut()
        for start in (3, 6, 9):
            assert marking(hub, article, tag, start) is None
        assert "kept on this computer" in hub.waiting.fate
        hub.close()
        assert len(waiting_files()) == 1
        proxy.mend()
        hub = opened(cluster.address(owner.location.database, port=proxy.port))
        hub.close()
    assert starts(owner) == [0, 3, 6, 9]
    assert waiting_files() == []


def work(home, database, cluster_port, proxy_port, _path, told, seed):
    """Mark from place to place over a network that breaks; every mark that a person would believe done is told."""
    from PySide6.QtCore import QCoreApplication

    from annotator.domain.transfer.addresses import ServerAddress
    from annotator.settings import language

    os.environ["ANNOTATOR_HOME"] = str(home)
    _application = QCoreApplication.instance() or QCoreApplication([])
    language.use("en")
    hub = Hub()
    hub.open(ServerAddress(database, "127.0.0.1", cluster_port, "keeper"))
    article, tag = hub.project.articles.page()[0].id, hub.project.codebook.root("theme").id
    hub.close()
    while not hub.is_open:
        try:
            hub.open(ServerAddress(database, "127.0.0.1", proxy_port, "keeper"))
        except ConnectionLost:
            continue
    for start in range(0, 80, 2):
        done = marking(hub, article, tag, start)
        assert done is not None or hub.waiting.fate.startswith("They are kept")
        told.send(start)
        if start % 6 == seed % 6:
            hub.waiting.send()


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_program_that_is_killed_loses_no_change_that_waited_and_doubles_none(
    qapp, owner, cluster, own_home, tmp_path, seed
):
    database = owner.location.database
    with Proxy(cluster.port, chance=0.04, seed=seed) as proxy:
        job = partial(work, own_home, database, cluster.port, proxy.port)
        killed = kill_while_it_works(job, tmp_path, seed, 35, 0.02)
    hub = opened(owner.location)
    assert hub.waiting.count == 0
    hub.close()
    found = starts(owner)
    assert set(killed.acknowledged) <= set(found)
    assert found == list(range(0, 2 * len(found), 2))
    assert len(found) - len(killed.acknowledged) <= 1
    assert len(marked(owner)) == len(found)
    assert waiting_files() == []
    assert owner.check() == []

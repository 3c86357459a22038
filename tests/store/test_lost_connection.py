"""A server that goes away in the middle of work: nothing is lost and nothing is done twice."""

import contextlib
import select
import socket
import threading

import pytest
from sqlalchemy.exc import DisconnectionError

from annotator import Project
from annotator.domain.errors import AlreadyDone, ConnectionLost
from annotator.domain.spans import Span
from annotator.project.team.attempts import Attempt
from annotator.store.server.engine import _refuse_a_dead_one, engine_for
from tests.proxies import Proxy

TEXT = "很長的一篇文章" * 200


@pytest.fixture
def owner(address):
    with Project.create(address, annotator="owner") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


def through(proxy, owner, cluster, name):
    address = cluster.address(owner.location.database, port=proxy.port)
    return Project.open(address, annotator=name)


def insist(project, verb):
    """What a window does: send again until it is done or refused; gives the outcome and how often it was sent."""
    attempt = Attempt(verb)
    for times in range(1, 500):
        try:
            return attempt.run(project), times
        except ConnectionLost:
            continue
    raise AssertionError("the server never came back")


@pytest.mark.parametrize("seed", range(3))
def test_connections_cut_at_random_moments_lose_nothing_and_double_nothing(owner, cluster, seed):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    before = len(owner.history.operations(5000))
    sent = []
    with Proxy(cluster.port) as calm, through(calm, owner, cluster, "lin") as project:
        pass  # lin is known; from here on the network is bad
    with Proxy(cluster.port, chance=0.02, seed=seed) as proxy:
        address = cluster.address(owner.location.database, port=proxy.port)
        project = None
        while project is None:
            try:
                project = Project.open(address, annotator="lin")
            except ConnectionLost:
                continue
        for at in range(60):
            verb = lambda p, at=at: p.marks.add(article, Span(at, at + 2), tag)  # noqa: E731
            outcome, times = insist(project, verb)
            assert outcome.operation is not None
            sent.append(times)
        for _again in range(20):
            insist(project, lambda p: p.history.undo())
        broken = proxy.calm()
        project.close()
    assert broken > 5
    assert max(sent) > 1
    standing = sorted(one.span.start for one in owner.articles.read(article).marks)
    assert standing == list(range(40))
    assert len(owner.history.operations(5000)) - before == 80
    assert owner.check() == []


def test_a_commit_whose_answer_was_lost_is_found_and_not_done_again(owner):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id

    class Once:
        """A verb whose first success is not heard of."""

        def __init__(self):
            self.calls = 0

        def __call__(self, project):
            self.calls += 1
            outcome = project.marks.add(article, Span(self.calls, self.calls + 2), tag)
            if self.calls == 1:
                raise ConnectionLost("gone")
            return outcome

    verb = Once()
    outcome, times = insist(owner, verb)
    assert (verb.calls, times) == (1, 2)
    assert outcome.place.span == Span(1, 3)
    assert len(owner.articles.read(article).marks) == 1


@pytest.fixture
def late(monkeypatch):
    """The first look whether it is done finds nothing: the first try is still on its way."""
    seen = []
    honest = Project.done_before
    monkeypatch.setattr(
        Project, "done_before", lambda self, key: seen.append(key) or (honest(self, key) if len(seen) > 1 else None)
    )


def test_a_first_try_that_arrives_late_makes_the_server_refuse_the_second(owner, late):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    attempt = Attempt(lambda p: p.marks.add(article, Span(3, 5), tag))
    first = attempt.run(owner)
    attempt._verb = lambda p: p.marks.add(article, Span(8, 9), tag)
    second = attempt.run(owner)
    assert second.operation.id == first.operation.id
    assert [one.span for one in owner.articles.read(article).marks] == [Span(3, 5)]


def test_a_first_try_that_arrives_late_is_found_where_nothing_is_left_to_do(owner, late):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    attempt = Attempt(lambda p: p.marks.add(article, Span(3, 5), tag))
    first = attempt.run(owner)
    assert attempt.run(owner).operation.id == first.operation.id
    assert len(owner.articles.read(article).marks) == 1


def test_a_first_try_that_arrives_late_is_found_where_its_work_makes_the_second_impossible(owner, late):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    mark = owner.marks.add(article, Span(3, 5), tag).value
    attempt = Attempt(lambda p: p.marks.remove([mark.id]))
    first = attempt.run(owner)
    assert attempt.run(owner).operation.id == first.operation.id
    assert owner.articles.read(article).marks == ()


def test_the_same_key_twice_is_refused_whole(owner):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    key = owner.history.operations(1)[0].id
    with pytest.raises(AlreadyDone), owner.keyed(key):
        owner.marks.add(article, Span(3, 5), tag)
    assert owner.articles.read(article).marks == ()


def test_who_listens_is_told_that_the_server_is_gone_and_back_and_what_was_missed(owner, cluster):
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    links, heard, back = [], threading.Event(), threading.Event()
    with Proxy(cluster.port) as proxy:
        project = through(proxy, owner, cluster, "lin")
        gone = threading.Event()
        project.watch(
            lambda _changes: heard.set(), lambda linked: (links.append(linked), (back if linked else gone).set())
        )
        proxy.cut()
        assert gone.wait(20)
        with pytest.raises(ConnectionLost, match="cannot be reached"):
            project.articles.page()
        owner.marks.add(article, Span(0, 2), tag)
        proxy.mend()
        assert back.wait(20)
        assert heard.wait(20)
        assert links == [False, True]
        assert len(project.articles.read(article).marks) == 1
        project.close()


def test_what_a_server_broke_off_is_told_as_a_lost_connection(owner, cluster):
    end_all = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{owner.location.database}'"

    def read_while_it_breaks():
        with owner._desk.store.read() as reader:
            cluster.tell(end_all)
            return reader.articles.count()

    with pytest.raises(ConnectionLost):
        read_while_it_breaks()
    assert owner.articles.count() == 1


def test_a_connection_that_ended_while_nobody_used_it_is_made_anew_before_it_is_lent(owner, cluster):
    theirs = f"FROM pg_stat_activity WHERE datname = '{owner.location.database}' AND pid <> pg_backend_pid()"
    cluster.tell(f"SELECT pg_terminate_backend(pid) {theirs}")
    while cluster.tell(f"SELECT pid {theirs}"):
        pass
    article, tag = owner.articles.page()[0].id, owner.codebook.root("theme").id
    assert owner.marks.add(article, Span(3, 5), tag).operation is not None


def pass_on(source, target):
    """Whatever comes but its end."""
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)


def relay(listener, port, sockets):
    """Pass bytes to and from a server, whose farewell comes and whose end does not."""
    with contextlib.suppress(OSError):
        while True:
            ends = listener.accept()[0], socket.create_connection(("127.0.0.1", port))
            for one, other in (ends, ends[::-1]):
                sockets.enter_context(one)
                threading.Thread(target=pass_on, args=(one, other), daemon=True).start()


def test_the_farewell_of_a_server_is_enough_before_its_end_is_here(owner, cluster):
    with contextlib.ExitStack() as sockets, socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=relay, args=(listener, cluster.port, sockets), daemon=True).start()
        engine = engine_for(cluster.address(owner.location.database, port=listener.getsockname()[1]))
        sockets.callback(engine.dispose)
        with engine.connect() as connection:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            driver = connection.connection.driver_connection
        cluster.tell(f"SELECT pg_terminate_backend({pid})")
        select.select([driver.fileno()], [], [], 30)
        with pytest.raises(DisconnectionError):  # whoever were lent it would wait for ever
            _refuse_a_dead_one(driver)
        listener.shutdown(socket.SHUT_RDWR)

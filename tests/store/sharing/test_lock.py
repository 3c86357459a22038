"""The lock of the one writing window, between real processes."""

import os
import signal
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest

from annotator.domain.transfer.sharing import ProjectHeld
from annotator.store.sharing import lock
from annotator.store.sharing.lock import WritersLock, holder_of, is_held, side_car_of

HOLDING = """
import sys, time
from pathlib import Path
from annotator.store.sharing import lock
from annotator.store.sharing.lock import WritersLock
lock = WritersLock.take(Path(sys.argv[1]), "沈月華")
print("held", flush=True)
sys.stdin.read()
lock.release()
"""

ASKING = """
import sys
from pathlib import Path
from annotator.store.sharing import lock
honest = lock._is_grasped
def stand_still(file):
    answer = honest(file)
    print("asking", flush=True)
    sys.stdin.read()
    return answer
lock._is_grasped = stand_still
print(lock.is_held(Path(sys.argv[1])))
"""


def running(program, path):
    """Another process that has begun with what it does to the path."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() in ("held\n", "asking\n")
    return process


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def another(path):
    """Another process that holds the lock."""
    process = running(HOLDING, path)
    yield process
    process.kill()
    process.communicate()


def test_a_second_process_is_refused_and_told_who_has_it(path, another):
    with pytest.raises(ProjectHeld, match="沈月華") as refusal:
        WritersLock.take(path, "lin")
    assert refusal.value.holder.process == another.pid
    assert refusal.value.holder.host


def test_it_is_free_the_moment_its_owner_is_killed(path, another):
    os.kill(another.pid, signal.SIGKILL)
    another.wait()
    assert holder_of(path).name == "沈月華"  # the text stays behind, and nobody believes it
    own = WritersLock.take(path, "lin")
    assert holder_of(path).name == "lin"
    own.release()


def test_nothing_is_left_where_the_owner_lets_go(path, another):
    another.communicate("")
    assert list(path.parent.iterdir()) == []
    WritersLock.take(path, "lin").release()
    assert list(path.parent.iterdir()) == []


def test_a_second_window_of_the_same_process_is_refused_as_well(path):
    own = WritersLock.take(path, "lin")
    with pytest.raises(ProjectHeld):
        WritersLock.take(path, "lin")
    own.release()
    own.release()
    WritersLock.take(path, "lin").release()


def test_who_opens_a_file_by_a_link_to_it_has_the_same_lock(path, another, tmp_path):
    path.touch()
    link = tmp_path / "links" / "link.annot"
    link.parent.mkdir()
    link.symlink_to(path)
    with pytest.raises(ProjectHeld, match="沈月華"):
        WritersLock.take(link, "lin")
    assert is_held(link)
    another.communicate("")
    assert not is_held(link)
    assert [one.name for one in link.parent.iterdir()] == ["link.annot"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock that can be shared")
def test_who_only_asks_is_waited_for_by_who_opens_and_no_owner_to_others_who_ask(path, monkeypatch):
    side_car_of(path).touch()  # as somebody leaves it who was killed
    asking, said = running(ASKING, path), []
    monkeypatch.setattr(lock, "time", SimpleNamespace(sleep=lambda _seconds: said.append(asking.communicate("")[0])))
    assert not is_held(path)
    own = WritersLock.take(path, "lin")
    assert said == ["False\n"]
    assert is_held(path)
    own.release()


def test_a_side_car_with_nonsense_still_locks(path, another):
    side_car_of(path).write_bytes(b"\xff not json")
    with pytest.raises(ProjectHeld, match="another window") as refusal:
        WritersLock.take(path, "lin")
    assert refusal.value.holder is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_holds_nobody_back(path):
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        WritersLock.take(path, "lin").release()
    finally:
        path.parent.chmod(stat.S_IRWXU)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_is_not_there_holds_nobody_back(tmp_path):
    first = WritersLock.take(tmp_path / "away" / "p.annot", "lin")
    WritersLock.take(tmp_path / "away" / "p.annot", "mei").release()
    first.release()
    assert list(tmp_path.iterdir()) == []

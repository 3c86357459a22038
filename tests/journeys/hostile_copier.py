"""A sync program at its worst, as a process: half copies, older versions, renames, locks, duplicates, zero bytes.

Usage: python -m tests.journeys.hostile_copier PATH SECONDS SEED
Knows nothing of the program; what it keeps it has read from the folder. Prints what it did, as JSON.
"""

import contextlib
import json
import os
import random
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

DUPLICATES = (
    "news ({}).annot", "news(冲突_mei_{}).annot", "news (conflicted copy {}).annot", "news-DESKTOP{}.annot",
    "news的副本 {}.annot", "news - 複製 ({}).annot",
)  # fmt: skip
OTHER_LETTERS = "NEWS.annot"


class Copier:
    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.random = path, random.Random(seed)
        self.versions: list[bytes] = []
        self.did: dict[str, int] = {}

    def run(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            deed = self.random.choice((
                self.half, self.older, self.away, self.locked, self.duplicate, self.same, self.late, self.deleted,
                self.touched, self.read_only, self.zeros, self.other_letters,
            ))  # fmt: skip
            try:
                whole = self.path.read_bytes()
                self.versions = [*self.versions[-20:], whole]
                deed(whole)
            except FileNotFoundError:
                continue
            self.did[deed.__name__] = self.did.get(deed.__name__, 0) + 1
            self.pause(0.2)

    def pause(self, longest: float) -> None:
        """For a random time; less where whoever started us goes away."""
        select.select([sys.stdin], [], [], self.random.uniform(0.01, longest))

    def half(self, whole: bytes) -> None:
        """Write the first part over it, wait, write the rest; at times the rest never comes."""
        cut = self.random.randrange(0, len(whole) + 1)
        self.path.write_bytes(whole[:cut])
        self.pause(1.0)
        if self.random.random() < 0.7:
            self.path.write_bytes(whole)

    def older(self, _whole: bytes) -> None:
        """Bring back what lay there before, as a download does: beside, then renamed."""
        self.older_one(self.random.choice(self.versions))

    def older_one(self, version: bytes) -> None:
        """As a download does: beside, then renamed."""
        part = self.path.with_name(".download")
        part.write_bytes(version)
        part.replace(self.path)

    def away(self, _whole: bytes) -> None:
        """Rename it away and back, whatever was put there meanwhile."""
        other = self.path.with_name(".moving")
        self.path.rename(other)
        self.pause(0.7)
        other.replace(self.path)

    def locked(self, _whole: bytes) -> None:
        """Forbid reading and writing for a moment."""
        with without_rights(self.path, 0):
            self.pause(0.3)

    def read_only(self, _whole: bytes) -> None:
        """Forbid writing, the file or the whole folder, for longer."""
        with without_rights(self.random.choice((self.path, self.path.parent)), 0o555):
            self.pause(1.0)

    def duplicate(self, whole: bytes) -> None:
        """Leave a version under the name of a copy, and put an older one in its place."""
        name = self.random.choice(DUPLICATES).format(self.random.randrange(1, 6))
        self.path.with_name(name).write_bytes(whole)
        self.path.write_bytes(self.random.choice(self.versions))

    def late(self, _whole: bytes) -> None:
        """Deliver two versions after a while, the later one first."""
        first, last = sorted(self.random.choices(range(len(self.versions)), k=2))
        for which in (last, first):
            self.pause(0.5)
            self.older_one(self.versions[which])

    def deleted(self, whole: bytes) -> None:
        """Delete it; at times it comes back."""
        self.path.unlink()
        self.pause(0.8)
        if self.random.random() < 0.7 and not self.path.exists():
            self.older_one(whole)

    def touched(self, _whole: bytes) -> None:
        """Give it another time, before or after its own, and leave what it holds."""
        when = time.time() + self.random.choice((-86_400, -1, 3600))
        os.utime(self.path, (when, when))

    def zeros(self, whole: bytes) -> None:
        """What a crashed download leaves: the right length, nothing in it from somewhere on; at times for good."""
        cut = self.random.choice((0, self.random.randrange(len(whole) + 1)))
        self.path.write_bytes(whole[:cut] + bytes(len(whole) - cut))
        self.pause(1.0)
        if self.random.random() < 0.7:
            self.path.write_bytes(whole)

    def other_letters(self, _whole: bytes) -> None:
        """Write its name in large letters, as one computer knows it; at times it gets its own name back."""
        other = self.path.with_name(OTHER_LETTERS)
        self.path.rename(other)
        self.pause(0.7)
        if self.random.random() < 0.7 and not self.path.exists():
            other.rename(self.path)

    def same(self, whole: bytes) -> None:
        """Write the same again."""
        self.path.write_bytes(whole)


@contextlib.contextmanager
def without_rights(path: Path, mode: int):
    """Take rights to a file or folder away for a while; those of root with the help of the file system, if it can."""
    with_attribute = os.geteuid() == 0 and shutil.which("chattr") is not None
    before = path.stat().st_mode
    if with_attribute:
        subprocess.run(["chattr", "+i", path], check=False, capture_output=True)
    else:
        path.chmod(mode)
    try:
        yield
    finally:
        if with_attribute:
            subprocess.run(["chattr", "-i", path], check=False, capture_output=True)
        else:
            path.chmod(before)


if __name__ == "__main__":
    copier = Copier(Path(sys.argv[1]), int(sys.argv[3]))
    copier.run(float(sys.argv[2]))
    print(json.dumps(copier.did))

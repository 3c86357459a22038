"""A sync program at its worst, as a process: half copies, older versions, renames, locks and duplicates.

Usage: python -m tests.journeys.hostile_copier PATH SECONDS SEED
Knows nothing of the program; what it keeps it has read from the folder. Prints what it did, as JSON.
"""

import json
import random
import select
import sys
import time
from pathlib import Path

DUPLICATES = ("news ({}).annot", "news(冲突_mei_{}).annot", "news (conflicted copy {}).annot", "news-DESKTOP{}.annot")


class Copier:
    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.random = path, random.Random(seed)
        self.versions: list[bytes] = []
        self.did: dict[str, int] = {}

    def run(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            deed = self.random.choice((self.half, self.older, self.away, self.locked, self.duplicate, self.same))
            try:
                whole = self.path.read_bytes()
                self.versions = [*self.versions[-20:], whole]
                deed(whole)
            except FileNotFoundError:
                continue
            self.did[deed.__name__] = self.did.get(deed.__name__, 0) + 1
            self.pause(0.4)

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
        part = self.path.with_name(".download")
        part.write_bytes(self.random.choice(self.versions))
        part.replace(self.path)

    def away(self, _whole: bytes) -> None:
        """Rename it away and back, whatever was put there meanwhile."""
        other = self.path.with_name(".moving")
        self.path.rename(other)
        self.pause(0.7)
        other.replace(self.path)

    def locked(self, _whole: bytes) -> None:
        """Forbid reading and writing for a moment."""
        self.path.chmod(0)
        self.pause(0.3)
        self.path.chmod(0o644)

    def duplicate(self, whole: bytes) -> None:
        """Leave a version under the name of a copy, and put an older one in its place."""
        name = self.random.choice(DUPLICATES).format(self.random.randrange(1, 6))
        self.path.with_name(name).write_bytes(whole)
        self.path.write_bytes(self.random.choice(self.versions))

    def same(self, whole: bytes) -> None:
        """Write the same again."""
        self.path.write_bytes(whole)


if __name__ == "__main__":
    copier = Copier(Path(sys.argv[1]), int(sys.argv[3]))
    copier.run(float(sys.argv[2]))
    print(json.dumps(copier.did))

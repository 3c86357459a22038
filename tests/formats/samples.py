"""Files of every format, whole and damaged."""

import os
import re
from io import BytesIO
from pathlib import Path
from shutil import copytree, rmtree
from zipfile import ZipFile

from hypothesis import HealthCheck, given, seed, settings

from annotator.project.transfer.writing import write_all
from tests.formats.documents import made
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign import databases
from tests.formats.tables import made as tables

DAMAGED = int(os.environ.get("ANNOTATOR_DAMAGED_FILES", "200"))
"""So many damaged files of each format are read; 10,000 in the nightly form, ``ANNOTATOR_DAMAGED_FILES=10000``."""
_PLAIN = "國會討論預算。\n𠮷田說：「很好。」\n".encode()
_PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"{",
    b"[",
    b'"',
    b"\n",
    b"\xf0\x9f",
    b"&x;",
    b"]]>",
    b"999999999999",
    b"-1",
    b",",
)


def written(chosen, exchange, folder: Path) -> Path:
    """The exchange in a file of a format, or in a folder where it knows only that."""
    out = folder / f"it{chosen.suffixes[0] if chosen.suffixes else ''}"
    if chosen.write is not None:
        write_all({out: chosen.write(exchange)})
    elif chosen.pack is not None:
        write_all({out: lambda file: chosen.pack(exchange, file)})
    else:
        rmtree(out, ignore_errors=True)
        for name, content in chosen.spread(exchange).items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            write_all({out / name: content})
    return out


def _some_exchange():
    """One made project with marks, the same every time."""
    kept = []

    @seed(5)
    @given(exchanges(tame))
    @settings(max_examples=60, database=None, suppress_health_check=list(HealthCheck))
    def keep(exchange):
        kept.append((sum(len(one.marks) for one in exchange.articles()), exchange))

    keep()
    return max(kept, key=lambda one: one[0])[1]


def sound(chosen, folder: Path) -> Path:
    """A whole file of the format, or a folder of such."""
    whole = folder / f"whole{chosen.suffixes[0]}"
    if chosen.writes:
        written(chosen, _some_exchange(), folder).rename(whole)
    else:
        whole.write_bytes(SAMPLES.get(chosen.name, _PLAIN))
    return whole


def with_entities(raw: bytes) -> bytes:
    """XML, or every XML of an archive, with ten short entities that would become three thousand million letters."""
    if raw.startswith(b"PK"):
        out = BytesIO()
        with ZipFile(BytesIO(raw)) as archive, ZipFile(out, "w") as hurt:
            for name in archive.namelist():
                hurt.writestr(name, with_entities(archive.read(name)))
        return out.getvalue()
    root, end = re.search(rb"<[A-Za-z]", raw), raw.rfind(b"</")
    if root is None or end < 0:
        return raw
    return raw[: root.start()] + _ENTITIES + raw[root.start() : end] + b"&l9;" + raw[end:]


def damaged(chosen, folder: Path, chance):
    """Files of the format with bytes lost, doubled, changed and put in; of a folder, one of its files is hurt."""
    whole = sound(chosen, folder)
    for number in range(DAMAGED):
        hurt = folder / f"hurt{number}{chosen.suffixes[0]}"
        if whole.is_dir():
            copytree(whole, hurt)
            victim = chance.choice([one for one in sorted(hurt.rglob("*")) if one.is_file()])
        else:
            hurt.write_bytes(whole.read_bytes())
            victim = hurt
        victim.write_bytes(_hurt(victim.read_bytes(), chance))
        yield hurt
        rmtree(hurt) if hurt.is_dir() else hurt.unlink()


def _hurt(raw: bytes, chance) -> bytes:
    for _time in range(chance.randint(1, 4)):
        at = chance.randint(0, len(raw))
        to = min(len(raw), at + chance.randint(1, 40))
        raw = chance.choice(
            (
                raw[:at] + raw[to:],
                raw[:at] + raw[at:to] * 2 + raw[to:],
                raw[:at] + bytes(chance.randrange(256) for _byte in range(at, to)) + raw[to:],
                raw[:at] + chance.choice(_PIECES) + raw[at:],
                raw[:at],
            )
        )
    return raw


_BIOC = """<?xml version="1.0" encoding="UTF-8"?>
<collection><source>x</source><date>2024</date><key>k</key><document><id>7</id>
<passage><infon key="journal">報</infon><offset>0</offset><text>外長王毅😀說。</text>
<annotation id="T1"><infon key="type">Person</infon><location offset="2" length="2"/><text>王毅</text></annotation>
<annotation id="T2"><infon key="type">Move</infon><location offset="5" length="1"/><text>說</text></annotation></passage>
<relation id="R1"><infon key="type">x</infon><node refid="T1" role="a"/><node refid="T2" role="b"/></relation>
</document></collection>""".encode()
SAMPLES: dict[str, bytes] = {**made.SAMPLES, **tables.SAMPLES, **databases.SAMPLES, "bioc": _BIOC}
"""For a format that is only read, the bytes of a file of it."""


_TENFOLD = b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 10))
_ENTITIES = b'<!DOCTYPE x [<!ENTITY l0 "lol">' + _TENFOLD + b"]>"


def _json(begins: bytes, ends: bytes) -> bytes:
    return begins + b"{}," * 1_000_000 + ends


def _xml(inner: bytes) -> bytes:
    around = b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>%s</body></text></TEI>'
    return around % inner


_OF_JSON = (_json(b'{"text": "a", "x": [', b"0]}\n"), _json(b'[{"text": "a", "x": [', b"0]}]\n"))
_OF_XML = (_xml(b'<p a=""/>' * 300_000),)
BOMBS = {".json": _OF_JSON, ".jsonl": _OF_JSON, ".jsonld": _OF_JSON, ".xml": _OF_XML, ".xmi": _OF_XML, ".qde": _OF_XML}
"""By the endings of files, bytes that become more than twenty times as many in memory where they are read whole."""

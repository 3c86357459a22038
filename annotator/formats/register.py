"""The register of people by itself: JSON, or CSV for spreadsheets; what is written comes back as it was.

In CSV variants and identifiers stand in one cell each, parted by `` | ``, an identifier as ``wikidata:Q42``; a
backslash takes their meaning from the signs that part.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from annotator.domain.corpus.register import Entry
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import PersonId, new_id
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.formats import annot_csv, shaping
from annotator.formats.fields import Fields
from annotator.formats.streams.bounds import refuse_full
from annotator.formats.streams.values import WHOLE, walk

FORMATS = ("csv", "json")
_COLUMNS = ("person_id", "name", "variants", "note", "identifiers", "mentions")
_BETWEEN = " | "
_PEOPLE, _ARTICLES = f"{WHOLE}.people", f"{WHOLE}.articles"
_PERSON, _LETTER = 900, 2
"""Bytes that a person takes, and a letter of what is said about one."""
_PARTS = re.compile(r"(?:\\.|[^\\|])+", re.DOTALL)


def write(entries: Iterable[Entry], format: str) -> Iterator[str]:  # noqa: A002  (the word of the command line)
    """The register in one of ``FORMATS``, in pieces."""
    return annot_csv.table(_COLUMNS, map(_cells, entries)) if format == "csv" else _objects(entries)


def read(path: Path) -> list[Person]:
    """The persons in a file; one without a key gets a new one.

    Raises ``ImportRefused`` with the line of what does not fit.
    """
    try:
        people = _held(path, _from_json(path) if path.suffix.lower() == ".json" else _from_csv(path))
    except (UnicodeDecodeError, ValueError) as error:
        raise ImportRefused(
            _("“{name}” is no register of people.").format(name=path.name),
            _("Give a file that “annotator people --export” wrote, or a table with a column “name”."),
        ) from error
    if len({one.id for one in people}) < len(people):
        raise ImportRefused(
            _("“{name}” has one key twice.").format(name=path.name), _("Give each person a key of its own, or none.")
        )
    return people


def _objects(entries: Iterable[Entry]) -> Iterator[str]:
    before = "[\n  "
    for one in entries:
        person = one.person
        shape = {
            "id": str(person.id), "name": person.name, "variants": list(person.variants), "note": person.note,
            "identifiers": dict(person.identifiers), "mentions": one.mentions,
        }  # fmt: skip
        yield before + json.dumps(shape, ensure_ascii=False)
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _held(path: Path, rows: Iterable[Person]) -> list[Person]:
    """All persons. Raises ``ImportRefused`` where they would fill the memory."""
    people: list[Person] = []
    weight = 0
    for one in rows:
        people.append(one)
        weight += _PERSON + _LETTER * (len(one.note) + sum(map(len, one.variants)) + 2 * len(one.identifiers))
        refuse_full(weight, path.name)
    return people


def _from_json(path: Path) -> Iterator[Person]:
    """The persons of a list, or of an export of the whole project, whose articles are passed by one after the other."""
    count = 0
    for _line, where, value in walk(path, {WHOLE, _PEOPLE, _ARTICLES}.__contains__):
        if where in (f"{WHOLE}[]", f"{_PEOPLE}[]"):
            count += 1
            yield _person(Fields(value, f"people[{count - 1}]"), count)
        elif where == WHOLE and not count and not (isinstance(value, dict) and shaping.FORMAT in value.values()):
            raise ValueError


def _person(fields: Fields, number: int) -> Person:
    key = PersonId(UUID(fields.text("id", "") or str(new_id())))
    known = {name: str(own) for name, own in fields.inner("identifiers").plain().items()}
    return Person(key, _named(fields.text("name"), number), fields.texts("variants"), fields.text("note", ""), known)


def _cells(entry: Entry) -> tuple[str, ...]:
    person = entry.person
    known = (f"{_escaped(name, ':')}:{_escaped(value)}" for name, value in person.identifiers.items())
    variants = _BETWEEN.join(_escaped(one) for one in person.variants)
    return str(person.id), person.name, variants, person.note, _BETWEEN.join(known), str(entry.mentions)


def _from_csv(path: Path) -> Iterator[Person]:
    for number, row in enumerate(annot_csv.rows(path), 2):
        key = row.get("person_id") or row.get("id") or str(new_id())
        variants = tuple(_plain(one) for one in _parted(row.get("variants", "")))
        known = dict(_identifier(one) for one in _parted(row.get("identifiers", "")))
        name = _named(row["name"] if "name" in row else _no_names(), number)
        yield Person(PersonId(UUID(key)), name, variants, row.get("note", ""), known)


def _no_names() -> str:
    raise ValueError


def _named(name: str, line: int) -> str:
    if not name.strip():
        raise ImportRefused(
            _("Line {line}: a person needs a name.").format(line=line), _("Nothing was brought in; write one.")
        )
    return name


def _escaped(words: str, also: str = "") -> str:
    return re.sub(rf"[\\|{also}]", r"\\\g<0>", words)


def _plain(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words, flags=re.DOTALL)


def _parted(cell: str) -> list[str]:
    return [part.strip() for part in _PARTS.findall(cell) if part.strip()]


def _identifier(words: str) -> tuple[str, str]:
    name, value = re.fullmatch(r"((?:\\.|[^\\:])*):?(.*)", words, re.DOTALL).groups()  # type: ignore[union-attr]
    return _plain(name), _plain(value)

"""What was learnt, ready to propose, and as bytes that can be stored and are refused where they are not whole."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias, TypedDict, cast
from uuid import UUID

import numpy as np

from annotator.domain.errors import ModelRefused
from annotator.domain.ids import TagId
from annotator.domain.language import _, marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.suggest.learning import features
from annotator.suggest.learning.chains import Steps
from annotator.suggest.learning.features import Hashes
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.reading import read
from annotator.suggest.learning.training import Weights, numbered
from annotator.suggest.learning.units import Cutter, hinted, hints_of, sentences_of
from annotator.suggest.proposing import Page, Proposal

SOURCE = "learnt"
FORMAT = 2

_MAGIC = b"Article Annotator, learnt\n"
_MOST_BYTES = 400_000_000
_NEXT_TO_NOTHING = 0.01
_CERTAIN = 0.99
"""No proposal claims to be right for sure."""


@dataclass(frozen=True, slots=True)
class Part:
    """The weights of one kind, and from how many marks each tag was learnt that is in use.

    ``root`` is the tag that stands for the kind itself.
    """

    kind: str
    labels: Labels
    weights: Weights
    in_use: Mapping[TagId, int]
    root: TagId | None = None

    def hints(self, others: Iterable[Proposal]) -> list[tuple[TagId, Span]]:
        """What others propose of this kind."""
        own = ((one.tag or self.root, one.span) for one in others if one.kind == self.kind)
        return [(tag, span) for tag, span in own if tag is not None]


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learnt from a project's marks.

    ``words`` names what cut the words in training; reading needs the same. ``fingerprint`` is that of the examples.
    """

    words: str
    fingerprint: str
    known: Hashes
    parts: tuple[Part, ...]

    def proposals(self, page: Page, cutter: Cutter, others: Iterable[Proposal] = ()) -> Iterator[Proposal]:
        """The marks of the tags in use that are likeliest on a page, with the probability that each has.

        ``others`` are what the sources propose there beside which it was learnt: they are asked, not believed.
        """
        parts = [part for part in self.parts if part.in_use]
        others = list(others)
        hints = hints_of((one.kind, one.span) for one in others)
        sentences = [hinted(one, hints) for one in sentences_of(page.text, cutter)] if parts else []
        rows = [numbered(hashes, self.known) for hashes in features.features(sentences)]
        for part in parts:
            own = [part.hints(others)] * len(sentences)
            for found in (each for one in read(sentences, rows, part.weights, part.labels, own) for each in one):
                if found.tag in part.in_use:
                    reason = because(marked("learnt from {marks} marks"), marks=str(part.in_use[found.tag]))
                    share = round(min(_CERTAIN, found.share), 3)
                    yield Proposal(part.kind, found.span, share, SOURCE, reason, found.tag)


class _Kind(TypedDict):
    kind: str
    tags: list[str]
    in_use: dict[str, int]
    root: str


class _Header(TypedDict):
    format: int
    features: int
    words: str
    fingerprint: str
    answers: int
    digest: str
    kinds: list[_Kind]


def pruned(model: Model) -> Model:
    """The model without the answers that weigh next to nothing in all of its parts."""
    weighty = np.zeros(len(model.known), np.bool_)
    for part in model.parts:
        weighty |= (np.abs(part.weights.answers[:-1]) > _NEXT_TO_NOTHING).any(axis=(1, 2))
    rows = np.append(np.flatnonzero(weighty), len(weighty))
    parts = tuple(
        replace(part, weights=Weights(part.weights.answers[rows], part.weights.steps)) for part in model.parts
    )
    return replace(model, known=model.known[weighty], parts=parts)


def to_bytes(model: Model) -> bytes:
    """The model as it is stored: a line that names the format, a line of JSON about the rest, packed arrays.

    Weights keep eleven bits each (IEEE 754 half precision), which changes no mark that is not a toss-up.
    """
    arrays = [model.known.astype("<u8").tobytes()]
    for part in model.parts:
        weights = (part.weights.answers, part.weights.steps.between, part.weights.steps.start)
        arrays += [array.astype("<f2").tobytes() for array in weights]
    packed = zlib.compress(b"".join(arrays), 1)
    header: _Header = {
        "format": FORMAT,
        "features": features.VERSION,
        "words": model.words,
        "fingerprint": model.fingerprint,
        "answers": len(model.known),
        "digest": sha256(packed).hexdigest(),
        "kinds": [
            {
                "kind": part.kind,
                "tags": [str(tag) for tag in part.labels.tags],
                "root": str(part.root or ""),
                "in_use": {str(tag): marks for tag, marks in part.in_use.items()},
            }
            for part in model.parts
        ],
    }
    return _MAGIC + json.dumps(header).encode() + b"\n" + packed


def from_bytes(blob: bytes) -> Model:
    """The model that ``to_bytes`` gave. Raises ``ModelRefused`` for anything else, and for other versions."""
    header, packed = _opened(blob)
    if (header["format"], header["features"]) != (FORMAT, features.VERSION):
        raise _refused(_("What was learnt was stored by another version of the program."))
    unpacker = zlib.decompressobj()
    try:
        arrays = _Arrays(unpacker.decompress(packed, _MOST_BYTES))
        known = arrays.take("<u8", (header["answers"],)).astype(np.uint64)
        parts = tuple(_part(arrays, kind, header["answers"]) for kind in header["kinds"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise _refused(_("What was learnt is stored in a damaged file.")) from error
    return Model(header["words"], header["fingerprint"], known, parts)


def fingerprint_of(blob: bytes) -> str:
    """The fingerprint of the examples of a stored model, without unpacking it. Raises ``ModelRefused``."""
    return _opened(blob)[0]["fingerprint"]


_Checks: TypeAlias = Mapping[str, Callable[[object], bool]]
_CHECKS: _Checks = {
    "format": lambda value: isinstance(value, int),
    "features": lambda value: isinstance(value, int),
    "words": lambda value: isinstance(value, str),
    "fingerprint": lambda value: isinstance(value, str),
    "answers": lambda value: isinstance(value, int) and value >= 0,
    "digest": lambda value: isinstance(value, str),
    "kinds": lambda value: isinstance(value, list),
}


def _opened(blob: bytes) -> tuple[_Header, bytes]:
    """The header and what is packed, checked to be whole."""
    if not blob.startswith(_MAGIC):
        raise _refused(_("The file holds nothing that was learnt."))
    line, _end, packed = blob.removeprefix(_MAGIC).partition(b"\n")
    try:
        header: object = json.loads(line)
    except ValueError as error:
        raise _refused(_("What was learnt is stored in a damaged file.")) from error
    if not isinstance(header, dict) or not all(check(cast(_Header, header).get(key)) for key, check in _CHECKS.items()):
        raise _refused(_("What was learnt is stored in a damaged file."))
    read_header = cast(_Header, header)
    if sha256(packed).hexdigest() != read_header["digest"]:
        raise _refused(_("What was learnt is stored in a damaged file."))
    return read_header, packed


def _refused(message: str) -> ModelRefused:
    return ModelRefused(message, _("It is learnt again from the marks of the project."))


class _Arrays:
    """Takes arrays off the front of bytes. Raises ``ValueError`` where too few are left."""

    def __init__(self, unpacked: bytes) -> None:
        self._unpacked = unpacked
        self._at = 0

    def take(self, kind: str, shape: tuple[int, ...]) -> "np.ndarray[tuple[int, ...], np.dtype[np.generic]]":
        count = int(np.prod(shape))
        array = np.frombuffer(self._unpacked, kind, count, self._at).reshape(shape)
        self._at += array.nbytes
        return array


def _part(arrays: _Arrays, kind: _Kind, answers: int) -> Part:
    labels = Labels(tuple(TagId(UUID(tag)) for tag in kind["tags"]))
    count = labels.count
    weights = arrays.take("<f2", (answers + 1, 1, count)).astype(np.float32)
    between = arrays.take("<f2", (1, count, count)).astype(np.float32)
    start = arrays.take("<f2", (1, count)).astype(np.float32)
    root = TagId(UUID(kind["root"])) if kind["root"] else None
    in_use = {TagId(UUID(tag)): int(marks) for tag, marks in kind["in_use"].items()}
    return Part(kind["kind"], labels, Weights(weights, Steps(between, start)), in_use, root)

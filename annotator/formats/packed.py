"""Articles kept in few bytes between the plan of an import and the import itself: a large file is read once only.

A mark as a value takes some 400 bytes, packed some 40: what nearly all marks have lies in columns, what few have,
such as notes and features, beside them. Texts lie aside, many of them in a file.
"""

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import getsizeof
from typing import Any, TypeAlias
from uuid import UUID

from annotator.domain.articles import Metadata
from annotator.domain.ids import AnnotatorId, MarkId, TagId
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.formats.streams.aside import Aside, Place

KEY_BYTES = 16
KEPT_BYTES = 200_000_000
"""Of files up to this size what a first pass has read is kept for the next one; larger ones are read again."""
_FAST = 1
_BARE, _LINK, _SUGGESTION, _REST = 600, 500, 800, 200
"""Bytes that an article without anything, a link, a suggestion, and a mark with a note take beside their texts."""
_Kind: TypeAlias = tuple[TagId, AnnotatorId, Origin]


@dataclass(frozen=True, slots=True)
class Packed:
    """One article; ``numbers`` holds five of each mark: its kind in ``kinds``, start, end, created, changed."""

    bare: ExchangeArticle
    """All but text and marks."""
    aside: Aside
    """Where the text lies, compressed: Chinese in UTF-8 becomes less than half."""
    place: Place
    keys: bytes
    numbers: "array[int]"
    kinds: Sequence[_Kind]
    rest: Mapping[int, tuple[Any, ...]]
    """Person, note and features by the number of the mark."""

    @property
    def size_bytes(self) -> int:
        """What it takes in memory, about: what few articles have is weighed by what such values take."""
        told = sum(getsizeof(getattr(self.bare.metadata, name)) for name in Metadata.__dataclass_fields__)
        more = _LINK * (len(self.bare.links) + len(self.bare.themes)) + _SUGGESTION * len(self.bare.suggestions)
        rest = sum(_REST + getsizeof(note) + _weighed(features) for _person, note, features in self.rest.values())
        return _BARE + told + more + rest + len(self.keys) + self.numbers.itemsize * len(self.numbers)

    def article(self) -> ExchangeArticle:
        """The article as it was."""
        text = zlib.decompress(self.aside.get(self.place)).decode()
        return replace(self.bare, text=text, marks=tuple(self._marks(text)))

    def _marks(self, text: str) -> Iterator[Mark]:
        keys, numbers = self.keys, self.numbers
        columns = zip(numbers[0::5], numbers[1::5], numbers[2::5], numbers[3::5], numbers[4::5], strict=True)
        for at, (kind, start, end, created, changed) in enumerate(columns):
            tag, annotator, origin = self.kinds[kind]
            key = MarkId(UUID(bytes=keys[at * KEY_BYTES : (at + 1) * KEY_BYTES]))
            yield Mark(
                key, self.bare.id, tag, Span(start, end), text[start:end], annotator, Moment(created), Moment(changed),
                origin, *self.rest.get(at, _PLAIN),
            )  # fmt: skip


def _weighed(features: Mapping[str, object]) -> int:
    return getsizeof(features) + sum(getsizeof(name) + getsizeof(one) for name, one in features.items())


def pack(article: ExchangeArticle, aside: Aside) -> Packed:
    """Keep an article whose marks say what its text says, or whose words are withheld; the text lies ``aside``."""
    numbers, kinds = array("q"), dict[_Kind, int]()
    rest: dict[int, tuple[Any, ...]] = {}
    for at, mark in enumerate(article.marks):
        kind = (mark.tag, mark.annotator, mark.origin)
        number = kinds.setdefault(kind, len(kinds))
        numbers.extend((number, mark.span.start, mark.span.end, mark.created, mark.changed))
        if mark.person or mark.note or mark.features:
            rest[at] = (mark.person, mark.note, mark.features)
    keys = b"".join(mark.id.int.to_bytes(KEY_BYTES) for mark in article.marks)
    return Packed(
        replace(article, text="", marks=()),
        aside,
        aside.put(zlib.compress(article.text.encode(), _FAST)),
        keys,
        numbers,
        tuple(kinds),
        rest,
    )


def kept(stream: Callable[[], Iterator[ExchangeArticle]], size_bytes: int) -> Callable[[], Iterator[ExchangeArticle]]:
    """What gives the articles of a file of that size: the first time out of ``stream``, then what was kept of it."""
    if size_bytes > KEPT_BYTES:
        return stream
    packed: list[Packed] = []
    aside = Aside()

    def articles() -> Iterator[ExchangeArticle]:
        if packed:
            yield from (one.article() for one in packed)
            return
        read: list[Packed] = []
        for one in stream():
            read.append(pack(one, aside))
            yield one
        packed.extend(read)

    return articles


_PLAIN: tuple[Any, ...] = (None, "", {})

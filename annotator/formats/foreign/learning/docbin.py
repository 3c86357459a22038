"""spaCy's ``DocBin``: documents of tokens with entities, groups of spans and categories, in one compressed file.

Entities may not overlap, so the group ``sc`` (spaCy's usual name) repeats all marks; what spaCy has no place for is
in ``user_data``, by the place and label of each mark (spaCy's documentation, *DocBin* and *SpanGroup*).
"""

import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from annotator.domain.codebook import FeatureValue
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.options import Overlaps
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described, made, making, told
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed, units
from annotator.formats.foreign.learning.tokens import tokens_of
from annotator.formats.foreign.loose import lf, listed, mapping, words
from annotator.formats.foreign.one_layer import one_layer

CARRIES = frozenset(Aspect) - {
    Aspect.REPAIRS, Aspect.STATUSES, Aspect.STARS, Aspect.REGISTER, Aspect.GUIDELINES, Aspect.RULES,
    Aspect.SUGGESTIONS,
}  # fmt: skip
GROUP = "sc"
_OURS = "article-annotator"
_ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE")
_LONGEST_BYTES = 512 * 1024 * 1024
_HOLDS = 0.5


def pack(exchange: Exchange, file: BinaryIO, overlaps: Overlaps = Overlaps.LONGEST) -> None:
    """Write all documents; of marks that overlap the chosen are entities, all are spans."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab, found = Vocab(), DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for article in exchange.articles():
        found.add(_document(article, exchange, vocab, overlaps))
    file.write(found.to_bytes())


def _document(article: ExchangeArticle, exchange: Exchange, vocab: Any, overlaps: Overlaps) -> Any:  # noqa: ANN401
    from spacy.tokens import Doc, Span, SpanGroup

    book, pieces = exchange.codebook, tokens_of(article.text, article.marks)
    doc = Doc(vocab, words=[article.text[start:end] for start, end in pieces], spaces=[False] * len(pieces))
    starts = {start: at for at, (start, _end) in enumerate(pieces)}
    ends = {end: at + 1 for at, (_start, end) in enumerate(pieces)}
    solid = [mark for mark in article.marks if mark.text == mark.text.strip()]  # spaCy trains with no others
    doc.ents = [
        Span(doc, starts[span.start], ends[span.end], label=book.path(mark.tag))
        for span, mark in one_layer(solid, overlaps).kept
    ]
    places = dict.fromkeys((mark.span.start, mark.span.end, book.path(mark.tag)) for mark in article.marks)
    spans = [Span(doc, starts[start], ends[end], label=label) for start, end, label in places]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
    doc.cats = {book.path(theme.tag): 1.0 for theme in article.themes}
    doc.user_data[_OURS] = json.dumps(_rest(article, exchange), ensure_ascii=False)
    return doc


def _rest(article: ExchangeArticle, exchange: Exchange) -> dict[str, Any]:
    book = exchange.codebook
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    return {
        "meta": told(article.metadata),
        "marks": [
            {"id": str(mark.id), "start": mark.span.start, "end": mark.span.end, "label": book.path(mark.tag),
             "annotator": names[mark.annotator], "note": mark.note, "features": dict(mark.features), **making(mark),
             **({"person": {"id": str(mark.person), "name": people[mark.person]}} if mark.person else {})}
            for mark in article.marks
        ],
        "links": [
            [book.link_type_of(link.type).name, str(link.from_mark), str(link.to_mark), names[link.annotator]]
            for link in article.links
        ],
        "themes": [[book.path(theme.tag), names[theme.annotator]] for theme in article.themes],
    }  # fmt: skip


def read(path: Path) -> Exchange:
    """The documents of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    building, vocab = Building("spaCy", path.stem), Vocab()
    _refuse_too_large(path)
    try:
        for number, doc in enumerate(DocBin().from_disk(path).get_docs(vocab), 1):
            _read_document(building, doc, number, path.stem)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, struct.error) as error:
        raise _broken() from error
    return building.exchange()


def _refuse_too_large(path: Path) -> None:
    """Raises ``ImportRefused`` for what is no compressed file, or would fill the memory."""
    unpacked, size = zlib.decompressobj(), 0
    try:
        with path.open("rb") as file:
            while raw := unpacked.unconsumed_tail or file.read(1 << 20):
                size += len(unpacked.decompress(raw, 1 << 24))
                if size > _LONGEST_BYTES:
                    raise ImportRefused(
                        _("It is larger than {limit} MB when unpacked.").format(limit=_LONGEST_BYTES >> 20)
                    )
    except zlib.error as error:
        raise _broken() from error
    if not unpacked.eof:
        raise _broken()


def _broken() -> ImportRefused:
    return ImportRefused(_("This is no file of spaCy, or a damaged one."), _("Nothing was imported."))


def _read_document(building: Building, doc: Any, number: int, title: str) -> None:  # noqa: ANN401  (spaCy's)
    if not doc.text:
        building.leave_out(number, _("There is no text."))
        return
    if building.refuses(number, doc.text):
        return
    rest = _ours(doc.user_data.get(_OURS))
    article = building.article(lf(doc.text), described(rest.get("meta"), f"{title} {number}"))
    named = _read_spans(article, doc, rest, number)
    for one in listed(rest.get("links")):
        name, begin, end, by = [*map(words, listed(one)), "", "", "", ""][:4]
        if begin in named and end in named:
            article.link(name, named[begin], named[end], by)
    makers: dict[str, list[str]] = defaultdict(list)
    for one in listed(rest.get("themes")):
        label, by = [*map(words, listed(one)), "", ""][:2]
        makers[label].append(by)
    for label, weight in doc.cats.items():
        if weight > _HOLDS:
            for by in makers[label] or [""]:
                article.theme(label, by)


def _read_spans(article: Gathered, doc: Any, rest: Mapping[str, Any], number: int) -> dict[str, MarkId]:  # noqa: ANN401
    """The marks by the names that our own file gives them."""
    said: dict[tuple[int, int, str], list[Mapping[str, Any]]] = defaultdict(list)
    for one in map(mapping, listed(rest.get("marks"))):
        said[one.get("start", -1), one.get("end", -1), words(one.get("label"))].append(one)
    spans = {
        (one.start_char, one.end_char, one.label_): one
        for group in (*doc.spans.values(), doc.ents)
        for one in group
    }  # fmt: skip
    to_ours = units(article.text, doc.text, [(start, end, lf(one.text)) for (start, end, _label), one in spans.items()])
    named: dict[str, MarkId] = {}
    for (start, end, label), span in spans.items():
        place = placed(article, to_ours(start), to_ours(end), lf(span.text), label, number)
        if place is None:
            continue
        about = {"features": {"kb_id": span.kb_id_} if span.kb_id_ else {}}
        for one in said[start, end, label] or [about]:
            person, note, (origin, when) = mapping(one.get("person")), one.get("note"), made(one)
            key = article.mark(
                label, place, words(one.get("annotator")), note=note if isinstance(note, str) else "",
                person=article.building.person(words(person.get("name")), words(person.get("id"))) if person else None,
                features=_features(one), origin=origin, when=when,
            )  # fmt: skip
            named[words(one.get("id"))] = key
    return named


def _features(one: Mapping[str, Any]) -> dict[str, FeatureValue]:
    found = mapping(one.get("features"))
    return {name: value for name, value in found.items() if isinstance(value, str | bool | int | float)}


def _ours(value: object) -> Mapping[str, Any]:
    try:
        return mapping(json.loads(value)) if isinstance(value, str) else {}
    except ValueError:
        return {}

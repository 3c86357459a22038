"""Writes a folder for GATE: one XML an article, a set of annotations for each annotator, links as relations.

The type of an annotation is its kind, the feature ``annotator.tag`` the path in the codebook; whom a mention means and
notes are features of that manner too, those of the codebook have their own names and Java's classes. Numbers of
nodes are offsets in UTF-16 units, as in GATE (GATE's guide, *Documents: XML input/output*).
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import MarkId
from annotator.domain.marks import Link, Mark
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.described import told
from annotator.formats.foreign.in_turn import InTurn, file_names
from annotator.formats.foreign.layers import Teller
from annotator.formats.foreign.xml_files import RETURN, SPACED, checked
from annotator.formats.format import Content
from annotator.text.offsets import Utf16Index

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH,
                     Aspect.LINKS, Aspect.NOTES, Aspect.FEATURES, Aspect.ANNOTATORS, Aspect.JOINERS})  # fmt: skip
OWN = "annotator."
"""Before the names of features that are none of the codebook."""
_CLASSES = {bool: "java.lang.Boolean", int: "java.lang.Long", float: "java.lang.Double", str: "java.lang.String"}


def spread(exchange: Exchange) -> Mapping[str, Content]:
    """The files of a folder by their names, each in pieces."""
    turn, teller = InTurn(exchange), Teller(exchange)
    return {f"{name}.xml": _file(turn, number, teller) for number, name in enumerate(file_names(exchange))}


def _file(turn: InTurn, number: int, teller: Teller) -> Iterator[str]:
    article = turn.article(number)
    yield from checked(_pieces(article, teller), article.metadata.title)


def _pieces(article: ExchangeArticle, teller: Teller) -> Iterator[str]:
    utf16 = Utf16Index(article.text)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<GateDocument version="3">\n<GateDocumentFeatures>\n'
    yield from (_feature(name, value) for name, value in told(article.metadata).items())
    yield "</GateDocumentFeatures>\n<TextWithNodes>"
    at = 0
    for end in sorted({0, len(article.text), *(e for m in article.marks for e in (m.span.start, m.span.end))}):
        yield f'{escape(article.text[at:end], RETURN)}<Node id="{utf16.to_utf16(end)}"/>'
        at = end
    yield "</TextWithNodes>\n"
    numbers = {mark.id: number for number, mark in enumerate(article.marks)}
    makers = dict.fromkeys(teller.maker(one.annotator) for one in article.marks)
    for name in makers:
        yield f"<AnnotationSet Name={_quoted(name)}>\n"
        yield from (_annotation(mark, numbers, teller, utf16) for mark in article.marks
                    if teller.maker(mark.annotator) == name)  # fmt: skip
        yield "</AnnotationSet>\n"
    yield from _relations(article, numbers, teller)
    yield "</GateDocument>\n"


def _annotation(mark: Mark, numbers: Mapping[MarkId, int], teller: Teller, utf16: Utf16Index) -> str:
    start, end = utf16.to_utf16(mark.span.start), utf16.to_utf16(mark.span.end)
    kind = teller.book.tag(mark.tag).kind
    known = {
        OWN + name: words
        for name, words in teller.mark(mark).items()
        if words and name in ("tag", "note", "person", "identifier")
    }
    features = "".join(_feature(name, value) for name, value in (*known.items(), *mark.features.items()))
    return (
        f'<Annotation Id="{numbers[mark.id]}" Type={_quoted(kind)} StartNode="{start}" EndNode="{end}">\n'
        f"{features}</Annotation>\n"
    )


def _relations(article: ExchangeArticle, numbers: Mapping[MarkId, int], teller: Teller) -> Iterator[str]:
    by_maker: dict[str, list[Link]] = {}
    for link in article.links:
        by_maker.setdefault(teller.maker(link.annotator), []).append(link)
    number = len(numbers)
    for name, links in by_maker.items():
        yield f"<RelationSet Name={_quoted(name)}>\n"
        for link in links:
            kind = _quoted(teller.book.link_type_of(link.type).name)
            members = f"{numbers[link.from_mark]};{numbers[link.to_mark]}"
            yield f'<Relation Id="{number}" Type={kind} Members="{members}"></Relation>\n'
            number += 1
        yield "</RelationSet>\n"


def _feature(name: str, value: FeatureValue) -> str:
    words = str(value).lower() if isinstance(value, bool) else str(value)
    return (
        f'<Feature>\n<Name className="java.lang.String">{escape(name, RETURN)}</Name>\n'
        f'<Value className="{_CLASSES[type(value)]}">{escape(words, RETURN)}</Value>\n</Feature>\n'
    )


def _quoted(words: str) -> str:
    return quoteattr(words, SPACED)

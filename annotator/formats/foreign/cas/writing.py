"""Writes UIMA CAS: as XMI with one type system beside all articles, and as JSON that holds its types itself.

Each kind of the codebook is a layer ``webanno.custom.…`` of annotations, links are relations as DKPro has them
(``Governor``, ``Dependent``), what is known about the article, its themes and its statuses are of the document. The tag
is told by its whole path. Offsets in the files count UTF-16 units.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from annotator.domain.articles import Metadata
from annotator.domain.codebook import Codebook
from annotator.domain.errors import ExportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.cas.types import ARTICLE, LINK, PACKAGE, STATUS, THEME
from annotator.formats.foreign.described import told
from annotator.formats.foreign.in_turn import InTurn, file_names
from annotator.formats.foreign.layers import MARK_FEATURES, Teller
from annotator.formats.format import Content
from annotator.formats.spoilt import NOT_IN_XML

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.STATUSES, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS,
                     Aspect.SPEECH, Aspect.LINKS, Aspect.NOTES, Aspect.FEATURES, Aspect.THEMES,
                     Aspect.ANNOTATORS, Aspect.JOINERS})  # fmt: skip
TYPE_SYSTEM = "TypeSystem.xml"
_ANNOTATION, _OF_DOCUMENT, _STRING = "uima.tcas.Annotation", "uima.cas.AnnotationBase", "uima.cas.String"


def pack_xmi(exchange: Exchange, file: BinaryIO) -> None:
    """An archive of the type system and one XMI an article, as INCEpTION exports them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in spread_xmi(exchange).items():
            with archive.open(name, "w") as part:
                if not callable(content):
                    part.writelines(piece.encode() for piece in content)


def spread_xmi(exchange: Exchange) -> Mapping[str, Content]:
    """The type system and one XMI an article, by the names of their files."""
    writer, turn = _Writer(exchange), InTurn(exchange)
    files: dict[str, Content] = {TYPE_SYSTEM: iter([writer.types.to_xml()])}
    for number, name in enumerate(file_names(exchange)):
        files[f"{name}.xmi"] = _piece(writer.xmi, turn, number)
    return files


def spread_json(exchange: Exchange) -> Mapping[str, Content]:
    """One JSON an article, by the names of their files."""
    writer, turn = _Writer(exchange), InTurn(exchange)
    return {f"{name}.json": _piece(writer.json, turn, at) for at, name in enumerate(file_names(exchange))}


def _piece(write: Callable[[ExchangeArticle], str], turn: InTurn, number: int) -> Iterator[str]:
    yield write(turn.article(number))


def layers(book: Codebook) -> dict[str, str]:
    """The layer of each kind, by the names of the kinds: those that are no names in Java get a number."""
    found: dict[str, str] = {}
    for number, root in enumerate(book.children(None), 1):
        name = root.kind.capitalize()
        found[root.kind] = PACKAGE + (name if re.fullmatch(r"[A-Z][A-Za-z0-9]*", name) else f"Kind{number}")
    return found


class _Writer:
    """The types of one exchange, and its articles in them."""

    def __init__(self, exchange: Exchange) -> None:
        cassis: Any = import_module("cassis")
        self._new_cas: Any = cassis.Cas
        self._teller, self._layers = Teller(exchange), layers(exchange.codebook)
        self.types: Any = cassis.TypeSystem()
        for name in dict.fromkeys(self._layers.values()):
            self._type(name, _ANNOTATION, MARK_FEATURES)
        relation = self._type(LINK, _ANNOTATION, ("annotator", "name"))
        for end in ("Governor", "Dependent"):
            self.types.create_feature(relation, end, _ANNOTATION)
        self._type(ARTICLE, _OF_DOCUMENT, tuple(Metadata.__dataclass_fields__))
        self._type(THEME, _OF_DOCUMENT, ("annotator", "tag"))
        self._type(STATUS, _OF_DOCUMENT, ("annotator", "note", "state"))

    def _type(self, name: str, above: str, features: tuple[str, ...]) -> Any:  # noqa: ANN401  (a type of cassis)
        made = self.types.create_type(name, above)
        for one in features:
            self.types.create_feature(made, one, _STRING)
        return made

    def json(self, article: ExchangeArticle) -> str:
        """An article as JSON, with UTF-16 offsets."""
        return str(self._cas(article).to_json())

    def xmi(self, article: ExchangeArticle) -> str:
        """An article as XMI. Raises ``ExportRefused`` where it holds a character that no XML may hold."""
        cas = self._cas(article)
        bad = NOT_IN_XML.search("\n".join([article.text, *(mark.note for mark in article.marks)]))
        try:
            return str(cas.to_xmi())
        except ValueError as error:
            where = bad[0] if bad else ""
            raise ExportRefused(
                _("“{title}” holds a character that no XML may hold: {character}.").format(
                    title=article.metadata.title, character=ascii(where)
                ),
                _("Choose cas-json, or take the character out of the text."),
            ) from error

    def _cas(self, article: ExchangeArticle) -> Any:  # noqa: ANN401
        cas = self._new_cas(self.types)
        cas.sofa_string, cas.sofa_mime = article.text, "text/plain"
        if article.metadata.language:
            cas.document_language = article.metadata.language
        made: dict[MarkId, Any] = {}
        for mark in article.marks:
            layer = self.types.get_type(self._layers[self._teller.book.tag(mark.tag).kind])
            values = {name: words for name, words in self._teller.mark(mark).items() if words}
            made[mark.id] = layer(begin=mark.span.start, end=mark.span.end, **values)
            cas.add(made[mark.id])
        for link in article.links:
            one, other = made[link.from_mark], made[link.to_mark]
            cas.add(self.types.get_type(LINK)(
                begin=other.begin, end=other.end, Governor=one, Dependent=other,
                name=self._teller.book.link_type_of(link.type).name, annotator=self._teller.maker(link.annotator),
            ))  # fmt: skip
        self._of_document(cas, article)
        return cas

    def _of_document(self, cas: Any, article: ExchangeArticle) -> None:  # noqa: ANN401
        make = self.types.get_type
        cas.add(make(ARTICLE)(**told(article.metadata)))
        for theme in article.themes:
            path, by = self._teller.book.path(theme.tag), self._teller.maker(theme.annotator)
            cas.add(make(THEME)(tag=path, annotator=by))
        for one in article.statuses:
            cas.add(make(STATUS)(annotator=self._teller.maker(one.annotator), note=one.note, state=one.state.value))

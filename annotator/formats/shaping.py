"""Our own format (DESIGN section 11): from values to plain JSON objects, keys in the order of the contract."""

from collections.abc import Mapping
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.codebook import Codebook, Tag, default_codebook
from annotator.domain.errors import ExportRefused
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.moments import to_iso
from annotator.domain.people import Person
from annotator.domain.reasons import reason_in_words
from annotator.domain.suggestions import Suggestion
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle

FORMAT, VERSION = "article-annotator", 1
_WORDS_OF_MARK = {"text", "prefix", "suffix"}


def header(exchange: Exchange) -> dict[str, Any]:
    """Everything but the articles."""
    project = exchange.project
    return {
        "format": FORMAT,
        "version": VERSION,
        "project": {"id": str(project.id), "title": project.title, "created": to_iso(project.created)},
        "codebook": codebook(exchange.codebook),
        "annotators": [{"id": str(one.id), "name": one.name} for one in exchange.annotators],
        "people": [_person(one) for one in exchange.people],
    }


def article(one: ExchangeArticle, book: Codebook) -> dict[str, Any]:
    """One article with everything on it. Raises ``ExportRefused`` where a mark is not what its text says."""
    metadata = {name: getattr(one.metadata, name) for name in Metadata.__dataclass_fields__}
    return {
        "id": str(one.id),
        "title": metadata.pop("title"),
        **_told(metadata),
        **({"starred": True} if one.starred else {}),
        **({} if one.withheld else {"text": one.text}),
        "sha256": one.sha256,
        "statuses": [
            {"annotator": str(status.annotator), "status": status.state.value, **_told({"note": status.note})}
            for status in one.statuses
        ],
        "repairs": [
            {
                "kind": repair.kind.value, "source_start": repair.source.start, "source_end": repair.source.end,
                "source_text": repair.source_text, "start": repair.start, "text": repair.text, "reason": repair.reason,
            }
            for repair in one.repairs
        ],
        "marks": [
            _placed(mark, book) if one.withheld else _mark(mark, one.text, book) for mark in one.marks
        ],
        "links": [
            {
                "id": str(link.id), "type": book.link_type_of(link.type).name, "from": str(link.from_mark),
                "to": str(link.to_mark), "annotator": str(link.annotator),
            }
            for link in one.links
        ],
        "themes": [{"tag": book.path(theme.tag), "annotator": str(theme.annotator)} for theme in one.themes],
        **({"suggestions": [_suggestion(found, book) for found in one.suggestions]} if one.suggestions else {}),
    }  # fmt: skip


def usual_sign(tag_name: str, kind: str, *, is_root: bool) -> str:
    """The sign of a tag that has none of its own: that of its built-in kind, else the first of its name."""
    signs = {tag.name: tag.sign for tag in default_codebook().tags}
    return signs[kind] if is_root and tag_name in signs and tag_name == kind else tag_name[:1]


def codebook(book: Codebook) -> dict[str, Any]:
    """The codebook alone."""
    return {
        "tags": [_tag(tag) for tag in book.tags],
        "link_types": [
            {"id": str(one.id), "name": one.name, "from_kinds": list(one.from_kinds), "to_kinds": list(one.to_kinds)}
            for one in book.link_types
        ],
    }


def _tag(tag: Tag) -> dict[str, Any]:
    usual = usual_sign(tag.name, tag.kind, is_root=tag.parent is None)
    return {
        "id": str(tag.id),
        "kind": tag.kind,
        "name": tag.name,
        **_told({"parent": str(tag.parent or ""), "colour": tag.colour, "key": tag.key}),
        **({"sign": tag.sign} if tag.sign != usual else {}),
        **_told({"description": tag.description, "guideline": tag.guideline}),
        "overlap": tag.overlap.value,
        "features": [
            {"name": one.name, "kind": one.kind.value, "choices": list(one.choices), "required": one.required}
            for one in tag.features
        ],
        **_told({"line": tag.line.value}),
        **({"retired": True} if tag.retired else {}),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": str(person.id),
        "name": person.name,
        "variants": list(person.variants),
        **_told({"note": person.note}),
        "identifiers": dict(person.identifiers),
    }


def _placed(mark: Mark, book: Codebook) -> dict[str, Any]:
    """A mark without its words."""
    told = _told_of(mark, book)
    return {name: told[name] for name in told if name not in _WORDS_OF_MARK}


def _mark(mark: Mark, text: str, book: Codebook) -> dict[str, Any]:
    """A mark with its words and those around it."""
    span = mark.span
    if text[span.start : span.end] != mark.text or not mark.text:
        raise ExportRefused(
            _("The mark {key} says “{words}”, but the text at {start}–{end} says “{text}”.").format(
                key=mark.id, words=mark.text, start=span.start, end=span.end, text=span.of(text)
            ),
            _("Nothing was written; look at the project with: annotator check"),
        )
    return _told_of(mark, book, *span.context(text))


def _told_of(mark: Mark, book: Codebook, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    span = mark.span
    return {
        "id": str(mark.id), "kind": book.tag(mark.tag).kind, "tag": book.path(mark.tag), "start": span.start,
        "end": span.end, "text": mark.text, **_told({"prefix": prefix, "suffix": suffix}),
        "annotator": str(mark.annotator), "origin": mark.origin.value,
        **_told({"person": str(mark.person or ""), "note": mark.note}),
        **({"features": dict(mark.features)} if mark.features else {}),
        "created": to_iso(mark.created), "changed": to_iso(mark.changed),
    }  # fmt: skip


def _suggestion(one: Suggestion, book: Codebook) -> dict[str, Any]:
    return {
        "kind": book.tag(one.tag).kind, "tag": book.path(one.tag), "start": one.span.start, "end": one.span.end,
        "text": one.text, "source": one.source, "score": one.score,
        **_told({"reason": reason_in_words(one.reason), "person": one.person}),
        **({"core": {"start": one.core.start, "end": one.core.end}} if one.core is not None else {}),
        "ties": [
            {"type": tie.type, "kind": tie.kind, "start": tie.span.start, "end": tie.span.end,
             **_told({"person": tie.person})}
            for tie in one.ties
        ],
    }  # fmt: skip


def _told(values: Mapping[str, str]) -> dict[str, str]:
    """What is not empty: absent values are left out."""
    return {name: value for name, value in values.items() if value}

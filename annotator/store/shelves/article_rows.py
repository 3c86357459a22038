"""Articles, bodies, repairs and statuses as rows, and back."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping

from annotator.domain.articles import Metadata, Repair, RepairKind, State, Status, digest, refuse_too_long
from annotator.domain.ids import AnnotatorId, ArticleId, built_in_id
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.store.pointers import Meanings

_RECENT = 1024


def metadata_of(row: Mapping[str, Any]) -> Metadata:
    """The metadata in a row."""
    return Metadata(**{name: row[name] for name in Metadata.__dataclass_fields__})


def article_row(
    key: ArticleId, body: object, metadata: Metadata, ordinal: int, created: Moment, *, starred: bool = False
) -> dict[str, Any]:
    """The columns of an article."""
    told = {name: getattr(metadata, name) for name in Metadata.__dataclass_fields__}
    return {"id": key, "ordinal": ordinal, "body": body, "created": created, "starred": starred, **told}


def body_row(text: str) -> dict[str, Any]:
    """The columns of a body. Raises ``ImportRefused`` for a text that is too long."""
    refuse_too_long(text)
    sha256 = digest(text)
    return {"id": body_key(sha256), "length": len(text), "sha256": sha256, "text": text}


def body_key(sha256: str) -> UUID:
    """The key of the body whose text has that hash."""
    return built_in_id(f"body/{sha256}")


def article_key(sha256: str, number: int) -> UUID:
    """The key of the article that is the ``number``th of its text, from 0: the same in every copy that imports it."""
    return built_in_id(f"article/{sha256}/{number}" if number else f"article/{sha256}")


@lru_cache(_RECENT)
def status_key(article: ArticleId, annotator: AnnotatorId) -> UUID:
    """The key of the status that one annotator gives to one article, the same in every copy; each gesture asks."""
    return built_in_id(f"status/{article}/{annotator}")


def repair_rows(article: ArticleId, body: object, repairs: Iterable[Repair]) -> list[dict[str, Any]]:
    """The columns of the repairs that lead from the source of an article to a body."""
    return [
        {
            "article": article, "body": body, "ordinal": at, "kind": one.kind.value, "source_start": one.source.start,
            "source_end": one.source.end, "source_text": one.source_text, "start": one.start, "text": one.text,
            "reason": one.reason,
        }
        for at, one in enumerate(repairs)
    ]  # fmt: skip


def repair_of(row: RowMapping | Mapping[str, Any]) -> Repair:
    """A repair from its row."""
    span = Span(row["source_start"], row["source_end"])
    return Repair(RepairKind(row["kind"]), span, row["source_text"], row["start"], row["text"], row["reason"])


def status_of(row: RowMapping | Mapping[str, Any], meanings: Meanings) -> Status:
    """A status from its row."""
    return Status(AnnotatorId(meanings.annotators.root(row["annotator"])), State(row["state"]), row["note"])

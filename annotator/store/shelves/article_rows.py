"""Articles, bodies, repairs and statuses as rows, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping

from annotator.domain.articles import Metadata, Repair, RepairKind, State, Status, digest
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.moments import Moment
from annotator.domain.spans import Span


def metadata_of(row: Mapping[str, Any]) -> Metadata:
    """The metadata in a row."""
    return Metadata(**{name: row[name] for name in Metadata.__dataclass_fields__})


def article_row(key: ArticleId, body: object, metadata: Metadata, ordinal: int, created: Moment) -> dict[str, Any]:
    """The columns of an article."""
    return {"id": key, "ordinal": ordinal, "body": body, "created": created, **asdict(metadata)}


def body_row(article: ArticleId, text: str) -> dict[str, Any]:
    """The columns of a new body."""
    return {"id": new_id(), "article": article, "length": len(text), "sha256": digest(text), "text": text}


def repair_rows(body: object, repairs: Iterable[Repair]) -> list[dict[str, Any]]:
    """The columns of the repairs of a body."""
    return [
        {
            "body": body, "ordinal": at, "kind": one.kind.value, "source_start": one.source.start,
            "source_end": one.source.end, "source_text": one.source_text, "start": one.start, "text": one.text,
            "reason": one.reason,
        }
        for at, one in enumerate(repairs)
    ]  # fmt: skip


def repair_of(row: RowMapping) -> Repair:
    """A repair from its row."""
    span = Span(row["source_start"], row["source_end"])
    return Repair(RepairKind(row["kind"]), span, row["source_text"], row["start"], row["text"], row["reason"])


def status_of(row: RowMapping) -> Status:
    """A status from its row."""
    return Status(row["annotator"], State(row["state"]), row["note"])

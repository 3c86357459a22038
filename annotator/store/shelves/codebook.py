"""The shelf of the codebook, and that of the project's own row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, func, select

from annotator.domain.articles import ProjectInfo
from annotator.domain.codebook import Codebook, Feature, FeatureKind, Line, LinkType, Overlap, Tag
from annotator.domain.ids import LinkTypeId, ProjectId, TagId, built_in_id
from annotator.domain.moments import Moment
from annotator.store import straight
from annotator.store.shelves.coding import still_used
from annotator.store.tables import (
    ArticleRow,
    ArticleThemeRow,
    LinkTypeRow,
    MarkRow,
    PersonRow,
    ProjectRow,
    TagRow,
    table_of,
)
from annotator.store.writing.ink import Ink

TAG = table_of(TagRow)
LINK_TYPE = table_of(LinkTypeRow)
PROJECT = table_of(ProjectRow)
_TAGS = select(TAG).order_by(TAG.c.ordinal, TAG.c.id)
_LINK_TYPES = select(LINK_TYPE).order_by(LINK_TYPE.c.ordinal, LINK_TYPE.c.id)
PROJECT_KEY = built_in_id("project")
"""The key of the one row; the project's own key is a field of it."""


def _feature(entry: Mapping[str, Any]) -> Feature:
    return Feature(entry["name"], FeatureKind(entry["kind"]), tuple(entry["choices"]), entry["required"])


def _tag(row: Mapping[str, Any]) -> Tag:
    return Tag(
        TagId(row["id"]), row["kind"], row["name"], row["parent"], row["colour"], row["key"], row["sign"],
        row["description"], row["guideline"], Overlap(row["overlap"]), tuple(_feature(one) for one in row["features"]),
        Line(row["line"]), row["retired"],
    )  # fmt: skip


def tag_row(tag: Tag) -> dict[str, Any]:
    """The columns of a tag, but for its place in the order."""
    features = [
        {"name": one.name, "kind": one.kind.value, "choices": list(one.choices), "required": one.required}
        for one in tag.features
    ]
    return {
        "id": tag.id, "kind": tag.kind, "name": tag.name, "parent": tag.parent, "colour": tag.colour, "key": tag.key,
        "sign": tag.sign, "description": tag.description, "guideline": tag.guideline, "overlap": tag.overlap.value,
        "features": features, "line": tag.line.value, "retired": tag.retired,
    }  # fmt: skip


def _straight(tags: list[Tag]) -> tuple[Tag, ...]:
    """The tags, none below itself: of those that stand in a circle the smallest key stands below its kind's own tag."""
    by_key = {tag.id: tag for tag in tags}
    roots = {tag.kind: tag.id for tag in tags if tag.parent is None}
    for tag in sorted(tags, key=lambda one: one.id):
        seen, above = {tag.id}, tag.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = by_key[above].parent if above in by_key else None
        if above == tag.id:
            by_key[tag.id] = replace(tag, parent=roots.get(tag.kind))
    return tuple(by_key[tag.id] for tag in tags)


class ProjectShelf:
    """Reads the project's own row and its codebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def info(self) -> ProjectInfo:
        """What the project is called."""
        row = self._connection.execute(select(PROJECT)).mappings().one()
        return ProjectInfo(ProjectId(row["identity"]), row["title"], Moment(row["created"]))

    def sources_off(self) -> frozenset[str]:
        """The sources of suggestions that are not asked."""
        return frozenset(self._connection.execute(select(PROJECT.c.sources_off)).scalar_one())

    def codebook(self) -> Codebook:
        """All tags and link types in their order."""
        types = self._rows(_LINK_TYPES, still_used.link_types)
        return Codebook(
            _straight([_tag(row) for row in self._rows(_TAGS, still_used.tags)]),
            tuple(
                LinkType(LinkTypeId(row["id"]), row["name"], tuple(row["from_kinds"]), tuple(row["to_kinds"]))
                for row in types
            ),
        )

    def uses(self, tag: TagId) -> int:
        """How many marks and themes of articles carry a tag."""
        tables = [table_of(row) for row in (MarkRow, ArticleThemeRow)]
        counts = (select(func.count()).select_from(one).where(one.c.tag == tag, ~one.c.gone) for one in tables)
        return sum(self._connection.execute(count).scalar_one() for count in counts)

    def _rows(self, query: Executable, also: Callable[[Connection], set[UUID]]) -> list[Mapping[str, Any]]:
        """The rows that were not taken away, or are still used; that is asked only where some were."""
        rows = straight.rows(self._connection, query, {})
        kept = also(self._connection) if any(row["gone"] for row in rows) else set[UUID]()
        return [row for row in rows if not row["gone"] or row["id"] in kept]

    def is_pristine(self) -> bool:
        """Whether nothing is in the project yet: no article, no person, no mark."""
        tables = [table_of(row) for row in (ArticleRow, PersonRow, MarkRow)]
        return not any(self._connection.execute(select(one.c.id).where(~one.c.gone).limit(1)).first() for one in tables)


class ProjectPen(ProjectShelf):
    """Writes the project's own row and its codebook."""

    def __init__(self, connection: Connection, ink: Ink) -> None:
        super().__init__(connection)
        self._ink = ink

    def begin(self, info: ProjectInfo, codebook: Codebook) -> None:
        """Write the first rows of a new project."""
        values = {"id": PROJECT_KEY, "identity": info.id, "title": info.title, "created": info.created}
        values |= {"sources_off": list[str]()}
        self._ink.insert(ProjectRow, [values])
        self.add_tags(codebook.tags)
        self.add_link_types(codebook.link_types)

    def rename(self, title: str) -> None:
        """Give the project another title."""
        self._ink.change(ProjectRow, PROJECT_KEY, {"title": (title,)})

    def switch_off(self, sources: Iterable[str]) -> None:
        """Let these sources of suggestions not be asked, and all others be."""
        self._ink.change(ProjectRow, PROJECT_KEY, {"sources_off": (sorted(sources),)})

    def adopt(self, info: ProjectInfo, codebook: Codebook) -> None:
        """Become the project that an export came from; only for one that is still pristine."""
        fields = {"identity": (info.id,), "title": (info.title,), "created": (info.created,)}
        self._ink.change(ProjectRow, PROJECT_KEY, fields)
        own = self.codebook()
        self._ink.end(TagRow, [tag.id for tag in own.tags])
        self._ink.end(LinkTypeRow, [link_type.id for link_type in own.link_types])
        self.add_tags(codebook.tags)
        self.add_link_types(codebook.link_types)

    def add_tags(self, tags: Iterable[Tag]) -> None:
        """Put new tags at the end of the order; one that was removed before comes back as it is given."""
        start = self._next(TAG)
        self._ink.put(TagRow, [{**tag_row(tag), "ordinal": start + at} for at, tag in enumerate(tags)])

    def add_link_types(self, link_types: Iterable[LinkType]) -> None:
        """Put new types of link at the end of the order."""
        start = self._next(LINK_TYPE)
        rows = [
            {"id": one.id, "name": one.name, "from_kinds": list(one.from_kinds), "to_kinds": list(one.to_kinds)}
            for one in link_types
        ]
        self._ink.put(LinkTypeRow, [{**row, "ordinal": start + at} for at, row in enumerate(rows)])

    def change_tag(self, tag: Tag) -> None:
        """Set all fields of a tag to these."""
        self._ink.change(TagRow, tag.id, {name: (value,) for name, value in tag_row(tag).items() if name != "id"})

    def ordinals(self) -> dict[TagId, int]:
        """At which number of the order each tag stands; two may have the same since copies came together."""
        return {TagId(row["id"]): row["ordinal"] for row in self._rows(_TAGS, still_used.tags)}

    def arrange(self, ordinals: Mapping[TagId, int]) -> None:
        """Put tags at these numbers of the order."""
        self._ink.change_all(TagRow, {tag: {"ordinal": (number,)} for tag, number in ordinals.items()})

    def change_link_type(self, link_type: LinkType) -> None:
        """Set name and kinds of a type of link to these."""
        values = {
            "name": link_type.name,
            "from_kinds": list(link_type.from_kinds),
            "to_kinds": list(link_type.to_kinds),
        }
        self._ink.change(LinkTypeRow, link_type.id, {name: (value,) for name, value in values.items()})

    def remove_link_types(self, link_types: Iterable[LinkTypeId]) -> None:
        """Take types of link out of the codebook; links of them are not touched."""
        self._ink.end(LinkTypeRow, link_types)

    def remove_tags(self, tags: Iterable[TagId]) -> None:
        """Take tags out of the codebook; marks under them are not touched."""
        self._ink.end(TagRow, tags)

    def _next(self, table: Any) -> int:  # noqa: ANN401
        return (self._connection.execute(select(func.max(table.c.ordinal))).scalar() or 0) + 1

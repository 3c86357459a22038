"""The tables of a project as they lie on a server: the same as in a file, with what PostgreSQL does otherwise."""

from sqlalchemy import (
    Column,
    Connection,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
)
from sqlmodel import SQLModel

from annotator.domain.errors import NewerProject, NotAProject, NotFound, ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress
from annotator.store import search
from annotator.store.engine import FORMAT
from annotator.store.tables import ON_A_SERVER, TALLY_PART, ProjectRow, TallyRow, table_of

_TALLY = "CREATE VIEW tally AS SELECT subject, sum(marks)::bigint AS marks FROM tally_part GROUP BY subject"
_LONG = frozenset({"text"})
"""Columns whose values may be longer than the 2,700 bytes that an entry of a PostgreSQL index can hold."""


def _ours() -> MetaData:
    whole = MetaData()
    for table in SQLModel.metadata.sorted_tables:
        if table is not table_of(TallyRow):
            _adapt(table.to_metadata(whole))
    TALLY_PART.to_metadata(whole)
    Table("annotator_layout", whole, Column("format", Integer, primary_key=True, autoincrement=False))
    return whole


def _adapt(table: Table) -> None:
    for column in table.columns:
        if isinstance(column.type, String):
            column.type = Text(collation="C")  # SQLite's order: that of code points
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            constraint.deferrable, constraint.initially = True, "DEFERRED"
    for index in list(table.indexes):
        table.indexes.remove(index)
        _adapt_index(index)


def _adapt_index(index: Index) -> None:
    columns = [column for column in index.columns if column.name not in _LONG]
    name, where = str(index.name), index.dialect_options["sqlite"]["where"]
    if where is not None:
        where = text(ON_A_SERVER.get(str(where), str(where)))
    names_only = [column.name for column in columns] == ["name"]
    Index(
        name, *columns, unique=index.unique, postgresql_where=where, postgresql_using="hash" if names_only else "btree"
    )


TABLES = _ours()
_LAYOUT = TABLES.tables["annotator_layout"]
_PROJECT = table_of(ProjectRow)


def names() -> list[str]:
    """All tables and the view that a project has on a server."""
    return [*TABLES.tables, "tally"]


def is_laid_out(connection: Connection) -> bool:
    """Whether the tables of a project are there."""
    return inspect(connection).has_table(_LAYOUT.name)


def make_tables(connection: Connection, address: ServerAddress) -> None:
    """Make the tables where they are missing. Raises ``ProjectRefused`` where something else lies there."""
    if is_laid_out(connection):
        look(connection, address)
        return
    if strangers := inspect(connection).get_table_names():
        raise ProjectRefused(
            _("The database “{name}” holds something else: {table}.").format(name=address.name, table=strangers[0]),
            _("Nothing was changed; make a database of its own for the project: createdb NAME"),
        )
    TABLES.create_all(connection)
    connection.execute(text(_TALLY))
    connection.execute(insert(_LAYOUT), {"format": FORMAT})
    search.begin(connection)


def refuse_a_project(connection: Connection, address: ServerAddress) -> None:
    """Raises ``ProjectRefused`` where there is a project already."""
    if connection.execute(select(_PROJECT.c.id).limit(1)).first() is not None:
        raise ProjectRefused(
            _("There is a project in “{name}” already.").format(name=address.name),
            _("Open it, or make another database for the new one."),
        )


def look(connection: Connection, address: ServerAddress) -> None:
    """Raises ``NotAProject`` or ``NewerProject`` where the database is not one that we can work with."""
    if not is_laid_out(connection):
        raise NotAProject(
            _("The database “{name}” is not a project of Article Annotator.").format(name=address.name),
            _("Make one in it with: annotator new ADDRESS, or: annotator move FILE ADDRESS"),
        )
    version = connection.execute(select(_LAYOUT.c.format)).scalar_one()
    if version > FORMAT:
        raise NewerProject(
            _("“{name}” was written by a newer version of the program.").format(name=address.name),
            _("Update the program."),
        )
    if version < FORMAT:
        raise ProjectRefused(
            _("“{name}” was made by an older version of the program.").format(name=address.name),
            _("Move it into a file with that version, and from there to a new database with this one."),
        )


def look_for_a_project(connection: Connection, address: ServerAddress) -> None:
    """Raises what ``look`` raises, and ``NotFound`` where the tables are still empty."""
    look(connection, address)
    if connection.execute(select(_PROJECT.c.id).limit(1)).first() is None:
        raise NotFound(
            _("There is no project in “{name}” yet.").format(name=address.name),
            _("Make one in it with: annotator new ADDRESS, or: annotator move FILE ADDRESS"),
        )

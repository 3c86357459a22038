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
from sqlmodel.sql.sqltypes import AutoString

from annotator.domain.errors import NewerProject, NotAProject, NotFound, OlderProject, ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress
from annotator.store import search
from annotator.store.engine import FORMAT
from annotator.store.tables import ON_A_SERVER, TALLY_PART, ProjectRow, TallyRow, table_of

_TALLY = (
    "CREATE VIEW tally AS SELECT subject, sum(marks)::bigint AS marks, sum(hidden)::bigint AS hidden "
    "FROM tally_part GROUP BY subject"
)
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
        if isinstance(column.type, String | AutoString):
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
_COLLATED_OTHERWISE = text(
    "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    " JOIN pg_collation l ON l.oid = a.attcollation"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND l.collname <> 'C'"
)
_PROJECT = table_of(ProjectRow)
FORMAT_THERE = select(_LAYOUT.c.format)
"""The number of the format."""


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


def collate(connection: Connection) -> None:
    """Let words be in the order of code points, as in a file, where a table was made with that of the database."""
    for table, column in connection.execute(_COLLATED_OTHERWISE).all():
        if table in TABLES.tables:
            connection.exec_driver_sql(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE text COLLATE "C"')


def refuse_a_project(connection: Connection, address: ServerAddress) -> None:
    """Raises ``ProjectRefused`` where there is a project already."""
    if connection.execute(select(_PROJECT.c.id).limit(1)).first() is not None:
        raise ProjectRefused(
            _("There is a project in “{name}” already.").format(name=address.name),
            _("Open it, or make another database for the new one."),
        )


def format_of(connection: Connection, address: ServerAddress) -> int:
    """The number of the format. Raises ``NotAProject`` where the database is none of ours."""
    if not is_laid_out(connection):
        raise NotAProject(
            _("The database “{name}” is not a project of Article Annotator.").format(name=address.name),
            _("Make one in it with: annotator new ADDRESS, or: annotator move FILE ADDRESS"),
        )
    return connection.execute(FORMAT_THERE).scalar_one()


def look(connection: Connection, address: ServerAddress, *, read_only: bool = False) -> None:
    """Raises ``NotAProject``, ``NewerProject`` or ``OlderProject`` where we cannot work with the database.

    One of a newer format may be read, if it has all that ours has.
    """
    version = format_of(connection, address)
    if version > FORMAT and not (read_only and _has_all_of_ours(connection)):
        raise newer(address)
    if version < FORMAT:
        raise OlderProject(
            _("“{name}” was made by an older version of the program.").format(name=address.name),
            _("Its owner brings it to the present format with: annotator server setup ADDRESS – from then on everybody "
              "who works on it needs this version or a later one."),
        )  # fmt: skip


def look_for_a_project(connection: Connection, address: ServerAddress, *, read_only: bool = False) -> None:
    """Raises what ``look`` raises, and ``NotFound`` where the tables are still empty."""
    look(connection, address, read_only=read_only)
    if connection.execute(select(_PROJECT.c.id).limit(1)).first() is None:
        raise NotFound(
            _("There is no project in “{name}” yet.").format(name=address.name),
            _("Make one in it with: annotator new ADDRESS, or: annotator move FILE ADDRESS"),
        )


def newer(address: ServerAddress) -> NewerProject:
    """The project is ours, of a time to come."""
    return NewerProject(
        _("“{name}” was written by a newer version of the program.").format(name=address.name),
        _("Update the program, or open the project for reading only."),
    )


def _has_all_of_ours(connection: Connection) -> bool:
    there = inspect(connection)
    known = set(there.get_table_names())
    return all(
        name in known and {column["name"] for column in there.get_columns(name)} >= set(table.columns.keys())
        for name, table in TABLES.tables.items()
    )

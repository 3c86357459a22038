"""Whether the search index of a server says what the texts say, and making it anew where it does not."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from annotator.domain.care.findings import Finding
from annotator.domain.language import _
from annotator.store import search
from annotator.store.words.index import BODY
from annotator.store.words.pairs import DAMAGES, NAME, PAIRS
from annotator.store.words.unsound import disagreeing, unreadable
from annotator.store.writing.ink import parts

_AT_ONCE = 200
"""So many texts are compared at once."""
_MOST_ASKED = 500
"""So many pairs, each of another text, are asked for to see whether the GIN index answers as its table does."""
_THERE = text(
    "SELECT EXISTS (SELECT FROM pg_index WHERE indrelid = to_regclass(:table) AND indexrelid = to_regclass(:name)"
    " AND indisvalid)"
)
_CHOSEN = text(f"SELECT DISTINCT pairs[cardinality(pairs) / 2 + 1] FROM {NAME} LIMIT :most")
_BY_TABLE = text(f"SELECT pair, count(*) FROM {NAME}, unnest(pairs) AS pair WHERE pair = ANY(:chosen) GROUP BY pair")
_BY_INDEX = text(f"SELECT count(*) FROM {NAME} WHERE pairs @> CAST(ARRAY[:pair] AS integer[])")


def findings(connection: Connection) -> Iterator[Finding]:
    """What is wrong with the index, if there is one: nothing is lost by that, but words are not found."""
    if not search.exists(connection):
        return
    hint = _("It is derived from the texts; the owner of the database makes it anew with: annotator check --repair")
    try:
        with connection.begin_nested():
            wrong = _wrong(connection)
    except DAMAGES as error:
        yield unreadable(error, hint)
        return
    if wrong:
        yield disagreeing(wrong, hint)
    name = f"{NAME}_pairs"
    if not connection.execute(_THERE, {"table": NAME, "name": name}).scalar():
        yield Finding(name, _("The index “{name}” is gone.").format(name=name), hint, derived=True)


def mend(connection: Connection) -> bool:
    """Make the index anew from the texts, if something is wrong with it and we own it; tells whether it was."""
    if not any(findings(connection)) or not search.index_of(connection).may_begin(connection):
        return False
    search.drop(connection)
    search.begin(connection)
    search.catch_up(connection)
    return True


def _wrong(connection: Connection) -> int:
    """How many texts the index is wrong about: their entries, entries of none, or what it answers of its entries."""
    known = select(BODY.c.id)
    wrong = connection.execute(select(func.count()).select_from(PAIRS).where(PAIRS.c.body.not_in(known))).scalar_one()
    index = search.index_of(connection)
    for part in parts(list(connection.execute(known).scalars()), _AT_ONCE):
        held = {row.body: row.pairs for row in connection.execute(select(PAIRS).where(PAIRS.c.body.in_(part)))}
        entries = index.entries(search.texts(connection, list(held)))
        wrong += sum(held[one["body"]] != one["pairs"] for one in entries)
    return wrong or _not_given(connection)


def _not_given(connection: Connection) -> int:
    """Of how many texts the GIN index does not know what their entries say, as far as one pair of each tells."""
    chosen = list(connection.execute(_CHOSEN, {"most": _MOST_ASKED}).scalars())
    there = {row[0]: row[1] for row in connection.execute(_BY_TABLE, {"chosen": chosen})}
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    given = {pair: connection.execute(_BY_INDEX, {"pair": pair}).scalar_one() for pair in there}
    connection.execute(text("RESET enable_seqscan"))
    return max((abs(count - given[pair]) for pair, count in there.items()), default=0)

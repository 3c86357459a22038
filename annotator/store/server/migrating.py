"""Bringing a project on a server from an earlier format to the present one: in one transaction, or not at all.

Each step is what PostgreSQL is told, with the layout of its own time. What an older program may still write
while it has the project open gets the values of ``DEFAULT``.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

from annotator.domain.errors import OlderProject, ProjectReadOnly
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress
from annotator.store.engine import FORMAT
from annotator.store.server import layout
from annotator.store.server.news import CHANNEL, brought_up
from annotator.store.tables import OF_STATUS, WHOLE_SCORE
from annotator.store.words import pairs

_BIRTH = "hlc bigint NOT NULL, site bigint NOT NULL, gone boolean NOT NULL, id uuid PRIMARY KEY"
_OF_ARTICLE = "uuid {} REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED"
_PENDING = (
    f"id uuid PRIMARY KEY, article {_OF_ARTICLE.format('NOT NULL')}, body uuid NOT NULL, tag uuid NOT NULL,"
    ' start integer NOT NULL, "end" integer NOT NULL, core_start integer, core_end integer, text text NOT NULL,'
    " source text NOT NULL, reason text NOT NULL, score integer NOT NULL, person text NOT NULL, ties json NOT NULL"
)
_TALLY = "SELECT subject, sum(marks)::bigint AS marks, sum(hidden)::bigint AS hidden FROM tally_part GROUP BY subject"
_HIDDEN = (
    "INSERT INTO tally_part (subject, part, marks, hidden) SELECT m.{0}, 0, 0, count(*) "
    "FROM mark m JOIN article a ON a.id = m.article "
    "WHERE NOT m.gone AND m.{0} IS NOT NULL AND (a.gone OR a.body <> m.body) GROUP BY m.{0} "
    "ON CONFLICT (subject, part) DO UPDATE SET hidden = excluded.hidden"
)
STEPS: Mapping[int, Sequence[str]] = {
    2: (
        "ALTER TABLE tag ADD line text NOT NULL DEFAULT '', ADD retired boolean NOT NULL DEFAULT false",
        "ALTER TABLE article ADD note text NOT NULL DEFAULT '', ADD starred boolean NOT NULL DEFAULT false",
        f"CREATE TABLE difference ({_BIRTH}, first uuid NOT NULL, second uuid NOT NULL)",
        "CREATE INDEX ix_difference_first ON difference (first)",
        "CREATE INDEX ix_difference_second ON difference (second)",
        f"CREATE TABLE saved_search ({_BIRTH}, name text NOT NULL, query text NOT NULL)",
        f"CREATE INDEX life_of_status ON life (operation) WHERE {OF_STATUS}",
    ),
    3: (
        f"ALTER TABLE suggestion ADD score integer NOT NULL DEFAULT {WHOLE_SCORE}",
        "ALTER TABLE suggestion ADD state text NOT NULL DEFAULT 'rejected', ADD mark uuid",
        "ALTER TABLE project ADD sources_off json NOT NULL DEFAULT '[]'",
        f"CREATE TABLE pending ({_PENDING})",
        "CREATE INDEX pending_score ON pending (score, id)",
        "CREATE INDEX pending_text ON pending (id)",
        "CREATE INDEX pending_article ON pending (article, start)",
        f"CREATE TABLE sought (article {_OF_ARTICLE.format('PRIMARY KEY')}, stamp text NOT NULL)",
    ),
    4: ("ALTER TABLE pending ADD offered boolean NOT NULL DEFAULT false",),
    5: (
        "LOCK TABLE article, mark IN SHARE MODE",  # nobody of the older program marks or corrects until all is counted
        "ALTER TABLE tally_part ADD hidden bigint NOT NULL DEFAULT 0",
        f"CREATE OR REPLACE VIEW tally AS {_TALLY}",
        *(_HIDDEN.format(name) for name in ("article", "tag", "person")),
    ),
}
"""The orders that leave each format behind; the first one that lay on servers of teams is 2."""
_LIKE = {"difference": "link", "saved_search": "link", "pending": "tally_part", "sought": "tally_part"}
"""Tables that a step makes, and those whose rights they get."""
_OWNS = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('annotator_layout')")
_ALONE = text("LOCK TABLE annotator_layout IN ACCESS EXCLUSIVE MODE")
_WRITTEN = text("UPDATE annotator_layout SET format = :format")
_NOTIFY = text("SELECT pg_notify(:channel, :line)")


def bring_up(connection: Connection, address: ServerAddress) -> None:
    """Take every step to the present format, and tell those who have the project open; nothing where it is there.

    Raises ``ProjectReadOnly`` for others than the owner, ``OlderProject`` where no step leads from its format.
    """
    if layout.format_of(connection, address) >= FORMAT:
        return
    if not connection.execute(_OWNS).scalar():
        raise ProjectReadOnly(
            _("“{name}” was made by an older version, and only its owner may change its format.").format(
                name=address.name
            ),
            _("Nothing was changed; let the owner run: annotator server setup ADDRESS"),
        )
    connection.execute(_ALONE)
    version = layout.format_of(connection, address)  # another program may have been faster
    if version < min(STEPS):
        raise OlderProject(
            _("“{name}” was made by a very old version of the program.").format(name=address.name),
            _("Move it into a file with that version, and from there to a new database with this one."),
        )
    for number in range(version, FORMAT):
        for order in STEPS[number]:
            connection.exec_driver_sql(order)
    for table, like in _LIKE.items():
        pairs.share(connection, table, like)
    connection.execute(_WRITTEN, {"format": FORMAT})
    connection.execute(_NOTIFY, {"channel": CHANNEL, "line": brought_up(FORMAT)})

"""The tables of a project. Rows stay in this room: readers give values of ``annotator.domain``.

Every row that can be changed carries the clock of its birth (``hlc``, ``site``) and ``gone``, its own
tombstone. Times are milliseconds since 1970 UTC, spans code points of the body, half-open.
"""

from annotator.store.tables.columns import (
    HAS_VARIANTS,
    IS_GONE,
    IS_LONG,
    LONG,
    OF_STATUS,
    ON_A_SERVER,
    UNDONE,
    Born,
    Row,
    table_of,
)
from annotator.store.tables.content import (
    AnnotatorRow,
    ArticleRow,
    ArticleThemeRow,
    BodyRow,
    DifferenceRow,
    LinkRow,
    LinkTypeRow,
    MarkRow,
    PersonRow,
    ProjectRow,
    RepairRow,
    SavedSearchRow,
    SourceRow,
    StatusRow,
    SuggestionRow,
    TagRow,
)
from annotator.store.tables.log import TALLY_PART, ChangeRow, ConflictRow, LifeRow, OperationRow, SettledRow, TallyRow
from annotator.store.tables.pending import WHOLE_SCORE, PendingRow, SoughtRow

__all__ = [
    "CHANGEABLE",
    "HAS_VARIANTS",
    "IS_GONE",
    "IS_LONG",
    "LONG",
    "OF_STATUS",
    "ON_A_SERVER",
    "TALLY_PART",
    "UNDONE",
    "WHOLE_SCORE",
    "AnnotatorRow",
    "ArticleRow",
    "ArticleThemeRow",
    "BodyRow",
    "Born",
    "ChangeRow",
    "ConflictRow",
    "DifferenceRow",
    "LifeRow",
    "LinkRow",
    "LinkTypeRow",
    "MarkRow",
    "OperationRow",
    "PendingRow",
    "PersonRow",
    "ProjectRow",
    "RepairRow",
    "Row",
    "SavedSearchRow",
    "SettledRow",
    "SoughtRow",
    "SourceRow",
    "StatusRow",
    "SuggestionRow",
    "TagRow",
    "TallyRow",
    "table_of",
]

CHANGEABLE: dict[str, type[Born]] = {
    table_of(row).name: row
    for row in (
        ProjectRow,
        AnnotatorRow,
        TagRow,
        LinkTypeRow,
        PersonRow,
        ArticleRow,
        StatusRow,
        MarkRow,
        LinkRow,
        ArticleThemeRow,
        SuggestionRow,
        SettledRow,
        DifferenceRow,
        SavedSearchRow,
    )
}
"""The tables whose rows the log can change, by the name that it calls them."""

"""What one copy took out of the codebook and another one used meanwhile: it is still there, with what is above it."""

from uuid import UUID

from sqlalchemy import Connection, exists, select

from annotator.store.tables import ArticleThemeRow, LinkRow, LinkTypeRow, TagRow, TallyRow, table_of

TAG, LINK_TYPE, TALLY = table_of(TagRow), table_of(LinkTypeRow), table_of(TallyRow)
LINK, THEME = table_of(LinkRow), table_of(ArticleThemeRow)
_MARKED = exists().where(TALLY.c.subject == TAG.c.id, TALLY.c.marks > 0)
_THEMED = exists().where(THEME.c.tag == TAG.c.id, ~THEME.c.gone)
_LINKED = exists().where(LINK.c.type == LINK_TYPE.c.id, ~LINK.c.gone)


def tags(connection: Connection) -> set[UUID]:
    """The tags that were taken away and carry marks or themes, or have one below them that is there."""
    rows = connection.execute(select(TAG.c.id, TAG.c.parent, TAG.c.gone)).all()
    gone = {row.id for row in rows if row.gone}
    used = set[UUID]()
    for is_used in (_MARKED, _THEMED) if gone else ():
        used |= set(connection.execute(select(TAG.c.id).where(TAG.c.gone, is_used)).scalars())
    above: dict[UUID, UUID | None] = {row.id: row.parent for row in rows}
    waiting = list(above.keys() - gone | used)
    while waiting:
        parent = above[waiting.pop()]
        if parent is not None and parent in gone - used:
            used.add(parent)
            waiting.append(parent)
    return used


def link_types(connection: Connection) -> set[UUID]:
    """The types of link that were taken away and of which there are links."""
    return set(connection.execute(select(LINK_TYPE.c.id).where(LINK_TYPE.c.gone, _LINKED)).scalars())

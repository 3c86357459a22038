"""One tag takes over what stands under another: marks, their links, themes of articles."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.codebook import Tag
from annotator.domain.ids import LinkId, MarkId, TagId, ThemeId, new_id
from annotator.store import Pen


def unite(pen: Pen, gone: Tag, into: TagId) -> None:
    """Let everything that stands under ``gone`` stand under ``into``, nothing twice."""
    twins = pen.marks.twins(gone.id, into)
    _move_links(pen, twins)
    moved = [mark for mark in pen.marks.with_tag(gone.id) if mark.id not in twins]
    pen.marks.change_all({mark.id: {"tag": into} for mark in moved})
    pen.marks.remove(twins)
    there = {(theme.article, theme.annotator) for theme in pen.themes.with_tag(into)}
    themes = pen.themes.with_tag(gone.id)
    pen.themes.remove_all(theme.id for theme in themes)
    pen.themes.add_all(
        replace(theme, id=ThemeId(new_id()), tag=into)
        for theme in themes
        if (theme.article, theme.annotator) not in there
    )


def _move_links(pen: Pen, twins: dict[MarkId, MarkId]) -> None:
    """The links of marks that go lead to their twins, unless those are linked so already."""
    links = pen.links.of_marks(twins)
    new = [
        replace(
            link, id=LinkId(new_id()), from_mark=twins.get(link.from_mark, link.from_mark),
            to_mark=twins.get(link.to_mark, link.to_mark),
        )
        for link in links
    ]  # fmt: skip
    pen.links.remove([link.id for link in links])
    known = {(link.type, link.from_mark, link.to_mark) for link in pen.links.of_marks(_ends(twins.values()))}
    for link in new:
        joined = (link.type, link.from_mark, link.to_mark)
        if joined not in known and link.from_mark != link.to_mark:
            pen.links.add(link)
            known.add(joined)


def _ends(marks: Iterable[MarkId]) -> list[MarkId]:
    return sorted(set(marks))

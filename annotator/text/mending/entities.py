"""Characters still written as a page's source writes them, because they were written so twice: ``&amp;#20013;``."""

import html
import re

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"[<&]")
_QUOTED = re.compile(r"""["'`“”‘’「」『』《》()（）]""")
_MARKUP = frozenset("<>&\"'")
_MOST_TIMES = 5


def propose(text: str) -> list[Proposal]:
    """One proposal for each; certain where no other ``&`` or ``<`` tells that the text was decoded already.

    Where all stand for what markup is made of, the text may be about markup.
    """
    found = [(one, written) for one in _ENTITY.finditer(text) if (written := _decoded(one[0])) is not None]
    if not found:
        return []
    places = {one.start() for one, _written in found}
    decoded_already = any(bare.start() not in places for bare in _BARE.finditer(text))
    decoded_already = decoded_already or {"<", ">"} <= {written for _one, written in found} <= _MARKUP
    reason = _("“{written}” is how the source of a page writes “{character}”.")
    return [
        Proposal(
            RepairKind.ENTITY, Span(*one.span()), written, reason.format(written=one[0], character=written),
            Stance.OFFERED if decoded_already or _is_mentioned(text, one) else Stance.CERTAIN, one[0],
        )
        for one, written in found
    ]  # fmt: skip


def _decoded(entity: str) -> str | None:
    """What an entity stands for; ``None`` where it is none or no text may hold it."""
    for _time in range(_MOST_TIMES):
        after = html.unescape(entity)
        if after == entity:
            break
        entity = after
    is_whole = len(entity) <= 2 and (entity in "&<>" or not _BARE.search(entity))
    return (
        entity
        if is_whole and "\ufffd" not in entity and all(one.isprintable() or one.isspace() for one in entity)
        else None
    )


def _is_mentioned(text: str, found: re.Match[str]) -> bool:
    """Whether an entity stands between quotes or brackets, as in a text that explains how to write it."""
    around = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return all(one and _QUOTED.fullmatch(one) for one in around)

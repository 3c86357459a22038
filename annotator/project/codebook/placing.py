"""The order of tags beside each other: pure decisions on the numbers at which they stand."""

from collections.abc import Mapping, Sequence

from annotator.domain.codebook import Codebook
from annotator.domain.errors import TagRefused
from annotator.domain.ids import TagId
from annotator.domain.language import _


def beside(codebook: Codebook, parent: TagId | None, tag: TagId, before: TagId | None) -> list[TagId]:
    """The tags below ``parent`` with ``tag`` among them in front of ``before``, or at the end."""
    keys = [child.id for child in codebook.children(parent) if child.id != tag]
    if before is None or before == tag:
        return [*keys, tag]
    if before not in keys:
        raise TagRefused(
            _("“{tag}” does not stand there.").format(tag=codebook.tag(before).name), _("Choose a tag beside it.")
        )
    at = keys.index(before)
    return [*keys[:at], tag, *keys[at:]]


def placed(ordinals: Mapping[TagId, int], order: Sequence[TagId]) -> dict[TagId, int]:
    """New numbers for as few tags as can be so that they stand in ``order``: only those that need another one."""
    free = sorted(ordinals[tag] for tag in order)
    found: dict[TagId, int] = {}
    last = min(free, default=0) - 1
    for tag, number in zip(order, free, strict=True):
        last = max(last + 1, number)
        if ordinals[tag] != last:
            found[tag] = last
    return found

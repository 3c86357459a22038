"""What a codebook accepts: pure decisions on a tag before it is stored."""

from dataclasses import replace

from annotator.domain.codebook import BUILT_IN_KINDS, CUE, Codebook, Tag
from annotator.domain.errors import TagRefused
from annotator.domain.language import _


def fitting(codebook: Codebook, tag: Tag) -> Tag:
    """``tag`` with a tidy name, if the codebook can hold it beside its other tags. Raises ``TagRefused``."""
    tag = replace(tag, name=tag.name.strip(), key=tag.key.strip())
    if not tag.name or "/" in tag.name:
        raise TagRefused(_("A tag's name must hold something, and no “/”."), _("Choose another name."))
    if len(tag.key) > 1:
        raise TagRefused(_("The key “{key}” is more than one character.").format(key=tag.key), _("Choose one key."))
    for other in codebook.tags:
        if other.id != tag.id:
            _beside(tag, other)
    _below(codebook, tag)
    return tag


def removable(codebook: Codebook, tag: Tag) -> None:
    """Raises ``TagRefused`` for a tag that the program itself needs, or that has tags below it."""
    if tag.parent is None and tag.kind in (*BUILT_IN_KINDS, CUE):
        raise TagRefused(
            _("“{tag}” belongs to every project.").format(tag=tag.name), _("Rename it, or leave it unused.")
        )
    below = [child.name for child in codebook.children(tag.id)]
    if below:
        raise TagRefused(
            _("“{tag}” has tags below it: {below}.").format(tag=tag.name, below=", ".join(below)),
            _("Remove or move those first."),
        )


def _beside(tag: Tag, other: Tag) -> None:
    if (other.parent, other.name) == (tag.parent, tag.name):
        raise TagRefused(_("There is a tag “{tag}” already.").format(tag=tag.name), _("Choose another name."))
    if tag.key and other.key == tag.key:
        raise TagRefused(
            _("The key “{key}” belongs to the tag “{tag}”.").format(key=tag.key, tag=other.name),
            _("Choose another key, or free that one first."),
        )


def _below(codebook: Codebook, tag: Tag) -> None:
    """The parents of a tag lead up to the tag of its own kind."""
    seen, parent = {tag.id}, tag.parent
    while parent is not None:
        above = codebook.tag(parent)
        if above.id in seen or above.kind != tag.kind:
            raise TagRefused(
                _("“{tag}” cannot stand below “{parent}”.").format(tag=tag.name, parent=above.name),
                _("Choose a tag of the kind {kind} that is not below it.").format(kind=tag.kind),
            )
        seen.add(above.id)
        parent = above.parent

"""What a codebook accepts: pure decisions on a tag before it is stored."""

import re
from dataclasses import replace

from annotator.domain.codebook import (
    BUILT_IN_KINDS,
    CUE,
    Codebook,
    Feature,
    FeatureKind,
    LinkType,
    Tag,
    default_codebook,
)
from annotator.domain.errors import TagRefused
from annotator.domain.language import _

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LONGEST_SIGN = 2
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#B5A800", "#565B66")
"""Colours that stay apart for most colour-blind readers: Okabe and Ito, with a yellow to be seen on white."""


def fitting(codebook: Codebook, tag: Tag) -> Tag:
    """``tag`` with a tidy name, if the codebook can hold it beside its other tags. Raises ``TagRefused``."""
    tag = replace(tag, name=tag.name.strip(), key=tag.key.strip())
    if not tag.name or "/" in tag.name:
        raise TagRefused(_("A tag's name must hold something, and no “/”."), _("Choose another name."))
    if len(tag.key) > 1:
        raise TagRefused(_("The key “{key}” is more than one character.").format(key=tag.key), _("Choose one key."))
    if len(tag.sign) > LONGEST_SIGN:
        raise TagRefused(
            _("The sign “{sign}” is too long for a chip.").format(sign=tag.sign), _("Choose one or two characters.")
        )
    if not _COLOUR.fullmatch(tag.colour):
        raise TagRefused(_("“{colour}” is no colour.").format(colour=tag.colour), _("Write it like #0072B2."))
    for other in codebook.tags:
        if other.id != tag.id:
            _beside(tag, other)
    _below(codebook, tag)
    return replace(tag, features=asking(tag.features))


def asking(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """What a tag asks, with tidy names and choices. Raises ``TagRefused``."""
    tidy = tuple(
        replace(one, name=one.name.strip(), choices=tuple(word.strip() for word in one.choices if word.strip()))
        for one in features
    )
    names = [one.name for one in tidy]
    for one in tidy:
        if not one.name or names.count(one.name) > 1:
            raise TagRefused(
                _("Each feature of a tag needs a name of its own, and “{name}” is none.").format(name=one.name),
                _("Choose another name."),
            )
        if len(set(one.choices)) < len(one.choices) or (one.kind is FeatureKind.CHOICE and not one.choices):
            raise TagRefused(
                _("The feature “{name}” needs choices that differ from each other.").format(name=one.name),
                _("Write them with a comma between."),
            )
    return tidy


def completed(codebook: Codebook) -> Codebook:
    """``codebook`` with the tags and link types that the program itself needs, where they are missing.

    A usual key that another tag has is left to that one.
    """
    usual, kinds = default_codebook(), {tag.kind for tag in codebook.tags if tag.parent is None}
    keys = {tag.key for tag in codebook.tags if tag.key}
    missing = (tag for tag in usual.tags if tag.kind not in kinds)
    tags = tuple(replace(tag, key="" if tag.key in keys else tag.key) for tag in missing)
    names = {one.name for one in codebook.link_types}
    types = tuple(one for one in usual.link_types if one.name not in names)
    return Codebook((*codebook.tags, *tags), (*codebook.link_types, *types))


def fitting_link_type(codebook: Codebook, link_type: LinkType) -> LinkType:
    """``link_type`` with a tidy name, if the codebook can hold it beside the others. Raises ``TagRefused``."""
    link_type = replace(link_type, name=link_type.name.strip())
    if not link_type.name or any(
        other.name == link_type.name and other.id != link_type.id for other in codebook.link_types
    ):
        raise TagRefused(
            _("Each link type needs a name of its own, and “{name}” is none.").format(name=link_type.name),
            _("Choose another name."),
        )
    needed = {one.id: one for one in default_codebook().link_types}.get(link_type.id)
    if needed is not None and not _keeps(link_type, needed):
        raise TagRefused(
            _("The program itself needs the link type “{name}” as it is.").format(name=needed.name),
            _("More kinds may be joined by it, but not fewer; or add a link type of your own."),
        )
    return link_type


def _keeps(link_type: LinkType, needed: LinkType) -> bool:
    """Whether a type of link still joins at least what the program joins with it, under its name."""
    ends = ((link_type.from_kinds, needed.from_kinds), (link_type.to_kinds, needed.to_kinds))
    return link_type.name == needed.name and all(not kinds or set(kinds) >= set(least) for kinds, least in ends)


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
    if tag.key and other.key == tag.key and not (tag.retired or other.retired):
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

"""How what a codebook says is called for people; names that people gave stay as they are."""

from annotator.domain.codebook import (
    CONTINUES,
    CUE,
    CUE_OF,
    HOLDS,
    PERSON,
    QUOTE,
    ROLE,
    SAYS,
    THEME,
    FeatureKind,
    LinkType,
    Overlap,
    Tag,
)
from annotator.domain.language import _, marked

_KINDS = {
    PERSON: marked("Person"),
    ROLE: marked("Role"),
    QUOTE: marked("Quote"),
    THEME: marked("Theme"),
    CUE: marked("Cue"),
}
_LINKS = {
    HOLDS: marked("holds"),
    SAYS: marked("says"),
    CUE_OF: marked("cue"),
    CONTINUES: marked("continues"),
}
_RULES = {
    Overlap.ANY: marked("any: marks may lie in each other and cross"),
    Overlap.NEST: marked("nest only: one inside the other, but never across"),
    Overlap.NONE: marked("none: no two marks of the kind share a character"),
}
_FEATURES = {
    FeatureKind.CHOICE: marked("one of"), FeatureKind.TEXT: marked("words"), FeatureKind.YES_NO: marked("yes / no"),
    FeatureKind.NUMBER: marked("a number"),
}  # fmt: skip


def kind_name(kind: str) -> str:
    """What a kind is called in the current language; a further kind by its own name."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def tag_name(tag: Tag) -> str:
    """A tag's name; that of a built-in kind in the current language."""
    return _(_KINDS[tag.name]) if tag.parent is None and tag.name in _KINDS else tag.name


def path_name(path: str) -> str:
    """A path of tag names, its built-in kind in the current language."""
    kind, *below = path.split("/")
    return "/".join([kind_name(kind), *below])


def link_words(name: str) -> str:
    """What a link type of that name is called in the current language."""
    return _(_LINKS[name]) if name in _LINKS else name


def link_name(link_type: LinkType) -> str:
    """A link type's name; that of a built-in one in the current language."""
    return link_words(link_type.name)


def link_joined(one: LinkType) -> str:
    """A type of link with what it joins, such as ``says: Person → Quote``."""
    ends = (", ".join(kind_name(kind) for kind in kinds) or _("any kind") for kinds in (one.from_kinds, one.to_kinds))
    return f"{link_name(one)}:  {'  →  '.join(ends)}"


def overlap_name(rule: Overlap) -> str:
    """What a rule of overlap says, in the current language."""
    return _(_RULES[rule])


def feature_kind_name(kind: FeatureKind) -> str:
    """What a feature holds, in the current language."""
    return _(_FEATURES[kind])

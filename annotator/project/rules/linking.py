"""Which marks a type of link may join: pure decisions."""

from collections.abc import Mapping

from annotator.domain.codebook import Codebook, LinkType
from annotator.domain.errors import LinkRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Link, Mark


def forbidden(codebook: Codebook, link: Link, kinds: Mapping[MarkId, str]) -> bool:
    """Whether the codebook no longer allows a link between marks of those kinds."""
    return not codebook.link_type_of(link.type).allows(kinds[link.from_mark], kinds[link.to_mark])


def check(codebook: Codebook, link_type: LinkType, from_mark: Mark, to_mark: Mark) -> None:
    """Raises ``LinkRefused`` where two marks may not be joined by a type of link."""
    if from_mark.id == to_mark.id:
        raise LinkRefused(
            _("“{words}” cannot be linked to itself.").format(words=from_mark.text), _("Choose two marks.")
        )
    if from_mark.article != to_mark.article:
        raise LinkRefused(
            _("“{first}” and “{second}” stand in different articles.").format(
                first=from_mark.text, second=to_mark.text
            ),
            _("Links join marks of one article; join people through the register instead."),
        )
    check_kinds(link_type, codebook.tag(from_mark.tag).kind, codebook.tag(to_mark.tag).kind)


def check_kinds(link_type: LinkType, from_kind: str, to_kind: str) -> None:
    """Raises ``LinkRefused`` where marks of two kinds may not be joined by a type of link."""
    if not link_type.allows(from_kind, to_kind):
        raise LinkRefused(
            _("A link “{type}” cannot lead from a {first} to a {second}.").format(
                type=link_type.name, first=from_kind, second=to_kind
            ),
            _("The codebook allows it from {first} to {second}.").format(
                first=_names(link_type.from_kinds), second=_names(link_type.to_kinds)
            ),
        )


def _names(kinds: tuple[str, ...]) -> str:
    return ", ".join(kinds) or _("any kind")

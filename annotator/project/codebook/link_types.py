"""The types of link: adding, changing, removing."""

from annotator.domain.codebook import LinkType, default_codebook
from annotator.domain.errors import TagRefused
from annotator.domain.ids import LinkTypeId, new_id
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.project.desk import Desk
from annotator.project.rules.coding import fitting_link_type


class LinkTypes:
    """What marks may be joined by, and which."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, name: str, from_kinds: tuple[str, ...] = (), to_kinds: tuple[str, ...] = ()) -> Outcome[LinkType]:
        """Add a type of link from some kinds to others; without kinds it joins any. Raises ``TagRefused``."""
        made = fitting_link_type(self._desk.codebook, LinkType(LinkTypeId(new_id()), name, from_kinds, to_kinds))
        with self._desk.write(Deed.LINK_TYPE_ADDED, made.name) as pen:
            pen.project.add_link_types([made])
        return self._desk.done(pen, made)

    def change(self, link_type: LinkType) -> Outcome[LinkType]:
        """Store a type of link with another name or other kinds; links that there are stay. Raises ``TagRefused``."""
        before = self._desk.codebook.link_type_of(link_type.id)
        after = fitting_link_type(self._desk.codebook, link_type)
        with self._desk.write(Deed.LINK_TYPE_EDITED, after.name) as pen:
            if after != before:
                pen.project.change_link_type(after)
        return self._desk.done(pen, after)

    def uses(self, link_type: LinkTypeId) -> int:
        """How many links would go with a type, also those between marks that no text shows now."""
        with self._desk.read() as reader:
            return reader.links.uses(link_type)

    def remove(self, link_type: LinkTypeId) -> Outcome[LinkType]:
        """Remove a type of link with the links of it, as one step. Raises ``TagRefused`` for one that is needed."""
        gone = self._desk.codebook.link_type_of(link_type)
        if any(one.id == link_type for one in default_codebook().link_types):
            raise TagRefused(
                _("“{tag}” belongs to every project.").format(tag=gone.name), _("Leave it unused, or add another one.")
            )
        with self._desk.write(Deed.LINK_TYPE_REMOVED, gone.name) as pen:
            pen.links.remove([link.id for link in pen.links.of_type(link_type)])
            pen.project.remove_link_types([link_type])
        return self._desk.done(pen, gone)

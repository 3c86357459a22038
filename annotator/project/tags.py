"""The tags of the codebook: adding, changing, removing."""

from annotator.domain.codebook import Tag
from annotator.domain.errors import NotFound, TagRefused
from annotator.domain.ids import TagId, new_id
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Deed, Outcome
from annotator.project.codebook.shaping import Shaping
from annotator.project.rules import joining
from annotator.project.rules.coding import PALETTE, fitting, removable
from annotator.project.rules.removing import MANY


class Tags(Shaping):
    """The tags of the codebook, as far as people change them."""

    def add(
        self, kind: str, name: str, *, parent: TagId | None = None, colour: str = "", key: str = ""
    ) -> Outcome[Tag]:
        """Add a tag below ``parent``, or directly below its kind; a kind that is new begins with its own tag.

        Without a colour it takes that of the tag above. Raises ``TagRefused`` where the name or key
        is taken.
        """
        book = self._desk.codebook
        above = parent or next((tag.id for tag in book.children(None) if tag.kind == kind), None)
        if above is None and name.strip() != kind:
            raise NotFound(
                _("The codebook has no kind “{kind}”.").format(kind=kind),
                _("Add a tag that is called like the kind first."),
            )
        colour = colour or (book.tag(above).colour if above else "#777777")
        tag = fitting(book, Tag(TagId(new_id()), kind, name, above, colour, key, sign=name.strip()[:1]))
        with self._desk.write(Deed.TAG_ADDED, tag.name) as pen:
            pen.project.add_tags([tag])
        return self._desk.done(pen, tag)

    def add_kind(self, name: str, *, colour: str = "", key: str = "") -> Outcome[Tag]:
        """Add a further kind by its own tag; without a colour it takes one that no kind has yet."""
        taken = {tag.colour.upper() for tag in self._desk.codebook.children(None)}
        free = next((one for one in PALETTE if one.upper() not in taken), PALETTE[0])
        return self.add(name.strip(), name, colour=colour or free, key=key)

    def change(self, tag: Tag) -> Outcome[Tag]:
        """Store a tag with another name, colour, key, place or rule; its kind stays. Raises ``TagRefused``."""
        before = self._desk.codebook.tag(tag.id)
        if tag.kind != before.kind or (tag.parent is None) != (before.parent is None):
            raise TagRefused(
                _("“{tag}” cannot become a tag of another kind.").format(tag=before.name),
                _("Add a new tag there and relabel the marks."),
            )
        tag = fitting(self._desk.codebook, tag)
        with self._desk.write(Deed.TAG_EDITED, tag.name) as pen:
            if tag != before:
                pen.project.change_tag(tag)
        return self._desk.done(pen, tag)

    def uses(self, tag: TagId) -> int:
        """How many marks and themes of articles carry a tag itself."""
        with self._desk.read() as reader:
            return reader.project.uses(tag)

    def remove(self, tag: TagId) -> Outcome[Tag]:
        """Remove a tag that nothing carries. Raises ``TagRefused`` where it is used, needed or has tags below."""
        book = self._desk.codebook
        gone = book.tag(tag)
        removable(book, gone)
        with self._desk.write(Deed.TAG_REMOVED, gone.name) as pen:
            used = pen.project.uses(tag)
            if used:
                raise TagRefused(
                    ngettext(
                        "“{tag}” is used once.",
                        "“{tag}” is used {count} times.",
                        used,
                    ).format(tag=gone.name, count=used),
                    _("Relabel those marks first, or remove the tag with its marks."),
                )
            pen.project.remove_tags([tag])
        return self._desk.done(pen, gone)

    def remove_with_marks(self, tag: TagId) -> Outcome[Tag]:
        """Remove a tag with the marks and themes that carry it, everybody's, as one step; ``uses`` says how many.

        Undoing that step brings back all of it. Raises ``TagRefused`` for a tag that is needed or has tags below.
        """
        gone = self._desk.codebook.tag(tag)
        removable(self._desk.codebook, gone)
        if self.uses(tag) > MANY:
            self._desk.store.keeper.before_removal()
        with self._desk.write(Deed.TAG_REMOVED, gone.name) as pen:
            marks = pen.marks.with_tag(tag)
            keys = [mark.id for mark in marks]
            pen.links.remove([link.id for link in pen.links.of_marks(keys)])
            pen.marks.remove(keys)
            joining.let_go(pen, (mark.person for mark in marks))
            pen.themes.remove_all(theme.id for theme in pen.themes.with_tag(tag))
            pen.project.remove_tags([tag])
        return self._desk.done(pen, gone)

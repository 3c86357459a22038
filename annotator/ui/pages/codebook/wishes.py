"""What is wished for a tag on the page of the codebook: asked where need be, then done by one verb."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.codebook import Codebook, Feature, LinkType, Tag
from annotator.domain.coding.guidelines import Sample
from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _, ngettext
from annotator.ui import messages
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import kind_name, link_name, path_name, tag_name
from annotator.ui.pages.codebook.asking import FeatureForm, LinkTypeForm
from annotator.ui.pages.codebook.splitting import SplitForm
from annotator.ui.running.many import Many

MOST_OFFERED = 500
"""So many marks of a tag are offered to be split off."""


class Wishes(QObject):
    """The gestures of the page; ``here`` is the chosen tag, ``at`` where a list opens, ``choose`` goes to a tag."""

    picked = Signal()
    """The list to pick from is gone: the keyboard is free."""

    def __init__(
        self,
        hub: Hub,
        many: Many,
        picker: Picker,
        page: QWidget,
        here: Callable[[], TagId | None],
        at: Callable[[], QPoint],
        choose: Callable[[TagId], None],
    ) -> None:
        super().__init__(page)
        self._hub, self._many, self._picker, self._page = hub, many, picker, page
        self._here, self._at, self._choose = here, at, choose
        self._wishes: dict[str, Callable[[Tag], None]] = {
            "move": self._move, "merge": self._merge, "split": self._split, "retire": self._retire,
            "remove": self._remove, "feature": self._add_feature,
            "link": self._add_link,
        }  # fmt: skip

    def do(self, wish: str, tag: Tag) -> None:
        """Do what a button of the form is for."""
        self._wishes[wish](tag)

    def add_tag(self) -> None:
        """Ask for a name and add a tag below the chosen one."""
        here = self._here()
        if here is None:
            return
        above = self._book.tag(here)
        question = _("Name of the new tag below “{tag}”").format(tag=tag_name(above))
        if name := messages.line(self._page, _("New tag"), question):
            self._done(lambda project: project.tags.add(above.kind, name, parent=above.id))

    def add_kind(self) -> None:
        """Ask for a name and add a further kind."""
        question = _("Name of the new kind, such as organisation or place")
        if name := messages.line(self._page, _("New kind"), question):
            self._done(lambda project: project.tags.add_kind(name))

    def step(self, tag: TagId, by: int) -> None:
        """Change places with the tag before or after it."""
        book = self._book
        beside = list(book.children(book.tag(tag).parent))
        at = next(number for number, one in enumerate(beside) if one.id == tag)
        behind = at - 1 if by < 0 else at + 2
        if 0 <= at + by < len(beside):
            before = beside[behind].id if behind < len(beside) else None
            self._done(lambda project: project.tags.reorder(tag, before))

    def deepen(self, tag: TagId, by: int) -> None:
        """Stand below the tag before it, or beside the one above it."""
        book = self._book
        found = book.tag(tag)
        if found.parent is None:
            return
        if by > 0:
            beside = list(book.children(found.parent))
            at = next(number for number, one in enumerate(beside) if one.id == tag)
            if at:
                self._done(lambda project: project.tags.move(tag, beside[at - 1].id))
            return
        above = book.tag(found.parent)
        if above.parent is not None:
            beside = list(book.children(above.parent))
            at = next(number for number, one in enumerate(beside) if one.id == above.id)
            before = beside[at + 1].id if at + 1 < len(beside) else None
            self._done(lambda project: project.tags.move(tag, above.parent, before))

    def drop(self, tag: TagId, parent: TagId | None, before: TagId | None) -> None:
        """Put a tag where it was dropped; nothing where that is where it stands."""
        found = self._book.tag(tag)
        if before == tag or (parent == tag):
            return
        if parent == found.parent:
            self._done(lambda project: project.tags.reorder(tag, before))
        elif parent is None:
            self._hub.refused.emit(_("“{tag}” belongs below a kind; add a kind with + Kind.").format(tag=found.name))
        else:
            self._done(lambda project: project.tags.move(tag, parent, before))

    def change_feature(self, tag: TagId | None, feature: Feature) -> None:
        """Ask how a feature shall be."""
        form = FeatureForm(feature)
        if tag is not None and messages.form(self._page, _("What the tag asks"), form):
            after = form.value()
            self._hub.perform(lambda project: project.tags.ask_otherwise(tag, feature.name, after))

    def remove_feature(self, tag: TagId | None, feature: Feature) -> None:
        """Ask a feature no more; undo brings it back."""
        if tag is not None:
            self._hub.perform(lambda project: project.tags.ask_no_more(tag, feature.name))

    def change_link(self, link_type: LinkType) -> None:
        """Ask how a type of link shall be."""
        form = LinkTypeForm(self._kinds(), link_type)
        if messages.form(self._page, _("Link type"), form):
            name, begins, ends = form.value()
            after = LinkType(link_type.id, name, begins, ends)
            self._hub.perform(lambda project: project.link_types.change(after))

    def remove_link(self, link_type: LinkType) -> None:
        """Remove a type of link; where links go with it that is asked first."""
        uses = self._hub.project.link_types.uses(link_type.id)
        asked = ngettext(
            "Remove the link type “{name}” and {count} link of it?",
            "Remove the link type “{name}” and {count} links of it?",
            uses,
        )
        question = asked.format(name=link_name(link_type), count=uses)
        if not uses or messages.agree(self._page, question, _("Undoing the step brings all back."), _("&Remove")):
            self._hub.perform(lambda project: project.link_types.remove(link_type.id))

    def take_example(self, tag: TagId | None, mark: MarkId, sample: Sample) -> None:
        """Put a mark into the guideline of a tag."""
        if tag is not None:
            self._hub.perform(lambda project: project.tags.take_example(tag, mark, sample))

    def _move(self, tag: Tag) -> None:
        below = {one.id for one in self._book.branch(tag.id)}
        choices = [one for one in self._book.tags if one.kind == tag.kind and one.id not in below]
        title = _("Below which tag shall “{tag}” stand?").format(tag=tag.name)
        self._pick(title, choices, lambda parent: self._done(lambda project: project.tags.move(tag.id, parent)))

    def _merge(self, tag: Tag) -> None:
        below = {one.id for one in self._book.branch(tag.id)}
        choices = [one for one in self._book.tags if one.kind == tag.kind and one.id not in below]
        title = _("Which tag shall take over the marks of “{tag}”?").format(tag=tag.name)
        self._pick(title, choices, lambda into: self._merge_into(tag, into))

    def _merge_into(self, tag: Tag, into: TagId) -> None:
        self._many.perform(
            _("Merging tags"), self._uses(tag.id), lambda project: project.tags.merge(tag.id, into),
            lambda outcome: self._choose(outcome.value.id) if outcome is not None else None,
        )  # fmt: skip

    def _split(self, tag: Tag) -> None:
        shown = self._hub.project.insight.own(tag.id, MOST_OFFERED + 1)
        if not shown:
            self._hub.refused.emit(_("“{tag}” itself has no marks to split off.").format(tag=tag_name(tag)))
            return
        form = SplitForm(shown[:MOST_OFFERED], more=len(shown) > MOST_OFFERED)
        if messages.form(self._page, _("Split “{tag}”").format(tag=tag_name(tag)), form):
            marks, name = form.value()
            if marks:
                self._done(lambda project: project.tags.split(marks, name))

    def _retire(self, tag: Tag) -> None:
        if tag.retired:
            self._hub.perform(lambda project: project.tags.bring_back(tag.id))
        else:
            self._hub.perform(lambda project: project.tags.retire(tag.id))

    def _remove(self, tag: Tag) -> None:
        uses = self._uses(tag.id)
        asked = ngettext(
            "Remove the tag “{tag}” and {count} mark that carries it?",
            "Remove the tag “{tag}” and {count} marks that carry it?",
            uses,
        )
        hint = _("Its marks go, everybody's. Retire it instead to keep them. Undoing the step brings all back.")
        question = asked.format(tag=tag_name(tag), count=uses)
        if not uses or messages.agree(self._page, question, hint, _("&Remove")):
            self._many.perform(_("Removing a tag"), uses, lambda project: project.tags.remove_with_marks(tag.id))

    def _add_feature(self, tag: Tag) -> None:
        form = FeatureForm()
        if messages.form(self._page, _("What the tag asks"), form):
            feature = form.value()
            self._hub.perform(lambda project: project.tags.ask(tag.id, feature))

    def _add_link(self, tag: Tag) -> None:
        form = LinkTypeForm(self._kinds(), start=tag.kind)
        if messages.form(self._page, _("Link type"), form):
            name, begins, ends = form.value()
            self._hub.perform(lambda project: project.link_types.add(name, begins, ends))

    def _uses(self, tag: TagId) -> int:
        return self._hub.project.tags.uses(tag)

    @property
    def _book(self) -> Codebook:
        return self._hub.project.codebook

    def _kinds(self) -> dict[str, str]:
        return {tag.kind: kind_name(tag.kind) for tag in self._book.children(None)}

    def _pick(self, title: str, tags: list[Tag], take: Callable[[TagId], None]) -> None:
        choices = [Choice(path_name(self._book.path(tag.id)).replace("/", " › "), tag.id) for tag in tags]
        self._picker.ask(
            self._at(), title, choices, lambda tag: self._picked(take, tag), make=self._unknown,
            hint=_("type a few letters of a tag"),
        )  # fmt: skip

    def _picked(self, take: Callable[[TagId], None], tag: TagId) -> None:
        take(tag)
        self.picked.emit()

    def _unknown(self, words: str) -> None:
        self._hub.refused.emit(_("There is no tag “{words}”.").format(words=words))

    def _done(self, verb: Callable[..., object]) -> None:
        """Perform a verb that gives a tag, and be at that tag."""
        outcome = self._hub.perform(verb)  # type: ignore[arg-type]
        if outcome is not None:
            self._choose(outcome.value.id)

"""Reshaping the codebook: renaming, moving, merging, splitting, retiring tags, and what they ask; marks stay."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.codebook import Codebook, Feature, Tag
from annotator.domain.coding.guidelines import Sample, with_sample
from annotator.domain.errors import NotFound, TagRefused
from annotator.domain.ids import MarkId, TagId, new_id
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.project.codebook.placing import beside, placed
from annotator.project.codebook.uniting import unite
from annotator.project.desk import Desk
from annotator.project.rules.coding import fitting, removable
from annotator.project.rules.making import mark_of, marks_of
from annotator.project.rules.removing import MANY
from annotator.store import Pen


class Shaping:
    """The verbs that leave every mark where it stands; each is one step of undo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rename(self, tag: TagId, name: str) -> Outcome[Tag]:
        """Call a tag otherwise. Raises ``TagRefused`` where the name is taken beside it."""
        before = self._book.tag(tag)
        return self._put(before, replace(before, name=name), Deed.TAG_RENAMED, f"{before.name} → {name.strip()}")

    def move(self, tag: TagId, parent: TagId, before: TagId | None = None) -> Outcome[Tag]:
        """Put a tag below another one of its kind, in front of the tag ``before`` there or at the end.

        Raises ``TagRefused`` for a kind itself, below a tag of another kind, and below itself.
        """
        book = self._book
        old = book.tag(tag)
        if old.parent is None:
            raise TagRefused(
                _("“{tag}” is a kind and stands below nothing.").format(tag=old.name),
                _("Change the order of kinds instead."),
            )
        new = fitting(book, replace(old, parent=parent))
        with self._desk.write(Deed.TAG_PLACED, old.name) as pen:
            if new != old:
                pen.project.change_tag(new)
            pen.project.arrange(placed(pen.project.ordinals(), beside(book, parent, tag, before)))
        return self._desk.done(pen, new)

    def reorder(self, tag: TagId, before: TagId | None) -> Outcome[Tag]:
        """Put a tag in front of another one beside it, or at the end of those; kinds are put in order, too."""
        book = self._book
        found = book.tag(tag)
        with self._desk.write(Deed.TAG_PLACED, found.name) as pen:
            pen.project.arrange(placed(pen.project.ordinals(), beside(book, found.parent, tag, before)))
        return self._desk.done(pen, found)

    def merge(self, tag: TagId, into: TagId) -> Outcome[Tag]:
        """Let another tag of the same kind take over all that stands under a tag, and the tags below it.

        A mark that the other tag has on the very span already becomes that one, with its links; what the
        tag asks is asked by the other one, too. Raises ``TagRefused``.
        """
        book = self._book
        gone, stays = book.tag(tag), book.tag(into)
        _may_unite(book, gone, stays)
        with self._desk.read() as reader:
            if reader.project.uses(tag) > MANY:
                self._desk.store.keeper.before_removal()
        with self._desk.write(Deed.TAG_MERGED, f"{gone.name} → {stays.name}") as pen:
            asked = {one.name for one in stays.features}
            more = tuple(replace(one, required=False) for one in gone.features if one.name not in asked)
            after = replace(stays, features=(*stays.features, *more))
            if more:
                pen.project.change_tag(after)
            for child in book.children(tag):
                pen.project.change_tag(fitting(book, replace(child, parent=into)))
            unite(pen, gone, into)
            pen.project.remove_tags([tag])
        return self._desk.done(pen, after)

    def split(self, marks: Sequence[MarkId], name: str) -> Outcome[Tag]:
        """Move marks of one tag to a new tag of that name, which stands beside it, or below it where it is a kind.

        Raises ``TagRefused`` where the marks have several tags, or the name is taken; ``NotFound``.
        """
        with self._desk.write(Deed.TAG_SPLIT) as pen:
            moved = marks_of(pen, marks)
            tags = {mark.tag for mark in moved}
            if len(tags) != 1:
                raise TagRefused(
                    _("Only marks of one tag can be split off."), _("Choose marks that have the same tag.")
                )
            old = self._book.tag(tags.pop())
            new = replace(
                old, id=TagId(new_id()), name=name, parent=old.parent or old.id, key="", sign=name.strip()[:1],
                description="", guideline="",
            )  # fmt: skip
            new = fitting(self._book, new)
            pen.what = f"{old.name} → {new.name}"
            pen.project.add_tags([new])
            pen.marks.change_all({mark.id: {"tag": new.id} for mark in moved})
        return self._desk.done(pen, new)

    def retire(self, tag: TagId) -> Outcome[Tag]:
        """Offer a tag and those below it no more when marking; their marks stay, and its key is free."""
        before = self._book.tag(tag)
        return self._put(before, replace(before, retired=True), Deed.TAG_RETIRED, before.name)

    def bring_back(self, tag: TagId) -> Outcome[Tag]:
        """Offer a retired tag again; a key that another tag has got meanwhile stays with that one."""
        before = self._book.tag(tag)
        taken = {one.key for one in self._book.tags if one.id != tag and not one.retired}
        after = replace(before, retired=False, key="" if before.key in taken else before.key)
        return self._put(before, after, Deed.TAG_RETURNED, before.name)

    def ask(self, tag: TagId, feature: Feature) -> Outcome[Tag]:
        """Let a tag ask one thing more about its marks. Raises ``TagRefused``."""
        before = self._book.tag(tag)
        return self._put(before, replace(before, features=(*before.features, feature)), Deed.TAG_ASKS, before.name)

    def ask_otherwise(self, tag: TagId, name: str, feature: Feature) -> Outcome[Tag]:
        """Change what a tag asks under ``name``; where it is called otherwise, the answers go along.

        Answers that are no choice any more stay as they are. Raises ``TagRefused``, ``NotFound``.
        """
        before = self._book.tag(tag)
        _asked(before, name)
        features = tuple(feature if one.name == name else one for one in before.features)
        after = fitting(self._book, replace(before, features=features))
        with self._desk.write(Deed.TAG_ASKS, before.name) as pen:
            if after != before:
                pen.project.change_tag(after)
            new = feature.name.strip()
            if new != name:
                _rename_answers(pen, tag, name, new)
        return self._desk.done(pen, after)

    def ask_no_more(self, tag: TagId, name: str) -> Outcome[Tag]:
        """Ask something no more; the answers that were given stay with their marks. Raises ``NotFound``."""
        before = self._book.tag(tag)
        _asked(before, name)
        features = tuple(one for one in before.features if one.name != name)
        return self._put(before, replace(before, features=features), Deed.TAG_ASKS, before.name)

    def take_example(self, tag: TagId, mark: MarkId, sample: Sample) -> Outcome[Tag]:
        """Put a mark, with the words around it, into the guideline of a tag as an example."""
        before = self._book.tag(tag)
        with self._desk.write(Deed.TAG_EXAMPLE, before.name) as pen:
            found = mark_of(pen, mark)
            words = with_sample(before.guideline, pen.articles.text(found.article), found.span, sample)
            after = replace(before, guideline=words)
            if after != before:
                pen.project.change_tag(after)
        return self._desk.done(pen, after)

    @property
    def _book(self) -> Codebook:
        return self._desk.codebook

    def _put(self, before: Tag, after: Tag, deed: Deed, what: str) -> Outcome[Tag]:
        after = fitting(self._book, after)
        with self._desk.write(deed, what) as pen:
            if after != before:
                pen.project.change_tag(after)
        return self._desk.done(pen, after)


def _may_unite(book: Codebook, gone: Tag, stays: Tag) -> None:
    if gone.kind != stays.kind or gone.id == stays.id:
        raise TagRefused(
            _("“{tag}” cannot be merged into “{other}”.").format(tag=gone.name, other=stays.name),
            _("Choose another tag of the kind {kind}.").format(kind=gone.kind),
        )
    if gone.id in {tag.id for tag in _above(book, stays)}:
        raise TagRefused(
            _("“{other}” stands below “{tag}”.").format(tag=gone.name, other=stays.name),
            _("Merge the lower tag into the upper one."),
        )
    removable(Codebook((gone,), ()), gone)


def _above(book: Codebook, tag: Tag) -> list[Tag]:
    found: list[Tag] = []
    while tag.parent is not None:
        tag = book.tag(tag.parent)
        found.append(tag)
    return found


def _asked(tag: Tag, name: str) -> None:
    if all(one.name != name for one in tag.features):
        raise NotFound(_("The tag “{tag}” does not ask “{feature}”.").format(tag=tag.name, feature=name))


def _rename_answers(pen: Pen, tag: TagId, old: str, new: str) -> None:
    answered = [mark for mark in pen.marks.with_tag(tag) if old in mark.features]
    pen.marks.change_all(
        {
            mark.id: {"features": {new if name == old else name: value for name, value in mark.features.items()}}
            for mark in answered
        }
    )

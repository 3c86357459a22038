"""The same done to several articles at once: one step of undo, however many they are."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.articles import Annotator, Metadata, State
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId, ArticleId, new_id
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.store import Pen


class Several:
    """Changes many articles; the value of each outcome is how many were named."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def edit(self, articles: Sequence[ArticleId], fields: Mapping[str, str]) -> Outcome[int]:
        """Set fields of the metadata, such as ``{"source": "人民網"}``; the others stay as they are."""
        if unknown := fields.keys() - Metadata.__dataclass_fields__.keys():
            names = ", ".join(sorted(unknown))
            raise AnnotatorError(
                _("Articles have no {fields}.").format(fields=names),
                _("They have: {fields}.").format(fields=", ".join(Metadata.__dataclass_fields__)),
            )
        return self._write(Deed.ARTICLES_EDITED, articles, lambda pen, keys: pen.several.edit(keys, fields))

    def star(self, articles: Sequence[ArticleId]) -> Outcome[int]:
        """Put a star on each."""
        return self._write(Deed.ARTICLES_STARRED, articles, lambda pen, keys: pen.several.edit(keys, {"starred": True}))

    def unstar(self, articles: Sequence[ArticleId]) -> Outcome[int]:
        """Take the stars off."""
        return self._write(
            Deed.ARTICLES_UNSTARRED, articles, lambda pen, keys: pen.several.edit(keys, {"starred": False})
        )

    def set_state(self, articles: Sequence[ArticleId], state: State) -> Outcome[int]:
        """Say how far this annotator is with each."""
        me = self._desk.annotator.id
        return self._write(Deed.STATUS_SET, articles, lambda pen, keys: pen.several.set_state(keys, me, state))

    def assign(self, articles: Sequence[ArticleId], name: str) -> Outcome[int]:
        """Give articles to the annotator of that name, who need not have worked here yet; a status stays as it is."""

        def put(pen: Pen, keys: Sequence[ArticleId]) -> None:
            known = pen.annotators.named(name.strip())
            somebody = known or pen.annotators.add(self._new(name.strip()))
            pen.several.assign(keys, somebody.id)

        return self._write(Deed.ARTICLES_ASSIGNED, articles, put)

    def unassign(self, articles: Sequence[ArticleId], annotator: AnnotatorId) -> Outcome[int]:
        """Take articles back from an annotator who has not begun them."""
        return self._write(Deed.ARTICLES_UNASSIGNED, articles, lambda pen, keys: pen.several.unassign(keys, annotator))

    def remove(self, articles: Sequence[ArticleId]) -> Outcome[int]:
        """Take articles out of the project with everything on them; undo brings all of it back."""
        self._desk.store.keeper.before_removal()
        deed = Deed.ARTICLE_REMOVED if len(articles) == 1 else Deed.ARTICLES_REMOVED
        return self._write(deed, articles, lambda pen, keys: pen.several.remove(keys))

    def _new(self, name: str) -> Annotator:
        if not name:
            raise AnnotatorError(_("An annotator needs a name."), _("Give the name that they work under."))
        me = self._desk.annotator  # who has not written anything yet is not in the project either
        return me if name == me.name else Annotator(AnnotatorId(new_id()), name)

    def _write(
        self, deed: Deed, articles: Sequence[ArticleId], put: Callable[[Pen, Sequence[ArticleId]], object]
    ) -> Outcome[int]:
        """One operation on those of the articles that are there, in the order given."""
        wanted = list(dict.fromkeys(articles))
        with self._desk.write(deed) as pen:
            there = pen.articles.known(wanted)
            keys = [key for key in wanted if key in there]
            if keys:
                pen.what, pen.place = _named(pen, keys), Place(keys[0])
                put(pen, keys)
        return self._desk.done(pen, len(keys))


def _named(pen: Pen, articles: Sequence[ArticleId]) -> str:
    if len(articles) == 1:
        return shortened(pen.articles.get(articles[0]).metadata.title)
    return ngettext("{count} article", "{count} articles", len(articles)).format(count=len(articles))

"""Links between marks: speaker, cue, holder, continuation, and the codebook's own types."""

from annotator.domain.codebook import CUE, CUE_OF, HOLDS, QUOTE, ROLE, SAYS, LinkType
from annotator.domain.errors import LinkRefused
from annotator.domain.ids import LinkId, MarkId, new_id
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Link, Mark
from annotator.domain.placing import trim, within
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules.linking import check
from annotator.project.rules.making import mark_of, put
from annotator.store import Pen


class Links:
    """The typed pairs of marks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, type_name: str, from_mark: MarkId, to_mark: MarkId) -> Outcome[Link]:
        """Join two marks of one article; the same link twice gives the first one.

        Raises ``LinkRefused`` across articles or where the codebook forbids it, ``NotFound`` for a
        type or mark that is not there.
        """
        link_type = self._desk.codebook.link_type(type_name)
        with self._desk.write(Deed.LINK_ADDED) as pen:
            source, target = mark_of(pen, from_mark), mark_of(pen, to_mark)
            link = self._put(pen, link_type, source, target)
            _name(pen, source, f"{source.text} → {target.text}")
        return self._desk.done(pen, link)

    def remove(self, link: LinkId) -> Outcome[Link]:
        """Take two marks apart. Raises ``NotFound``."""
        with self._desk.write(Deed.LINK_REMOVED) as pen:
            gone = pen.links.get(link)
            source, target = mark_of(pen, gone.from_mark), mark_of(pen, gone.to_mark)
            pen.links.remove([link])
            _name(pen, source, f"{source.text} → {target.text}")
        return self._desk.done(pen, gone)

    def set_speaker(self, quote: MarkId, person: MarkId | None) -> Outcome[Link | None]:
        """Let a mention be the one speaker of a quote, in place of any other; ``None`` for no speaker.

        Raises ``LinkRefused`` as ``add`` does.
        """
        return self._set_person(Deed.SPEAKER_SET, SAYS, QUOTE, quote, person)

    def set_holder(self, role: MarkId, person: MarkId | None) -> Outcome[Link | None]:
        """Let a mention be the one holder of a role, in place of any other; ``None`` for nobody.

        Raises ``LinkRefused`` as ``add`` does.
        """
        return self._set_person(Deed.HOLDER_SET, HOLDS, ROLE, role, person)

    def set_cue(self, quote: MarkId, span: Span | None) -> Outcome[Link | None]:
        """Mark the words that announce a quote and link them to it, in place of any others, as one step.

        ``None`` takes them away. Raises ``LinkRefused`` and ``SpanRefused``.
        """
        link_type = self._desk.codebook.link_type(CUE_OF)
        with self._desk.write(Deed.CUE_SET) as pen:
            target = mark_of(pen, quote)
            self._need(target, QUOTE)
            cue = self._cue(pen, target, span)
            keep = cue and self._put(pen, link_type, target, cue)
            old = [link for link in _ends_of(pen, link_type, target) if link != keep]
            _drop_cues(pen, old)
            _name(pen, target, cue.text if cue else target.text)
        return self._desk.done(pen, keep)

    def _set_person(
        self, deed: Deed, type_name: str, kind: str, mark: MarkId, person: MarkId | None
    ) -> Outcome[Link | None]:
        link_type = self._desk.codebook.link_type(type_name)
        with self._desk.write(deed) as pen:
            target = mark_of(pen, mark)
            self._need(target, kind)
            mention = None if person is None else mark_of(pen, person)
            keep = mention and self._put(pen, link_type, mention, target)
            pen.links.remove([link.id for link in _ends_of(pen, link_type, target) if link != keep])
            _name(pen, target, mention.text if mention else target.text)
        return self._desk.done(pen, keep)

    def _need(self, mark: Mark, kind: str) -> None:
        if self._desk.codebook.tag(mark.tag).kind != kind:
            raise LinkRefused(
                _("“{words}” is not marked as a {kind}.").format(words=shortened(mark.text), kind=kind),
                _("Choose a mark of that kind first."),
            )

    def _put(self, pen: Pen, link_type: LinkType, source: Mark, target: Mark) -> Link:
        """The link between two marks: the one that is there, or a new one."""
        check(self._desk.codebook, link_type, source, target)
        for link in pen.links.of_marks([source.id]):
            if (link.type, link.from_mark, link.to_mark) == (link_type.id, source.id, target.id):
                return link
        link = Link(LinkId(new_id()), source.article, link_type.id, source.id, target.id, self._desk.annotator.id)
        pen.links.add(link)
        return link

    def _cue(self, pen: Pen, quote: Mark, span: Span | None) -> Mark | None:
        if span is None:
            return None
        text = pen.articles.text(quote.article)
        return put(pen, self._desk, quote.article, text, trim(within(span, text), text), self._desk.codebook.root(CUE))


def _ends_of(pen: Pen, link_type: LinkType, mark: Mark) -> list[Link]:
    """The links of a type at a mark, on the side where it has only one."""
    return [link for link in pen.links.of_marks([mark.id]) if link.type == link_type.id]


def _drop_cues(pen: Pen, links: list[Link]) -> None:
    """Remove links to cue words, and the cue words that no other link needs."""
    pen.links.remove([link.id for link in links])
    cues = [link.to_mark for link in links]
    needed = {link.to_mark for link in pen.links.of_marks(cues)}
    pen.marks.remove([cue for cue in cues if cue not in needed])


def _name(pen: Pen, mark: Mark, what: str) -> None:
    """Let the history say what was linked, and where."""
    pen.what = shortened(what)
    pen.place = Place(mark.article, mark.span)

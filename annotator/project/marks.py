"""Marks: making, relabelling, moving, removing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.domain.codebook import PERSON, FeatureValue, Tag
from annotator.domain.ids import ArticleId, MarkId, TagId
from annotator.domain.log.meanwhile import both_notes, touched_answers
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Mark, Origin
from annotator.domain.placing import trim, within
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules import joining
from annotator.project.rules.answering import fitting
from annotator.project.rules.linking import forbidden
from annotator.project.rules.making import allow, mark_of, marks_of, mentions_beside, put, put_all
from annotator.project.rules.removing import MANY
from annotator.store import Pen
from annotator.text.segments import occurrences


class Marks:
    """The marks of a project. Spans count code points of the reading text, half-open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, marks: Sequence[MarkId]) -> list[Mark]:
        """The marks with those keys, in their order. Raises ``NotFound``."""
        with self._desk.read() as reader:
            return marks_of(reader, marks)

    def add(self, article: ArticleId, span: Span, tag: TagId, *, origin: Origin = Origin.HAND) -> Outcome[Mark]:
        """Mark ``span`` of an article with a tag.

        White space at the edges is trimmed; the same mark twice gives the first one. A mention of a
        person joins the register: the person of the same words in the article, else the one of that
        exact name, else a new one; a pronoun stays unjoined. Raises ``SpanRefused`` where the span is
        empty, lies outside, or the codebook forbids the overlap.
        """
        chosen = self._desk.codebook.tag(tag)
        with self._desk.write(Deed.MARK_ADDED) as pen:
            pen.articles.expect(article, self._desk.annotator.id)
            pen.marks.expect(article, span)
            text = pen.articles.text(article)
            mark = put(pen, self._desk, article, text, trim(within(span, text), text), chosen, origin)
            _name(pen, mark)
        return self._desk.done(pen, mark)

    def add_same(self, article: ArticleId, words: Span, tag: TagId) -> Outcome[list[Mark]]:
        """Mark every place of an article that reads like the one at ``words``, as one step; gives the new marks.

        Places that carry this tag already, or where the codebook forbids it, are left out. Raises
        ``SpanRefused`` as ``add`` does, and where the codebook forbids all of them.
        """
        chosen = self._desk.codebook.tag(tag)
        with self._desk.write(Deed.MARKS_ADDED) as pen:
            text = pen.articles.text(article)
            chosen_words = trim(within(words, text), text)
            marks = put_all(pen, self._desk, article, occurrences(text, chosen_words.of(text)), chosen)
            pen.what, pen.place = shortened(chosen_words.of(text)), Place(article, chosen_words)
        return self._desk.done(pen, marks)

    def add_many(self, article: ArticleId, spans: Sequence[Span], tag: TagId) -> Outcome[list[Mark]]:
        """Mark several spans of an article with a tag, as one step; gives the new marks.

        Spans that carry this tag already, or where the codebook forbids it, are left out. Raises
        ``SpanRefused`` as ``add`` does, and where the codebook forbids all of them.
        """
        chosen = self._desk.codebook.tag(tag)
        with self._desk.write(Deed.MARKS_ADDED) as pen:
            text = pen.articles.text(article)
            trimmed = [trim(within(span, text), text) for span in spans]
            marks = put_all(pen, self._desk, article, trimmed, chosen)
            if trimmed:
                pen.what, pen.place = shortened(trimmed[0].of(text)), Place(article, trimmed[0])
        return self._desk.done(pen, marks)

    def relabel(self, mark: MarkId, tag: TagId) -> Outcome[Mark]:
        """Give a mark another tag.

        A mark that is no person any more drops its person; links that the codebook does not allow
        for the new tag are removed in the same step. Raises ``SpanRefused`` where the codebook
        forbids the overlap or the same span carries that tag already.
        """
        chosen = self._desk.codebook.tag(tag)
        with self._desk.write(Deed.MARK_RELABELLED) as pen:
            after = before = mark_of(pen, mark)
            _name(pen, before)
            if before.tag != tag:
                after = self._relabel(pen, before, chosen)
        return self._desk.done(pen, after)

    def move(self, mark: MarkId, span: Span) -> Outcome[Mark]:
        """Put a mark on another span of its article; its links stay.

        A mention whose person is known by nothing but this very name joins the register anew.
        Raises ``SpanRefused`` as ``add`` does.
        """
        with self._desk.write(Deed.MARK_MOVED) as pen:
            after = before = mark_of(pen, mark)
            text = pen.articles.text(before.article)
            wanted = trim(within(span, text), text)
            if wanted != before.span:
                allow(pen, self._desk.codebook, replace(before, span=wanted), text)
                after = self._rejoin(pen, before, pen.marks.change(before, span=wanted, text=wanted.of(text)))
            _name(pen, after)
        return self._desk.done(pen, after)

    def note(self, mark: MarkId, note: str, *, was: str | None = None) -> Outcome[Mark]:
        """Write a note on a mark; an empty one takes it away.

        ``was`` is the note that was edited: what somebody else wrote since then stays, above the new one.
        """
        with self._desk.write(Deed.MARK_NOTED) as pen:
            before = mark_of(pen, mark)
            _name(pen, before)
            words = note if was is None else both_notes(before.note, was, note)
            after = pen.marks.change(before, note=words)
        return self._desk.done(pen, after)

    def answer(
        self, mark: MarkId, features: Mapping[str, FeatureValue], *, was: Mapping[str, FeatureValue] | None = None
    ) -> Outcome[Mark]:
        """Answer what the tag of a mark asks; features that are left out have no answer.

        Of ``was``, the answers that were edited, only those that differ are written. Raises ``TagRefused``
        where the tag does not ask that, or the answer does not fit, ``ChangedMeanwhile`` where somebody
        else answered the same otherwise.
        """
        with self._desk.write(Deed.MARK_ANSWERED) as pen:
            before = mark_of(pen, mark)
            _name(pen, before)
            given = features if was is None else touched_answers(before.features, was, features)
            answers = fitting(self._desk.codebook.tag(before.tag), given)
            after = pen.marks.change(before, features=answers)
        return self._desk.done(pen, after)

    def remove(self, marks: Sequence[MarkId]) -> Outcome[list[Mark]]:
        """Remove marks with their links, as one step; gives those that are gone.

        People who lose their last mention leave the register if nothing else is known of them.
        """
        if len(marks) > MANY:
            self._desk.store.keeper.before_removal()
        with self._desk.write(Deed.MARK_REMOVED) as pen:
            gone = marks_of(pen, marks)
            if gone:
                _name(pen, gone[0])
                pen.links.remove([link.id for link in pen.links.of_marks(marks)])
                pen.marks.remove(marks)
                joining.let_go(pen, (mark.person for mark in gone))
        return self._desk.done(pen, gone)

    def _relabel(self, pen: Pen, mark: Mark, tag: Tag) -> Mark:
        book = self._desk.codebook
        allow(pen, book, replace(mark, tag=tag.id), pen.articles.text(mark.article))
        after = pen.marks.change(mark, tag=tag.id)
        if tag.kind != PERSON and mark.person is not None:
            after = pen.marks.change(after, person=None)
            joining.let_go(pen, [mark.person])
        elif tag.kind == PERSON and mark.person is None:
            after = pen.marks.change(after, person=joining.join(pen, mark.text, mentions_beside(pen, mark, mark.text)))
        links = pen.links.of_marks([mark.id])
        ends = pen.marks.get([end for link in links for end in (link.from_mark, link.to_mark)])
        kinds = {end.id: book.tag(end.tag).kind for end in ends}
        pen.links.remove([link.id for link in links if forbidden(book, link, kinds)])
        return after

    def _rejoin(self, pen: Pen, before: Mark, after: Mark) -> Mark:
        """After a mention's words changed: join anew if its person was nothing but the old words."""
        if self._desk.codebook.tag(before.tag).kind != PERSON:
            return after
        if before.person is not None and not joining.is_only_name_of(pen, before):
            return after
        person = joining.join(pen, after.text, mentions_beside(pen, before, after.text))
        if person != before.person:
            after = pen.marks.change(after, person=person)
            joining.let_go(pen, [before.person])
        return after


def _name(pen: Pen, mark: Mark) -> None:
    """Let the history say which mark, and where."""
    pen.what = shortened(mark.text)
    pen.place = Place(mark.article, mark.span)

"""Puts together what another tool wrote: articles, marks and links by names, with keys that follow from what they are.

The same file read again gives the same keys, so that it joins what is there instead of standing beside it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.domain.articles import Annotator, Metadata, ProjectInfo, digest, refuse_too_long
from annotator.domain.codebook import (
    PERSON,
    QUOTE,
    ROLE,
    THEME,
    Codebook,
    LinkType,
    Tag,
    default_codebook,
)
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import (
    AnnotatorId,
    ArticleId,
    LinkTypeId,
    PersonId,
    ProjectId,
    TagId,
)
from annotator.domain.language import _, ngettext
from annotator.domain.moments import UNTOLD, Moment
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle, Label, LeftOut, Sought
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.keys import key
from annotator.formats.foreign.loose import lf, storable
from annotator.formats.foreign.proof import without_returns
from annotator.formats.streams.aside import Aside
from annotator.formats.streams.bounds import MOST_MB

_KINDS = {
    **dict.fromkeys(("person", "persons", "per", "people", "人名", "人物", "人"), PERSON),
    **dict.fromkeys(("role", "roles", "title", "position", "職務", "职务", "職位", "职位", "頭銜", "头衔"), ROLE),
    **dict.fromkeys(("quote", "quotes", "quotation", "引語", "引语", "引文"), QUOTE),
    **dict.fromkeys(("theme", "themes", "topic", "主題", "主题"), THEME),
}
"""Names of labels that mean one of our kinds."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
MOST_ARTICLES = 200_000
"""So many of a few words take 400 MB of memory."""
MOST_PROBLEMS = 10_000
"""Nobody reads more sentences on one file; a file of another kind may give one a line."""
_COLOURS = ("#D55E00", "#56B4E9", "#B2A300", "#555B66", "#0072B2", "#009E73", "#CC79A7", "#E69F00")


class Building:
    """An exchange that grows; ``tool`` is who is said to have made what nobody signed."""

    def __init__(self, tool: str, title: str, created: Moment = UNTOLD) -> None:
        self.project = ProjectInfo(ProjectId(key("project", tool, title)), title, created)
        self.tool = tool
        usual = default_codebook()
        self._tags = {usual.path(tag.id): tag for tag in usual.tags}
        self._called: dict[tuple[str, str | None], Tag] = {}
        self._counted: Counter[tuple[str, str | None]] = Counter()
        self._types = {one.name: one for one in usual.link_types}
        self._annotators: dict[str, Annotator] = {}
        self._people: dict[str, Person] = {}
        self._articles: list[Gathered] = []
        self._seen: Counter[str] = Counter()
        self._problems: list[LeftOut] = []
        self.within = ""
        """Where on its line that stands which is read now, where several things do."""
        self._more = 0
        self.aside = Aside()
        """Where the texts of articles lie on which nothing more is put."""
        self._held = 0

    def article(self, text: str, metadata: Metadata) -> Gathered:
        """Begin an article; a text that was there already is a second article of that text."""
        return self._begun(digest(text), text, metadata)

    def article_as_held(self, original: str, metadata: Metadata) -> Gathered:
        """The same with a text whose line ends may have two characters, which offsets of the file count."""
        article = self.article(lf(original), metadata)
        if "\r" in original:
            article.to_ours = without_returns(original)
        return article

    def without_text(self, sha256: str, metadata: Metadata) -> Gathered:
        """Begin an article whose words are withheld: only the hash of its text is known."""
        gathered = self._begun(sha256, "", metadata)
        gathered.withheld = sha256
        return gathered

    def _begun(self, sha256: str, text: str, metadata: Metadata) -> Gathered:
        if len(self._articles) == MOST_ARTICLES:
            raise ImportRefused(
                _("There are more than {count} articles in the file.").format(count=f"{MOST_ARTICLES:,}"),
                _("Nothing was imported; cut it into several files."),
            )
        again = self._seen[sha256]
        self._seen[sha256] += 1
        made = ArticleId(key("article", sha256, *([again] if again else [])))
        gathered = Gathered(self, made, sha256, text, metadata)
        self._articles.append(gathered)
        return gathered

    def hold(self, size_bytes: int) -> None:
        """Count what an article that was set aside takes in memory. Raises ``ImportRefused`` where all fill it."""
        self._held += size_bytes
        if self._held > MOST_MB << 20:
            raise ImportRefused(
                _("The articles in the file take more than {limit} MB of memory.").format(limit=MOST_MB),
                _("Nothing was imported; cut it into several files."),
            )

    def adopt(self, codebook: Codebook) -> None:
        """Take over the tags of a file that has a codebook of its own, with their keys."""
        theirs = {codebook.path(tag.id): tag for tag in codebook.tags}
        keys = {tag.id for tag in codebook.tags}
        self._tags = {path: tag for path, tag in self._tags.items() if tag.id not in keys} | theirs

    def leave_out(self, line: int | None, message: str) -> None:
        """Something of the file does not come in; of very many things those behind the first are counted.

        Raises ``ImportRefused`` where it is so many and no article was among them.
        """
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(LeftOut(f"{self.within}: {message}" if self.within else message, line))
        elif not self._articles:
            raise self._without_articles()
        else:
            self._more += 1

    def refuses(self, line: int | None, text: str) -> bool:
        """Whether a text cannot be one of ours, which is then told."""
        if "\0" in text:
            self.leave_out(line, _("A NUL stands at {place}.").format(place=text.index("\0")))
            return True
        try:
            refuse_too_long(text)
            text.encode()
        except ImportRefused as refusal:
            self.leave_out(line, str(refusal))
        except UnicodeEncodeError as error:
            self.leave_out(line, _("Half a character stands at {place}.").format(place=error.start))
        else:
            return False
        return True

    def tag(self, label: str, *, kind: str | None = None) -> Tag:
        """The tag of a label, made where there is none yet; ``kind/name`` stands below its kind.

        A label that means people, roles, quotes or themes is that kind; another one is a kind of its own, or with
        ``kind`` a tag below that.
        """
        if found := self._called.get((label, kind)):
            return found
        tag = self._called[label, kind] = self._tag(label, kind)
        return tag

    def count(self, label: str, kind: str | None = None) -> None:
        """Something more carries a label."""
        self._counted[label, kind] += 1

    def labels(self) -> tuple[Label, ...]:
        """What the tags are called that something carries, most used first."""
        return tuple(
            Label(one[0], self.tag(one[0], kind=one[1]).id, count) for one, count in self._counted.most_common()
        )

    def _tag(self, label: str, kind: str | None) -> Tag:
        label = "/".join(part for part in (one.strip() for one in storable(label).split("/")) if part) or "?"
        means = _KINDS.get(label.casefold())
        path = means if means and kind in (None, means) else label
        head, _slash, below = path.partition("/")
        if kind and _KINDS.get(head.casefold()) != kind:
            head, below = kind, path
        path = "/".join(filter(None, (_KINDS.get(head.casefold(), head), below)))
        return self._tags.get(path) or self._new_tag(path)

    def _new_tag(self, path: str) -> Tag:
        above, _slash, name = path.rpartition("/")
        parent = self.tag(above) if above else None
        tag = Tag(
            TagId(key("tag", path)), parent.kind if parent else name, name, parent and parent.id,
            parent.colour if parent else _COLOURS[len(self._tags) % len(_COLOURS)], "", name[:1],
        )  # fmt: skip
        self._tags[path] = tag
        return tag

    def describe(self, label: str, description: str, colour: str = "") -> None:
        """Say what the tag of a label means, and how it is shown; it is made where there is none yet."""
        tag = self.tag(label)
        path = next(path for path, one in self._tags.items() if one.id == tag.id)
        now = self._tags[path]
        shown = colour.upper() if _COLOUR.fullmatch(colour) else now.colour
        self._tags[path] = replace(now, description=description or now.description, colour=shown)

    def link_type(self, name: str) -> LinkType:
        """The type of link of that name, which may join anything where it is made now."""
        name = storable(name).strip() or "?"
        return self._types.setdefault(name, LinkType(LinkTypeId(key("link type", name)), name))

    def annotator(self, name: str) -> AnnotatorId:
        """Somebody who made something; where nobody is named, the tool."""
        name = storable(name).strip() or self.tool
        found = self._annotators.get(name)
        if found is None:
            found = self._annotators[name] = Annotator(AnnotatorId(key("annotator", name)), name)
        return found.id

    def person(
        self, name: str, told: str = "", identifiers: Mapping[str, str] | None = None, *, note: str = "",
        variants: Iterable[str] = (),
    ) -> PersonId:  # fmt: skip
        """Somebody in the register; ``told`` tells two of one name apart, such as a key of the other tool.

        ``identifiers`` are the keys of that person with authorities.
        """
        called = storable(name).strip() or "?"
        known = storable(told) or called
        made = PersonId(key("person", self.project.id, known))
        return self._people.setdefault(
            known, Person(made, called, tuple(variants), note=storable(note), identifiers=dict(identifiers or {}))
        ).id

    @property
    def people(self) -> Iterable[Person]:
        """All who are in the register so far."""
        return self._people.values()

    def _without_articles(self) -> ImportRefused:
        return ImportRefused(_("There is no article in the file."), str(self._problems[0]))

    def later(
        self, text: str, metadata: Metadata, put: Callable[[Gathered], object]
    ) -> tuple[ExchangeArticle, tuple[LeftOut, ...]]:
        """An article whose text came to be known when the exchange was made already; and what does not fit on it.

        Its tags, annotators, people and types of links must be known before.
        """
        before, self._problems = self._problems, []
        gathered = Gathered(self, ArticleId(key("article", digest(text))), digest(text), text, metadata)
        put(gathered)
        told, self._problems = tuple(self._problems), before
        return gathered.finished(), told

    def exchange(self, sought: Sequence[Sought] = ()) -> Exchange:
        """All of it. Raises ``ImportRefused`` where nothing of what is in the file could be taken."""
        if self._problems and not self._articles and not sought:
            raise self._without_articles()
        articles = self._articles
        told = ngettext("{count} more was left out.", "{count} more were left out.", self._more)
        more = [LeftOut(told.format(count=f"{self._more:,}"))] if self._more else []
        tags = Codebook(tuple(self._tags.values()), tuple(self._types.values()))

        def stream() -> Iterator[ExchangeArticle]:
            return (one.finished() for one in articles)

        return Exchange(
            self.project, tags, tuple(self._annotators.values()), tuple(self._people.values()), len(articles), stream,
            (*self._problems, *more), sought=tuple(sought), by_name=True, labels=self.labels,
            short=lambda: (one.outline() for one in articles),
        )  # fmt: skip

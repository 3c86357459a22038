"""Label Studio's tasks as it imports them, and in a folder the labelling configuration that they need.

One annotation for each annotator of an article; marks are regions of a ``Labels`` control whose ``start`` and ``end``
count code points, features answers to controls of each region, notes their ``meta`` (Label Studio's documentation,
*Import data* and *Label Studio JSON format of annotated tasks*).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.ids import AnnotatorId, MarkId
from annotator.domain.marks import Link, Mark
from annotator.domain.suggestions import Suggestion
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.described import making, told
from annotator.formats.foreign.learning.studio.names import (
    ANNOTATOR,
    CHOICE,
    LABELS,
    NUMBER,
    OBJECT,
    PERSON,
    THEMES,
    answer,
    control,
)
from annotator.formats.format import Content

CARRIES = frozenset(Aspect) - {
    Aspect.REPAIRS, Aspect.STATUSES, Aspect.STARS, Aspect.REGISTER, Aspect.GUIDELINES, Aspect.RULES, Aspect.JOINERS,
}  # fmt: skip
TASKS, CONFIGURATION = "tasks.json", "labeling_config.xml"


def write(exchange: Exchange) -> Iterator[str]:
    """A list of tasks, one article a line."""
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    numbers, before = count(1), "[\n"
    for number, article in enumerate(exchange.articles(), 1):
        task = _Task(article, exchange.codebook, names, people)
        yield before + json.dumps(task.whole(number, numbers), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def spread(exchange: Exchange) -> Mapping[str, Content]:
    """The tasks, and the configuration to be pasted into a new project of Label Studio before they are imported."""
    return {TASKS: write(exchange), CONFIGURATION: configuration(exchange)}


class _Task:
    """One article on its way out."""

    def __init__(
        self, article: ExchangeArticle, book: Codebook, names: Mapping[Any, str], people: Mapping[Any, str]
    ) -> None:
        self._article = article
        self._book = book
        self._names = names
        self._people = people
        self._makers = {mark.id: mark.annotator for mark in article.marks}
        self._links: dict[MarkId, list[Link]] = defaultdict(list)
        for link in article.links:
            self._links[link.from_mark].append(link)

    def whole(self, number: int, numbers: Iterator[int]) -> dict[str, Any]:
        """The task; the keys of annotations are counted through the whole file."""
        results: dict[AnnotatorId, list[dict[str, Any]]] = defaultdict(list)
        for mark in self._article.marks:
            results[mark.annotator] += self._region(mark)
        for one in {theme.annotator: None for theme in self._article.themes}:
            paths = [self._book.path(theme.tag) for theme in self._article.themes if theme.annotator == one]
            results[one].append(_of_article(THEMES, "taxonomy", [path.split("/") for path in paths]))
        annotations = [
            {"id": next(numbers), "was_cancelled": False, "ground_truth": False,
             "result": [_of_article(ANNOTATOR, "textarea", [self._names[one]]), *found]}
            for one, found in results.items()
        ]  # fmt: skip
        return {
            "id": number,
            "data": {"text": self._article.text, **told(self._article.metadata)},
            "annotations": annotations,
            "predictions": self._predictions(),
        }

    def _predictions(self) -> list[dict[str, Any]]:
        """What is pending, one prediction for each source; its ``score`` is the lowest of its regions."""
        found: dict[str, list[Suggestion]] = defaultdict(list)
        for one in self._article.suggestions:
            found[one.source].append(one)
        return [
            {"model_version": source, "score": min(one.score for one in these),
             "result": [self._predicted(one) for one in these]}
            for source, these in found.items()
        ]  # fmt: skip

    def _predicted(self, one: Suggestion) -> dict[str, Any]:
        place = {"start": one.span.start, "end": one.span.end, "text": one.text}
        return {
            "id": str(one.id), "from_name": LABELS, "to_name": OBJECT, "type": "labels", "score": one.score,
            "value": {**place, "labels": [self._book.path(one.tag)]},
        }  # fmt: skip

    def _region(self, mark: Mark) -> Iterator[dict[str, Any]]:
        tag = self._book.tag(mark.tag)
        place = {"start": mark.span.start, "end": mark.span.end, "text": mark.text}
        base = {"id": str(mark.id), "to_name": OBJECT, "origin": "manual"}
        yield {**base, "from_name": LABELS, "type": "labels",
               "value": {**place, "labels": [self._book.path(mark.tag)]}, **self._meta(mark)}  # fmt: skip
        if mark.person is not None:
            called, meta = {"text": [self._people[mark.person]]}, {"person": str(mark.person)}
            yield {**base, "from_name": PERSON, "type": "textarea", "value": {**place, **called}, "meta": meta}
        for name, value in mark.features.items():
            asked = control(tag, name, value)
            kind, said = answer(asked, value)
            quoted = {"start": mark.span.start, "end": mark.span.end}  # an answer's own words are under ``text``
            yield {**base, "from_name": asked, "type": kind,
                   "value": {**quoted, ("text" if kind == "textarea" else kind): said}}  # fmt: skip
        for link in self._links[mark.id]:
            if self._makers[link.to_mark] == mark.annotator:
                yield {"type": "relation", "from_id": str(mark.id), "to_id": str(link.to_mark), "direction": "right",
                       "labels": [self._book.link_type_of(link.type).name]}  # fmt: skip

    def _meta(self, mark: Mark) -> dict[str, Any]:
        """A note, when it was made, and links to marks of other annotators, which no relation can reach."""
        far = [
            {"to_id": str(link.to_mark), "label": self._book.link_type_of(link.type).name}
            for link in self._links[mark.id]
            if self._makers[link.to_mark] != mark.annotator
        ]
        meta = {**({"text": [mark.note]} if mark.note else {}), **({"links": far} if far else {}), **making(mark)}
        return {"meta": meta} if meta else {}


def _of_article(name: str, kind: str, said: object) -> dict[str, Any]:
    return {
        "id": name, "from_name": name, "to_name": OBJECT, "type": kind,
        "value": {"text" if kind == "textarea" else kind: said},
    }  # fmt: skip


def configuration(exchange: Exchange) -> Iterator[str]:
    """Label Studio's labelling configuration: the codebook, its types of link and whatever features occur."""
    book = exchange.codebook
    yield f'<View>\n  <Labels name="{LABELS}" toName="{OBJECT}">\n'
    for tag in book.tags:
        yield f"    <Label value={quoteattr(book.path(tag.id))} background={quoteattr(tag.colour)}/>\n"
    yield f'  </Labels>\n  <Text name="{OBJECT}" value="$text"/>\n  <Relations>\n'
    for one in book.link_types:
        yield f"    <Relation value={quoteattr(one.name)}/>\n"
    yield f'  </Relations>\n  <Taxonomy name="{THEMES}" toName="{OBJECT}">\n'
    for root in book.children(None):
        yield from _choice(book, root, 2)
    yield f'  </Taxonomy>\n  <TextArea name="{ANNOTATOR}" toName="{OBJECT}" maxSubmissions="1"/>\n'
    yield f'  <TextArea name="{PERSON}" toName="{OBJECT}" perRegion="true" maxSubmissions="1" editable="true"/>\n'
    for asked, choices in _controls(exchange).items():
        yield _control(asked, choices)
    yield "</View>\n"


def _choice(book: Codebook, tag: Tag, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}<Choice value={quoteattr(tag.name)}>\n"
    for below in book.children(tag.id):
        yield from _choice(book, below, depth + 1)
    yield f"{'  ' * depth}</Choice>\n"


def _controls(exchange: Exchange) -> dict[str, tuple[str, ...]]:
    """The controls of features with the values that can be chosen: those of the codebook, and those in use."""
    found: dict[str, tuple[str, ...]] = {}
    for tag in exchange.codebook.tags:
        for one in tag.features:
            for value in one.choices:
                found.setdefault(control(tag, one.name, value), ())
            if one.choices:
                asked = CHOICE + one.name
                found[asked] = tuple(dict.fromkeys((*found.get(asked, ()), *one.choices)))
    for article in exchange.articles():
        for mark in article.marks:
            for name, value in mark.features.items():
                found.setdefault(control(exchange.codebook.tag(mark.tag), name, value), ())
    return found


def _control(asked: str, choices: tuple[str, ...]) -> str:
    kind = "Choices" if choices else "Number" if asked.startswith(NUMBER) else "TextArea"
    head = f'  <{kind} name={quoteattr(asked)} toName="{OBJECT}" perRegion="true"'
    if not choices:
        return f"{head}/>\n"
    inner = "".join(f"    <Choice value={quoteattr(value)}/>\n" for value in choices)
    return f"{head}>\n{inner}  </{kind}>\n"

"""A datasheet in Markdown: what a data set holds, who made it and by which guidelines, how far they agree.

Its questions are a part of those of T. Gebru and others, *Datasheets for Datasets*, CACM 64 (2021); what only people
know, such as the licence, is left to be written.
"""

from collections import Counter
from collections.abc import Iterator

from annotator.domain.corpus.agreement import agreements
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.losses import Aspect
from annotator.formats.reports.summary import line, table, tag_counts

CARRIES = frozenset({Aspect.GUIDELINES, Aspect.ANNOTATORS})


def write(exchange: Exchange) -> Iterator[str]:
    """The datasheet, in pieces."""
    title, open_ = exchange.project.title or _("Articles"), _("to be written")
    yield _heading(1, _("Datasheet") + ": " + line(title))
    yield "".join(f"- {name}: _{open_}_\n" for name in (_("Licence"), _("Purpose"))) + "\n"
    yield from _contents(exchange)
    yield from _makers(exchange)
    yield from _guidelines(exchange)


def _contents(exchange: Exchange) -> Iterator[str]:
    sources, languages, years = Counter[str](), Counter[str](), Counter[str]()
    characters = 0
    for article in exchange.articles():
        known = article.metadata
        characters += len(article.text)
        sources[known.source or "—"] += 1
        languages["-".join(filter(None, (known.language, known.script))) or "—"] += 1
        years[known.published[:4] or "—"] += 1
    yield _heading(2, _("Contents"))
    yield ngettext("{count} article", "{count} articles", exchange.count).format(count=f"{exchange.count:,}")
    length = ngettext("{count} character", "{count} characters", characters).format(count=f"{characters:,}")
    yield f", {length}\n\n"
    yield table((_("Tag"), _("Marks")), tag_counts(exchange))
    for head, counts in ((_("Source"), sources), (_("Language"), languages), (_("Year"), years)):
        yield table((head, _("Articles")), [(name, f"{count:,}") for name, count in sorted(counts.items())])


def _makers(exchange: Exchange) -> Iterator[str]:
    names, made, read = {one.id: one.name for one in exchange.annotators}, Counter[str](), Counter[str]()
    for article in exchange.articles():
        made.update(names[mark.annotator] for mark in article.marks)
        read.update({names[mark.annotator] for mark in article.marks})
    yield _heading(2, _("Annotators"))
    rows = [(name, f"{read[name]:,}", f"{made[name]:,}") for name in sorted(names.values())]
    yield table((_("Annotator"), _("Articles"), _("Marks")), rows)
    compared = agreements(exchange.articles())
    pairs = [
        (f"{names[one.one]} – {names[one.other]}", f"{one.articles:,}", f"{one.equal:,}", f"{one.f_measure:.3f}")
        for one in compared
    ]
    yield _heading(3, _("Agreement"))
    yield _("Marks of two annotators agree where tag and span are the same (F-measure).") + "\n\n"
    yield table((_("Annotators"), _("Articles"), _("Equal marks"), "F"), pairs) or _("No article has two.") + "\n\n"


def _guidelines(exchange: Exchange) -> Iterator[str]:
    yield _heading(2, _("Guidelines"))
    for tag in exchange.codebook.tags:
        if not tag.retired:
            yield f"### {line(exchange.codebook.path(tag.id))}\n\n"
            yield "".join(f"{words}\n\n" for words in (tag.description, tag.guideline) if words)


def _heading(level: int, words: str) -> str:
    return "#" * level + f" {words}\n\n"

"""A report in Markdown: what is in the selection, and for each article its people, roles, quotes and themes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.excerpt import plain_markdown
from annotator.formats.reports.told import facts, told

CARRIES = frozenset({Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.THEMES})


def write(exchange: Exchange) -> Iterator[str]:
    """The report, in pieces."""
    title = exchange.project.title or _("Articles")
    yield f"# {line(title)}\n\n"
    yield from _counts(exchange)
    for article in exchange.articles():
        yield from _article(article, exchange)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as GitHub's Markdown knows it; empty where it has no rows."""
    if not rows:
        return ""
    lines = (heads, ["---"] * len(heads), *rows)
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines) + "\n"


def line(words: str) -> str:
    """Words on one line, shown as they are."""
    return plain_markdown(" ".join(words.split()))


def tag_counts(exchange: Exchange) -> list[tuple[str, str]]:
    """How many marks each tag has, the most first."""
    book, found = exchange.codebook, Counter[str]()
    for article in exchange.articles():
        found.update(book.path(mark.tag) for mark in article.marks)
        found.update(book.path(theme.tag) for theme in article.themes)
    return [(path, f"{count:,}") for path, count in found.most_common()]


def _counts(exchange: Exchange) -> Iterator[str]:
    yield _("Articles") + f": {exchange.count:,}\n\n"
    yield table((_("Tag"), _("Marks")), tag_counts(exchange))


def _article(article: ExchangeArticle, exchange: Exchange) -> Iterator[str]:
    known = told(article, exchange)
    yield f"## {line(article.metadata.title or '—')}\n\n"
    lines = [f"- {name}: {line(words)}\n" for name, words in facts(article)]
    yield "".join(lines) + "\n" if lines else ""
    yield table((_("People"), _("Mentions")), [(name, str(count)) for name, count in known.people])
    yield table((_("Role"), _("Holder")), known.roles)
    yield table((_("Speaker"), _("Cue"), _("Quote")), [(one.speaker, one.cue, one.text) for one in known.quotes])
    yield table((_("Tag"), _("Words")), known.others)
    if known.themes:
        yield _("Themes") + ": " + ", ".join(map(line, known.themes)) + "\n\n"


def _cell(words: str) -> str:
    return words if words == "---" else line(words).replace("|", "\\|") or " "

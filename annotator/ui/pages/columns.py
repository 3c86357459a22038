"""Source and reading text side by side as HTML: what is taken away is struck out, what is put in is underlined."""

from html import escape

from annotator.domain.articles import Repair
from annotator.domain.language import _, ngettext
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import PlannedArticle, Proposal, Stance
from annotator.text.mending.repairs import map_of
from annotator.text.segments import paragraphs
from annotator.ui.theme import Theme

_FIRST = 3
"""Paragraphs that are shown although nothing in them changed: one sees which article it is."""
KEPT = "kept"
"""The name of the anchor at the first paragraph of which something is read."""
MOST_ROWS = 400
"""Changed paragraphs that are shown; more of them would keep nobody's interest and much of the memory."""
_CELL = "padding: 9px 14px; border-bottom: 1px solid {edge};"


def columns_html(one: PlannedArticle, theme: Theme) -> str:
    """A table with a row for each paragraph that changed; the others are told by their number."""
    rows = [_doubts(one, theme), _header(one, theme)]
    quiet = shown = kept = 0
    for number, source in enumerate(paragraphs(one.decoded.text), 1):
        touching = [(at, proposal) for at, proposal in enumerate(one.proposals) if _touches(proposal.span, source)]
        if (not touching and kept >= _FIRST) or shown >= MOST_ROWS:
            quiet += bool(len(source))
            continue
        rows += _unchanged(quiet, theme)
        quiet = 0
        if len(source):
            reading = _reading_html(one, source, theme)
            if reading and not kept:
                reading = f"<a name='{KEPT}'></a>{reading}"
            kept += bool(reading)
            rows.append(_row(one, number, source, touching, reading or _cut(theme), theme))
            shown += 1
    rows += _unchanged(quiet, theme)
    face = "'Noto Serif CJK TC', 'Noto Serif CJK SC', serif"
    return f"<table width='100%' cellspacing='0' style='font-family: {face}; font-size: 15px;'>{''.join(rows)}</table>"


def _touches(span: Span, paragraph: Span) -> bool:
    return span.start < paragraph.end and paragraph.start < span.end


def _header(one: PlannedArticle, theme: Theme) -> str:
    cell = _CELL.format(edge=theme.edge) + f"color: {theme.faint}; font-size: 12px; font-weight: bold;"
    count = len(one.repaired.text)
    left = _("SOURCE  ·  KEPT UNCHANGED")
    right = ngettext("READING TEXT  ·  {count} CHARACTER", "READING TEXT  ·  {count} CHARACTERS", count)
    return (
        f"<tr><td></td><td width='48%' style='{cell}'>{escape(left)}</td>"
        f"<td style='{cell}'>{escape(right.format(count=count))}</td></tr>"
    )


def _doubts(one: PlannedArticle, theme: Theme) -> str:
    told = list(one.decoded.doubts)
    if one.twin is not None:
        told.append(
            _("An article with this very text is in the project already; it comes in again only if you want it.")
        )
    if one.same_as:
        told.append(_("The file {name} of this import has the same text.").format(name=one.same_as))
    style = f"padding: 8px 14px; color: {theme.warning};"
    return "".join(f"<tr><td></td><td colspan='2' style='{style}'>{escape(doubt)}</td></tr>" for doubt in told)


def _unchanged(count: int, theme: Theme) -> list[str]:
    if not count:
        return []
    words = ngettext("… {count} paragraph as it was", "… {count} paragraphs as they were", count).format(count=count)
    style = _CELL.format(edge=theme.edge) + f"color: {theme.faint}; font-size: 13px;"
    return [f"<tr bgcolor='{theme.ground}'><td></td><td colspan='2' style='{style}'>{escape(words)}</td></tr>"]


def _row(
    one: PlannedArticle, number: int, source: Span, touching: list[tuple[int, Proposal]], right: str, theme: Theme
) -> str:
    cell = _CELL.format(edge=theme.edge)
    left = _source_html(one, source, touching, theme)
    return (
        f"<tr><td style='{cell} color: {theme.faint}; font-size: 12px;'>{number}</td>"
        f"<td style='{cell}'>{left}</td><td style='{cell}'>{right}</td></tr>"
    )


def _source_html(one: PlannedArticle, source: Span, touching: list[tuple[int, Proposal]], theme: Theme) -> str:
    text, parts, read = one.decoded.text, list[str](), source.start
    for at, proposal in touching:
        start, end = max(proposal.span.start, source.start), min(proposal.span.end, source.end)
        if start < read:
            continue
        parts.append(escape(text[read:start]))
        parts.append(_link(at, text[start:end], one, theme))
        read = end
    return "".join(parts) + escape(text[read : source.end])


def _link(at: int, words: str, one: PlannedArticle, theme: Theme) -> str:
    proposal = one.proposals[at]
    if proposal.stance is Stance.OPEN:
        style = f"background: {theme.chosen}; color: {theme.warning}; text-decoration: none;"
    elif at not in one.chosen:
        style = f"color: {theme.faint}; text-decoration: underline;"
    elif proposal.text:
        style = f"background: {theme.chosen}; color: {theme.accent}; text-decoration: none;"
    else:
        style = f"color: {theme.removed}; text-decoration: line-through;"
    return f"<a href='repair:{at}' title='{escape(proposal.reason, quote=True)}' style='{style}'>{escape(words)}</a>"


def _cut(theme: Theme) -> str:
    told = _("line cut")
    return f"<span style='color: {theme.faint}; font-size: 13px;'>{escape(told)}</span>"


def _reading_html(one: PlannedArticle, source: Span, theme: Theme) -> str:
    """What is read of a paragraph of the source; empty where all of it is cut."""
    shown = map_of(one.repaired.repairs).span_to_view(source)
    if not len(shown):
        return ""
    text, parts, read = one.repaired.text, list[str](), shown.start
    for repair in one.repaired.repairs:
        if repair.text and shown.start <= repair.start < shown.end:
            parts.append(escape(text[read : repair.start]))
            parts.append(_put_in(repair, theme))
            read = repair.start + len(repair.text)
    words = "".join(parts) + escape(text[read : shown.end])
    is_title = text[shown.start : shown.end].strip() == one.inferred.metadata.title
    return f"<b>{words}</b>" if is_title else words


def _put_in(repair: Repair, theme: Theme) -> str:
    style = f"background: {theme.chosen}; color: {theme.accent}; text-decoration: underline;"
    return f"<span style='{style}'>{escape(repair.text)}</span>"

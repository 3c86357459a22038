"""What can be mended in a scraped text, and a reading text made from the choices; every repair can be taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from annotator.domain.articles import Repair, RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Repaired, Stance
from annotator.text.mending import boilerplate, breaks, entities, glosses, invisible, misreadings, ruby, wrapping
from annotator.text.mending.breaks import PLACEHOLDER
from annotator.text.offset_map import OffsetMap, Piece

__all__ = ["PLACEHOLDER", "apply", "corrected", "default_choices", "map_of", "propose", "source_of", "without"]

_REPAIRS = (
    misreadings.propose, entities.propose, invisible.propose, glosses.propose, ruby.propose, breaks.propose,
    boilerplate.propose, wrapping.propose,
)  # fmt: skip


def propose(text: str) -> tuple[Proposal, ...]:
    """All repairs that could be made in a decoded source, in order; a line to cut may hold further ones."""
    found = [*_characters(text), *(proposal for repair in _REPAIRS for proposal in repair(text))]
    return tuple(sorted(found, key=lambda proposal: (proposal.span.start, -proposal.span.end)))


def default_choices(proposals: Sequence[Proposal]) -> dict[int, str]:
    """What is done without asking: everything but what is merely offered."""
    return {at: one.text for at, one in enumerate(proposals) if one.stance is not Stance.OFFERED}


def apply(text: str, proposals: Sequence[Proposal], chosen: Mapping[int, str]) -> Repaired:
    """The reading text with the chosen replacements, and the repairs that lead to it.

    ``chosen`` holds the replacement by index into ``proposals``; one that lies within another that is
    chosen too goes with it.
    """
    repairs: list[Repair] = []
    parts: list[str] = []
    read = written = 0
    for at, proposal in enumerate(proposals):
        if at not in chosen or proposal.span.start < read:
            continue
        between = text[read : proposal.span.start]
        written += len(between)
        replacement = chosen[at]
        words = proposal.span.of(text)
        repairs.append(
            Repair(proposal.kind, proposal.span, words, written, replacement, _reason(proposal, replacement))
        )
        parts += (between, replacement)
        read, written = proposal.span.end, written + len(replacement)
    return Repaired("".join((*parts, text[read:])), tuple(repairs))


def map_of(repairs: Sequence[Repair]) -> OffsetMap:
    """The map from the decoded source (source) to the reading text (view)."""
    return OffsetMap(Piece(one.source, Span(one.start, one.start + len(one.text))) for one in repairs)


def source_of(text: str, repairs: Sequence[Repair]) -> str:
    """The decoded source that a reading text was made from."""
    parts: list[str] = []
    read = 0
    for repair in repairs:
        parts += (text[read : repair.start], repair.source_text)
        read = repair.start + len(repair.text)
    return "".join((*parts, text[read:]))


def corrected(text: str, repairs: Sequence[Repair], span: Span, words: str) -> Repaired:
    """The reading text with ``words`` at ``span``, and the repairs that now lead to it.

    A repair that ``span`` touches becomes one with the correction; whoever corrects is a person.
    """
    both = map_of(repairs)
    source = both.span_to_source(span)
    whole = both.span_to_view(source)
    touched = [one for one in repairs if source.contains(one.source)]
    kind = touched[0].kind if len(touched) == 1 and touched[0].source == source else RepairKind.CORRECTION
    piece = text[whole.start : span.start] + words + text[span.end : whole.end]
    reason = _("Corrected by hand: “{before}” became “{after}”.").format(before=span.of(text), after=words)
    new = Repair(kind, source, source.of(source_of(text, repairs)), whole.start, piece, reason)
    shift = len(piece) - len(whole)
    moved = [
        one
        if one.start < whole.end
        else Repair(one.kind, one.source, one.source_text, one.start + shift, one.text, one.reason)
        for one in repairs
        if one not in touched
    ]
    after = text[: whole.start] + piece + text[whole.end :]
    return Repaired(after, tuple(sorted([*moved, new], key=lambda one: one.source)))


def without(text: str, repairs: Sequence[Repair], gone: Collection[Repair]) -> tuple[Repaired, OffsetMap]:
    """The reading text with what stood in the source in place of the repairs ``gone``, and the map that leads to it."""
    kept: list[Repair] = []
    pieces: list[Piece] = []
    parts: list[str] = []
    read = shift = 0
    for one in repairs:
        start, end = one.start + shift, one.start + len(one.text)
        if one in gone:
            parts += (text[read : one.start], one.source_text)
            pieces.append(Piece(Span(one.start, end), Span(start, start + len(one.source_text))))
            read, shift = end, shift + len(one.source_text) - len(one.text)
        else:
            kept.append(replace(one, start=start))
    return Repaired("".join((*parts, text[read:])), tuple(kept)), OffsetMap(pieces)


def _characters(text: str) -> list[Proposal]:
    """NULs, which no reading text may hold."""
    reason = _("A NUL character, which no text may hold.")
    return [
        Proposal(RepairKind.CHARACTER, Span(at, at + 1), "", reason, Stance.CERTAIN, "NUL")
        for at in _places(text, "\0")
    ]


def _places(text: str, character: str) -> list[int]:
    found: list[int] = []
    at = text.find(character)
    while at >= 0:
        found.append(at)
        at = text.find(character, at + 1)
    return found


def _reason(proposal: Proposal, replacement: str) -> str:
    if replacement == proposal.text:
        return proposal.reason
    return _("Chosen by hand: {text}.").format(text=replacement)

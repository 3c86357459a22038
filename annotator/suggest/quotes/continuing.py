"""Direct speech that goes on without a source: in the next sentence, or as the whole of the next paragraph."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.suggest.quotes.statements import How, Statement
from annotator.suggest.quotes.stops import Layout

_BETWEEN = frozenset('。.,!?\n \t\u3000\u00a0”」』"')
_MOST_BETWEEN = 6
_HERE, _NEXT = 0.7, 0.55


def continued(
    found: Sequence[Statement], layout: Layout, pairs: Pairs, is_speech: Callable[[str, Pair], bool]
) -> list[Statement]:
    """The statements together with the pairs of marks that only go on with one of them, in order."""
    claimed = sorted(found, key=lambda said: said.content.start)
    starts = [said.content.start for said in claimed]
    added: list[Statement] = []
    last: Statement | None = None
    at = 0
    for pair in pairs.all:
        while at < len(claimed) and claimed[at].content.start <= pair.inner.start:
            last, at = claimed[at], at + 1
        is_free = last is None or (last.content.end <= pair.outer.start and bisect_left(starts, pair.inner.end) == at)
        if last is None or not is_free or not last.voices or not is_speech(layout.text, pair):
            continue
        if score := _goes_on(last, pair, layout):
            last = Statement(
                pair.inner,
                None,
                last.voices,
                How.CONTINUED,
                min(score, last.score),
                last.first or last.content,
                pair.outer.start,
            )
            added.append(last)
    return sorted([*claimed, *added], key=lambda said: (said.content.start, said.content.end))


def _goes_on(last: Statement, pair: Pair, layout: Layout) -> float:
    """How likely a pair goes on with what was said before it, 0 where it does not."""
    text = layout.text
    end = max(last.content.end, last.cue.end if last.cue else 0)
    between = text[end : pair.outer.start]
    if len(between) > _MOST_BETWEEN or not set(between) <= _BETWEEN or text[pair.inner.end - 1] not in "。!?…":
        return 0.0
    if "\n" not in between:
        return _HERE
    paragraph = layout.paragraph(pair.outer.start)
    is_alone = paragraph.start == pair.outer.start and paragraph.end == pair.outer.end
    return _NEXT if is_alone else 0.0

"""Finding a tag by a few of its letters, in whatever script they are typed."""

from collections.abc import Callable, Sequence

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.ids import TagId
from annotator.text.folding import fold


def ranked(book: Codebook, words: str, called: Callable[[Tag], str], recent: Sequence[TagId] = ()) -> list[Tag]:
    """The offered tags that ``words`` are found in, the likeliest first.

    That is: in the beginning of the name, in the name, in the path, in the description; among equals those
    used last, then in the order of the codebook. ``called`` gives the name that people see.
    """
    folded, places = fold(words.strip()), {tag: at for at, tag in enumerate(recent)}
    ranks: list[tuple[int, int, int, Tag]] = []
    for number, tag in enumerate(book.offered()):
        rank = _rank(folded, fold(called(tag)), fold(tag.name), fold(book.path(tag.id)), fold(tag.description))
        if rank is not None:
            ranks.append((rank, places.get(tag.id, len(places)), number, tag))
    return [tag for *_order, tag in sorted(ranks, key=lambda one: one[:3])]


def _rank(words: str, *texts: str) -> int | None:
    called, name, path, description = texts
    if called.startswith(words) or name.startswith(words):
        return 0
    return next((at for at, text in enumerate((called + "\n" + name, path, description), 1) if words in text), None)

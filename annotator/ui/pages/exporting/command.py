"""The line by which the command line exports the same."""

import shlex
from collections.abc import Iterator

from annotator.domain.articles import Annotator
from annotator.domain.codebook import Codebook
from annotator.domain.transfer.options import Options
from annotator.domain.transfer.selections import Layer, Names, Selection, Texts


def command_line(
    project: str, name: str, out: str, selection: Selection, options: Options,
    annotators: list[Annotator], codebook: Codebook,
) -> str:  # fmt: skip
    """``annotator export …`` with everything that differs from what it does unasked."""
    words = ["annotator", "export", project, "--format", name, "-o", out]
    words += _of_selection(selection, {one.id: one.name for one in annotators}, codebook)
    usual = Options()
    words += [word for unit in sorted(options.offsets) for word in ("--offsets", unit.value)]
    for option, value, unasked in (
        ("--overlaps", options.overlaps, usual.overlaps), ("--unit", options.unit, usual.unit),
        ("--rows", options.rows, usual.rows), ("--seed", options.seed, usual.seed),
    ):  # fmt: skip
        if value != unasked:
            words += [option, str(value)]
    return shlex.join(words)


def _of_selection(selection: Selection, names: dict, codebook: Codebook) -> Iterator[str]:
    for article in sorted(map(str, selection.articles)):
        yield from ("--article", article)
    for state in sorted(selection.states):
        yield from ("--status", state.value)
    for annotator in selection.annotators:
        yield from ("--annotator", names[annotator])
    for path in sorted(codebook.path(tag) for tag in selection.tags):
        yield from ("--tag", path)
    for option, date in (("--since", selection.since), ("--until", selection.until)):
        if date:
            yield from (option, date)
    if selection.layer is not Layer.ALL:
        yield from ("--layer", selection.layer.value)
    said = {
        "--without-texts": selection.texts is Texts.WITHOUT, "--pseudonyms": selection.names is Names.PSEUDONYMS,
        "--with-suggestions": selection.undecided_by is not None,
    }  # fmt: skip
    yield from (flag for flag, is_said in said.items() if is_said)

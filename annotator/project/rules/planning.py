"""What an import would bring: files found, read, decoded and repaired; nothing is written here."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.domain.articles import RepairKind, Source, refuse_too_large, refuse_too_long
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded, PlannedArticle, Problem, Proposal
from annotator.formats.registry import Format, recognised
from annotator.text.decoding import decode
from annotator.text.mending import repairs
from annotator.text.metadata import infer

HEAD = 200


def files_in(paths: Sequence[Path], refuse: Callable[[Problem], None]) -> Iterator[Path]:
    """The files that are meant, folders walked in the order of their names; what cannot be looked at is refused."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path, refuse)
        else:
            yield path


def _walk(folder: Path, refuse: Callable[[Problem], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        refuse(Problem(str(error.filename), _("The folder cannot be read: {reason}.").format(reason=error.strerror)))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith("."):
                continue
            if recognised(path, b"") is None:
                refuse(Problem(str(path), _("This kind of file cannot be imported."), _("It was left out.")))
            else:
                yield path


def format_of(path: Path) -> Format | None:
    """The format of a file by its beginning and name. Raises ``OSError``."""
    with path.open("rb") as file:
        return recognised(path, file.read(HEAD))


def content(path: Path) -> bytes:
    """The bytes of a file. Raises ``OSError``, and ``ImportRefused`` for more than one article has, unread."""
    refuse_too_large(path.stat().st_size)
    return path.read_bytes()


def article(name: str, raw: bytes, encoding: str | None = None, *, mend: bool = True) -> PlannedArticle:
    """One article out of the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    decoded = decode(raw, encoding)
    proposals = repairs.propose(decoded.text)
    chosen = repairs.default_choices(proposals)
    if not mend:
        chosen = {at: text for at, text in chosen.items() if proposals[at].kind is RepairKind.CHARACTER}
    return _planned(Source(name, raw, decoded.encoding), decoded, proposals, chosen)


def decided(planned: PlannedArticle, chosen: Mapping[int, str]) -> PlannedArticle:
    """The same article with other repairs chosen; metadata that a person wrote stays."""
    fresh = _planned(planned.source, planned.decoded, planned.proposals, chosen)
    before = infer(planned.repaired.text, planned.source.name)
    written = planned.inferred if planned.inferred != before else fresh.inferred
    return replace(planned, chosen=dict(chosen), repaired=fresh.repaired, inferred=written)


def _planned(
    source: Source, decoded: Decoded, proposals: tuple[Proposal, ...], chosen: Mapping[int, str]
) -> PlannedArticle:
    repaired = repairs.apply(decoded.text, proposals, chosen)
    refuse_too_long(repaired.text)
    return PlannedArticle(source, decoded, proposals, dict(chosen), repaired, infer(repaired.text, source.name))


def problem(name: str, error: AnnotatorError | OSError) -> Problem:
    """What kept a file out, as an entry of the plan."""
    if isinstance(error, AnnotatorError):
        return Problem(name, error.message, error.hint)
    if isinstance(error, FileNotFoundError):
        return Problem(name, _("There is no such file."), _("Check the name."))
    return Problem(
        name,
        _("The file cannot be read: {reason}.").format(reason=error.strerror),
        _("Ask its owner for the right to."),
    )


def told_apart(articles: Iterable[PlannedArticle]) -> Iterator[PlannedArticle]:
    """The same articles; one whose text came earlier in the plan says so and is not wanted."""
    seen: dict[str, str] = {}
    for one in articles:
        earlier = seen.get(one.repaired.text)
        seen.setdefault(one.repaired.text, one.source.name)
        yield one if earlier is None else replace(one, same_as=earlier, wanted=False)

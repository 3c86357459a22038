"""Lines of who says what, to be pasted or kept: Markdown and HTML as a play, CSV as a table, JSON for machines."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from annotator.domain.corpus.speech import Line, Role, Speaker
from annotator.formats import annot_csv
from annotator.formats.excerpt import plain_markdown

COLUMNS = (
    "date", "speaker", "role", "role_date", "cue", "quote", "article", "source", "article_id", "start", "end",
    "mark_id",
)  # fmt: skip
_SEVERAL = "; "


def to_markdown(lines: Iterable[Line]) -> str:
    """A heading for each article, a paragraph for each line with its speaker in bold."""
    written: list[str] = []
    for line, begins in _scenes(lines):
        if begins:
            written.append("## " + plain_markdown(heading(line)))
        who = _SEVERAL.join(f"**{plain_markdown(one.name)}**{_aside(one)}" for one in line.speakers)
        cue = plain_markdown(_SEVERAL.join(line.cues))
        written.append(f"{who or '—'}: {f'*{cue}* ' if cue else ''}{plain_markdown(line.text)}")
    return "\n\n".join(written) + "\n"


def to_html(lines: Iterable[Line]) -> str:
    """The same as a fragment of HTML."""
    written: list[str] = []
    for line, begins in _scenes(lines):
        if begins:
            written.append(f"<h3>{escape(heading(line))}</h3>")
        who = _SEVERAL.join(f"<b>{escape(one.name)}</b>{escape(_aside(one))}" for one in line.speakers)
        cue = escape(_SEVERAL.join(line.cues))
        words = escape(line.text).replace("\n", "<br>")
        written.append(f"<p>{who or '—'}: {f'<i>{cue}</i> ' if cue else ''}{words}</p>")
    return "".join(written)


def to_csv(lines: Iterable[Line]) -> Iterator[str]:
    """One row a line, in pieces."""
    return annot_csv.table(COLUMNS, (tuple(_cells(line)) for line in lines))


def facts(line: Line) -> dict[str, Any]:
    """A line for JSON; spans count code points of the reading text, absent values are left out."""
    return {
        "article": str(line.article), "title": line.title, "source": line.source, "published": line.published,
        "speakers": [_speaker(one) for one in line.speakers], "cues": list(line.cues), "text": line.text,
        "pieces": [
            {"mark": str(one.mark), "start": one.span.start, "end": one.span.end, "text": one.text}
            for one in line.pieces
        ],
    }  # fmt: skip


def heading(line: Line) -> str:
    """Date, title and source of the article of a line."""
    return "  ·  ".join(words for words in (line.published, line.title, line.source) if words) or "—"


def _scenes(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether another article begins with it."""
    before = None
    for line in lines:
        yield line, line.article != before
        before = line.article


def _aside(speaker: Speaker) -> str:
    role = speaker.role
    if role is None:
        return ""
    return f" ({role.words})" if role.here else f" ({role.words}, {role.published})"


def _cells(line: Line) -> Iterator[str]:
    roles = [one.role for one in line.speakers]
    yield line.published
    yield _SEVERAL.join(one.name for one in line.speakers)
    yield _matched([role.words if role else "" for role in roles])
    yield _matched([role.published if role else "" for role in roles])
    yield _SEVERAL.join(line.cues)
    yield line.text
    yield line.title
    yield line.source
    first = line.pieces[0]
    yield from (str(line.article), str(first.span.start), str(line.pieces[-1].span.end), str(first.mark))


def _matched(words: Sequence[str]) -> str:
    """Words in the order of the speakers, with an empty place for whoever has none."""
    return _SEVERAL.join(words) if any(words) else ""


def _speaker(speaker: Speaker) -> dict[str, Any]:
    told: dict[str, Any] = {"name": speaker.name, "mention": str(speaker.mention)}
    if speaker.person is not None:
        told["person"] = str(speaker.person)
    if speaker.role is not None:
        told["role"] = _role(speaker.role)
    return told


def _role(role: Role) -> dict[str, Any]:
    return {"words": role.words, "published": role.published, "article": str(role.article), "same_article": role.here}

"""A codebook as a guideline for annotators: one page of HTML that needs nothing beside it, or Markdown.

The HTML keeps to what Qt's rich text shows as well, which prints it. Guidelines are CommonMark
(https://spec.commonmark.org) without HTML and without pictures: a page loads nothing from elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import NoReturn

from annotator.domain.codebook import Codebook, Feature, Tag
from annotator.domain.coding.naming import feature_kind_name, kind_name, link_joined, overlap_name, tag_name
from annotator.domain.language import _
from annotator.formats.codebooks.flat import refused

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_DEEPEST = 5
_STYLE = """
body { font-family: 'Noto Sans', 'Noto Sans CJK TC', 'Noto Sans CJK SC', sans-serif; color: #1f2328;
  max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.5; }
h1 { font-size: 24px; } h2 { font-size: 20px; border-bottom: 1px solid #d0d7de; margin-top: 32px; }
h3 { font-size: 16px; margin-bottom: 4px; overflow-wrap: anywhere; }
h2, h3 { break-after: avoid; } p, li { overflow-wrap: anywhere; }
.faint { color: #5b626b; } .key { border: 1px solid #8c959f; font-size: 13px; } code { background-color: #eff1f3; }
table { border-collapse: collapse; margin: 6px 0; } th, td { text-align: left; padding: 2px 14px 2px 0; }
"""


def html(codebook: Codebook) -> bytes:
    """The page; every name stands in it as it is, and nothing of it is run or loaded."""
    title = escape(_("Codebook"))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    parts = [
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
    ]
    for depth, tag in _tree(codebook):
        parts += _html_of(codebook, tag, depth)
    return "\n".join([*parts, "</body>\n</html>\n"]).encode("utf-8", "replace")


def markdown(codebook: Codebook) -> bytes:
    """The same as Markdown; guidelines stand in it as they were written."""
    lines = ["# " + _("Codebook"), ""]
    for depth, tag in _tree(codebook):
        lines += [f"{'#' * min(depth + 2, 6)} {_plain(_title(tag))}", ""]
        for words in (_facts(tag), tag.description):
            lines += [_plain(words), ""] if words else []
        lines += [tag.guideline, ""] if tag.guideline else []
        lines += [f"- {_plain(line)}" for line in (*_asked(tag), *_rules(codebook, tag))]
        lines += [""]
    return "\n".join(lines).encode("utf-8", "replace")


def read(_data: bytes) -> NoReturn:
    """A guideline is for people. Raises ``ImportRefused``."""
    raise refused(_("A guideline is made to be read by people; it is no codebook that can be brought in."))


def _tree(codebook: Codebook) -> Iterator[tuple[int, Tag]]:
    """All tags, each before those below it, with how deep it stands."""
    waiting = [(0, tag) for tag in codebook.children(None)][::-1]
    while waiting:
        depth, tag = waiting.pop()
        yield depth, tag
        waiting += [(depth + 1, child) for child in codebook.children(tag.id)][::-1]


def _html_of(codebook: Codebook, tag: Tag, depth: int) -> Iterator[str]:
    level = "h2" if depth == 0 else "h3"
    colour = tag.colour if _COLOUR.fullmatch(tag.colour) else "#777777"
    swatch = f'<span style="background-color: {colour}">&nbsp;&nbsp;&nbsp;&nbsp;</span>'
    key = f' <span class="key">&nbsp;{escape(tag.key)}&nbsp;</span>' if tag.key else ""
    yield f'<div style="margin-left: {20 * min(max(depth - 1, 0), _DEEPEST)}px">'
    yield f"<{level}>{swatch} {escape(_title(tag))}{key}</{level}>"
    if facts := _facts(tag):
        yield f'<p class="faint">{escape(facts)}</p>'
    if tag.description:
        yield f"<p><b>{escape(tag.description)}</b></p>"
    if tag.guideline:
        yield _rendered(tag.guideline)
    yield from _list(_asked(tag))
    yield from _list(_rules(codebook, tag))
    yield "</div>"


def _list(lines: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    if items:
        yield f"<ul>{items}</ul>"


def _title(tag: Tag) -> str:
    return f"{tag_name(tag)}  {tag.sign}".rstrip()


def _facts(tag: Tag) -> str:
    key = _("Key") + f" {tag.key}" if tag.key else ""
    kind = kind_name(tag.kind) if tag.parent is not None else ""
    return "  ·  ".join(filter(None, (kind, key, _("retired") if tag.retired else "")))


def _asked(tag: Tag) -> Iterator[str]:
    return (_question(one) for one in tag.features)


def _question(one: Feature) -> str:
    """Such as ``Manner: one of says, asks  ·  must be answered``."""
    told = f"{one.name}: {feature_kind_name(one.kind)} {', '.join(one.choices)}".rstrip()
    return told + "  ·  " + _("must be answered") if one.required else told


def _rules(codebook: Codebook, tag: Tag) -> Iterator[str]:
    """The rule of overlap; at a kind itself also the types of link that begin or end there."""
    yield _("Overlap") + ": " + overlap_name(tag.overlap)
    for one in codebook.link_types if tag.parent is None else ():
        if not one.from_kinds or not one.to_kinds or tag.kind in (*one.from_kinds, *one.to_kinds):
            yield link_joined(one)


def _plain(words: str) -> str:
    """Words as Markdown that reads as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _rendered(guideline: str) -> str:
    # Imported here: only who writes a page pays for it.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image").render(guideline).strip()

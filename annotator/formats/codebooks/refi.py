"""A codebook as REFI ``.qdc`` (REFI-QDA Codebook 1.0), which NVivo, ATLAS.ti, MAXQDA, QualCoder and Taguette exchange.

A code has a name, a colour, a description and codes below it. Kinds are our topmost codes; the topmost
codes of other programs become themes, but for those that are called like a kind. A guideline stands in
the description behind a line of three dashes, and such a line of the description itself has a backslash
before it; a retired tag is a code that cannot be used.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from annotator.domain.codebook import BUILT_IN_KINDS, CUE, THEME, Codebook, Tag, default_codebook
from annotator.domain.ids import TagId, new_id
from annotator.domain.language import _
from annotator.formats.codebooks.flat import Heard, Raw, heard, limited, refused, usual_link_types
from annotator.formats.codebooks.refi_xml import Node, parsed
from annotator.formats.spoilt import NOT_IN_XML

NAMESPACE = "urn:QDA-XML:codebook:1.0"
CARRIES = frozenset({"colour", "description", "guideline", "retired"})
ORIGIN = "Article Annotator"
_PARTED = "\n\n---\n\n"
_RETIRED = f"{_PARTED}retired"
_SPACED = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_RETURN = {"\r": "&#13;"}
_NO_KEYS = UUID("5b1b0f0e-6d0f-5c0a-9d5c-0d6a53a0a7c1")
"""Where keys are derived of what is none."""
_DASHES = re.compile(r"^(\\*)---$", re.MULTILINE)
_ESCAPED = re.compile(r"^\\(\\*---)$", re.MULTILINE)
_SHORT_COLOUR = re.compile(r"#?([0-9A-Fa-f]{3})")


def read(data: bytes) -> Heard:
    """The codes of a file as a codebook with our usual types of link. Raises ``ImportRefused``."""
    root = parsed(limited(data))
    codes = [code for one in root.named("Codes") for code in one.named("Code")]
    if root.name != "CodeBook" or not codes:
        raise refused(_("There is no codebook in the file."))
    return of_codes(codes, root)


def of_codes(codes: list[Node], root: Node) -> Heard:
    """The codebook of some codes; ``root`` says which program wrote them. Raises ``ImportRefused``."""
    ours = root.attributes.get("origin", "").startswith(ORIGIN)
    if not ours:
        _tell_apart(codes)
    return heard(_tags(codes, ours=ours), usual_link_types())


def _tell_apart(codes: list[Node]) -> None:
    """Number codes of one name at one place: programs that have groups of codes write them as codes, too."""
    taken = {_name(code).casefold() for code in codes}
    seen: Counter[str] = Counter()
    for code in codes:
        name = _name(code)
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            free = (
                new for number in count(seen[name.casefold()]) if (new := f"{name} ({number})").casefold() not in taken
            )
            code.attributes["name"] = next(free)
            taken.add(code.attributes["name"].casefold())
        _tell_apart(code.named("Code"))


def tags_of(codes: list[Node], book: Codebook) -> Mapping[str, TagId]:
    """The tags of a codebook that ``of_codes`` gave, by the keys that its codes have in the file.

    A code that is one of our kinds may have got the usual key of that.
    """
    found: dict[str, TagId] = {}
    for code in codes:
        key = TagId(UUID(_key(code)))
        name = next((one.name for one in default_codebook().tags if one.id == key), _name(code))
        known = [one.id for one in book.tags if one.id == key or (one.parent is None and one.name == name)]
        if known:
            found[str(key)] = key if key in known else known[0]
        found |= {str(UUID(_key(one))): TagId(UUID(_key(one))) for below in code.named("Code") for one in _all(below)}
    return found


def _all(code: Node) -> Iterator[Node]:
    yield code
    for one in code.named("Code"):
        yield from _all(one)


def write(codebook: Codebook) -> bytes:
    """The file, valid by the schema of REFI-QDA."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<CodeBook xmlns="{NAMESPACE}" origin="{ORIGIN}">']
    return "\n".join([*lines, *codes_of(codebook), "</CodeBook>", ""]).encode()


def codes_of(codebook: Codebook, used: Collection[TagId] = ()) -> Iterator[str]:
    """The element that holds all codes, line by line; ``used`` are the tags of which there are codings.

    A retired tag that is used can be coded and says behind its guideline that it is retired: QualCoder takes what
    cannot be coded for a category, and leaves its codings out (its ``refi.py``, ``sub_codes``).
    Of tags of one name each that stands below another has its place behind the name: QualCoder keeps one code of a
    name and loses what has been coded with a second one (its ``refi.py``, ``sub_codes``).
    """
    called = Counter(legal(tag.name).casefold() for tag in codebook.tags)
    yield "  <Codes>"
    for root in codebook.children(None):
        yield from _code(codebook, root, called, (), used)
    yield "  </Codes>"


def _place(above: tuple[str, ...]) -> str:
    return f" ({' > '.join(above)})"


def _code(
    codebook: Codebook, tag: Tag, called: Mapping[str, int], above: tuple[str, ...], used: Collection[TagId]
) -> Iterator[str]:
    indent = "    " + "  " * len(above)
    name = legal(tag.name)
    is_doubtful = bool(above) and (called[name.casefold()] > 1 or name.endswith(_place(above)))
    shown = name + _place(above) if is_doubtful else name
    told = _DASHES.sub(r"\\\1---", tag.description) + (_PARTED + tag.guideline if tag.guideline else "")
    below = list(codebook.children(tag.id))
    told += _RETIRED if tag.retired and tag.id in used else ""
    codable = "false" if tag.retired and tag.id not in used else "true"
    begin = f"{indent}<Code guid={quoted(str(tag.id))} name={quoted(shown)} isCodable={quoted(codable)}"
    begin += f" color={quoted(tag.colour)}"
    if not told and not below:
        yield begin + "/>"
        return
    yield begin + ">"
    if told:
        yield f"{indent}  <Description>{escape(legal(told), _RETURN)}</Description>"
    for child in below:
        yield from _code(codebook, child, called, (*above, name), used)
    yield f"{indent}</Code>"


def quoted(words: str) -> str:
    """Words as the value of an attribute."""
    return quoteattr(legal(words), _SPACED)


def legal(words: str) -> str:
    """Words without the control characters that no XML can hold."""
    return NOT_IN_XML.sub("", words)


def _tags(codes: list[Node], *, ours: bool) -> Iterator[Raw]:
    theme = next(tag for tag in default_codebook().tags if tag.name == THEME)
    kinds = {str(tag.id): tag.kind for tag in default_codebook().tags}
    foreign: list[Node] = []
    for code in codes:
        key, name = _key(code), _name(code)
        if ours or key in kinds or name in (*BUILT_IN_KINDS, CUE):
            kind = kinds.get(key, name)
            usual = next((own for own, called in kinds.items() if called == kind), key)
            yield from _branch(code, kind, None, key if ours else usual, ours=ours)
        else:
            foreign.append(code)
    if foreign and not any(_name(code) == THEME for code in codes):
        yield {"id": str(theme.id), "kind": THEME, "name": THEME, "colour": theme.colour, "key": theme.key}, ()
    for code in foreign:
        yield from _branch(code, THEME, theme.id, _key(code), ours=False)


def _branch(
    code: Node, kind: str, parent: TagId | None, key: str, above: tuple[str, ...] = (), *, ours: bool
) -> Iterator[Raw]:
    if ours and above:
        code.attributes["name"] = code.attributes.get("name", "").removesuffix(_place(above))
    told = "".join(words for one in code.named("Description") for words in one.text)
    is_retired = ours and told.endswith(_RETIRED)
    description, _line, guideline = (told.removesuffix(_RETIRED) if is_retired else told).partition(_PARTED)
    found: dict[str, Any] = {
        "id": key, "kind": kind, "name": _name(code), "colour": _colour(code.attributes.get("color", "")),
        "description": _ESCAPED.sub(r"\1", description), "guideline": guideline,
        "parent": str(parent) if parent else "",
    }  # fmt: skip
    found = {name: value for name, value in found.items() if value}
    below = code.named("Code")
    if "isCodable" in code.attributes and (ours or not below):
        # Other programs also bar codes that only hold others together, which are not retired.
        found["retired"] = is_retired or code.attributes["isCodable"] in {"false", "0"}
    yield found, found.keys() - (set() if key == _key(code) else {"id"})
    for one in below:
        yield from _branch(one, kind, TagId(UUID(key)), _key(one), (*above, code.attributes.get("name", "")), ours=ours)


def as_key(words: str) -> str:
    """A key as ours are written; some programs put it into braces or capitals, of what is none one is derived."""
    tidy = words.strip().strip("{}").lower()
    try:
        return str(UUID(tidy))
    except ValueError:
        return str(uuid5(_NO_KEYS, tidy)) if tidy else ""


def _key(code: Node) -> str:
    """The code's own key; made anew where it has none."""
    if not (key := as_key(code.attributes.get("guid", ""))):
        key = code.attributes["guid"] = str(new_id())
    return key


def _name(code: Node) -> str:
    """Names of other programs may hold what separates ours, or be empty."""
    return code.attributes.get("name", "").strip().replace("/", "／") or "?"


def _colour(words: str) -> str:
    """Three digits stand for six; what is no colour stays as it is, so that the refusal names it as it stands there."""
    short = _SHORT_COLOUR.fullmatch(words)
    return "#" + "".join(one * 2 for one in short[1]) if short else words

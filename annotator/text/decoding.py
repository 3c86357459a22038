"""Bytes to text: which encoding they are in, told and never guessed in silence."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded
from annotator.text.encodings.pieces import LOOK_BYTES, Seen, codec, decoded, marked_as, tidied
from annotator.text.encodings.prose import chineseness
from annotator.text.letters import code_page

ENCODINGS = (
    "utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5hkscs", "hz", "euc-jp", "shift_jis",
    "iso2022_jp", "euc-kr", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "iso-8859-1",
)  # fmt: skip
"""What a person may choose from, by Python's names."""

_CHINESE = ("gb18030", "big5", "big5hkscs")
_KOREAN = ("cp949", "euc_kr", "johab")
_SEVERAL_BYTES = frozenset(
    (
        "big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr", "gb18030",
        "gb2312", "gbk", "hz", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213", "utf_16", "utf_32", "utf_8",
    )
)  # fmt: skip
"""Encodings that statistics may name and that are no code pages of one byte a character."""
_SWITCHES = ((b"~{", "hz"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
"""What switches to two bytes a character in encodings of seven bits (RFC 1843, 1468, 1557)."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_BROKEN = re.compile("[\n\ufffd]")
_DOUBTS = 5
_SAMPLE = 4_000
_PROSE = 4.0
"""How Chinese a text must look to be taken for it against all appearance; prose is about 8."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become text; ``others`` could be meant as well, ``doubts`` say what does not fit."""

    name: str
    others: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    errors: str = "strict"
    """``replace`` where something does not fit."""


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``raw``, with LF line ends and no byte order mark; ``encoding`` forces one.

    Raises ``ImportRefused`` for nothing, for what is no text, and for a forced encoding that does not fit.
    """
    found = recognised(Seen(len(raw), raw[:LOOK_BYTES], lambda: (raw,)), encoding)
    return Decoded(_tidy(raw.decode(codec(found.name, raw[:4]), found.errors)), found.name, found.others, found.doubts)


def recognised(seen: Seen, encoding: str | None = None) -> Encoding:
    """The encoding of some bytes; ``encoding`` forces one. Raises ``ImportRefused`` as ``decode`` does."""
    if not seen.size:
        raise ImportRefused(_("The file is empty."), _("Choose a file that holds text."))
    if encoding is not None:
        _refuse_misfit(seen, encoding)
        return Encoding(encoding, _others(seen, encoding))
    if (name := marked_as(seen.head)) is not None:
        return Encoding(name) if _fits(seen, name) else _with_doubts(seen, name)
    return _without_mark(seen)


def _refuse_misfit(seen: Seen, encoding: str) -> None:
    done = lines = 0
    piece = b""
    try:
        decoder = codecs.getincrementaldecoder(codec(encoding, seen.head))()
        for piece in seen.pieces():
            decoder.decode(piece)
            done, lines, piece = done + len(piece), lines + piece.count(b"\n"), b""
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        tried = bytes(error.object)  # what was left over of the piece before, then this piece
        over = len(tried) - len(piece)
        line = lines - tried.count(b"\n", 0, max(over, 0)) + tried.count(b"\n", 0, error.start) + 1
        raise ImportRefused(
            _("The file is not {encoding}: it does not fit at byte {byte} (line {line}).").format(
                encoding=encoding, byte=done - over + error.start, line=line
            ),
            _("Choose another encoding, or let it be recognised."),
        ) from error
    except (LookupError, UnicodeError) as error:
        raise ImportRefused(
            _("There is no encoding “{encoding}”.").format(encoding=encoding),
            _("Choose one of: {encodings}.").format(encodings=", ".join(ENCODINGS)),
        ) from error


def _without_mark(seen: Seen) -> Encoding:
    certain = _four_bytes(seen) or _wide_without_mark(seen) or _switching(seen)
    if certain is not None:
        return certain
    _refuse_binary(seen.head)
    if _fits(seen, "utf-8"):
        return Encoding("utf-8")
    if _is_broken_utf8(seen.head):
        return _with_doubts(seen, "utf-8")
    fitting = [name for name in _CHINESE if _fits(seen, name)]
    ranked = sorted(fitting, key=lambda name: -chineseness(seen.head.decode(name, "ignore")))
    if ranked and chineseness(seen.head.decode(ranked[0], "ignore")) >= 2:
        return Encoding(ranked[0], tuple(ranked[1:]))
    return _by_statistics(seen, ranked)


def _by_statistics(seen: Seen, ranked: list[str]) -> Encoding:
    """Texts in other languages: what the statistics of their letters say."""
    best = from_bytes(seen.head).best()
    if best is not None and _fits(seen, best.encoding):
        page = best.encoding if best.encoding in _SEVERAL_BYTES else code_page(seen.head, best.encoding)
        page = page if _fits(seen, page) else best.encoding
        if page in _KOREAN and _fits(seen, "euc_jp") and _is_of_kana(seen.head.decode(page, "ignore")):
            page = "euc_jp"
        doubt = _("The encoding {encoding} was recognised by its letters; look whether the text reads well.")
        return Encoding(page, tuple(ranked), (doubt.format(encoding=page),))
    if ranked:
        return Encoding(ranked[0], tuple(ranked[1:]))
    raise ImportRefused(
        _("The file is in no encoding that is known here."), _("Save it as UTF-8 in the program that it comes from.")
    )


def _is_of_kana(korean: str) -> bool:
    """Whether bytes that read as Korean hold as many single vowels and consonants as only Japanese kana give."""
    letters = [one for one in korean if one > "\x7f" and one.isalpha()]
    return 10 * sum("\u3131" <= one <= "\u318e" for one in letters) > len(letters)


def _four_bytes(seen: Seen) -> Encoding | None:
    """UTF-32 without a mark; nothing else has the zero bytes of each character at its places."""
    for name in () if seen.size % 4 else ("utf-32-le", "utf-32-be"):
        if _fits(seen, name) and not any("\0" in text for text in decoded(seen.pieces(), name)):
            return Encoding(name)
    return None


def _switching(seen: Seen) -> Encoding | None:
    """Encodings of seven bits, told by what switches in them; HZ also by how Chinese it reads."""
    if not seen.head.isascii() or not all(piece.isascii() for piece in seen.pieces()):
        return None
    for switch, name in _SWITCHES:
        if (
            _holds(seen, switch)
            and _fits(seen, name)
            and not all(text.isascii() for text in decoded(seen.pieces(), name))
            and (name != "hz" or chineseness(_sample(seen, name)) >= 2)
        ):
            return Encoding(name, ("utf-8",))
    return None


def _holds(seen: Seen, switch: bytes) -> bool:
    """Whether these bytes stand anywhere."""
    before = b""
    for piece in seen.pieces():
        if switch in piece or switch in before + piece[: len(switch)]:
            return True
        before = piece[-len(switch) :]
    return False


def _wide_without_mark(seen: Seen) -> Encoding | None:
    """UTF-16 without a byte order mark: every line end and Latin letter has a zero byte on the same side."""
    if (asian := _wide_chinese(seen) or _wide_korean(seen)) is not None:
        return asian
    zeros = (seen.head[::2].count(0), seen.head[1::2].count(0))
    if seen.size % 2 or max(zeros) < 2 or min(zeros) * 10 > max(zeros):
        return None
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    if not _fits(seen, name):
        return None
    text = _sample(seen, name)[:2000]
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return Encoding(name) if readable >= 0.98 * len(text) else None


def _wide_chinese(seen: Seen) -> Encoding | None:
    """UTF-16 without a mark that reads as Chinese prose; no other encoding does so by chance."""
    for name in () if seen.size % 2 else ("utf-16-le", "utf-16-be"):
        if chineseness(seen.head[:_SAMPLE].decode(name, "ignore")) >= _PROSE and _fits(seen, name):
            return Encoding(name)
    return None


def _wide_korean(seen: Seen) -> Encoding | None:
    """UTF-16 without a mark that is Hangul with spaces; some syllables have a zero byte at the other side."""
    for name in () if seen.size % 2 else ("utf-16-le", "utf-16-be"):
        text = seen.head[:_SAMPLE].decode(name, "ignore")
        hangul = sum("가" <= one <= "힣" for one in text)
        spaces = text.count(" ") + text.count("\n")
        if 2 * hangul > len(text) and 50 * spaces > len(text) and _fits(seen, name):
            return Encoding(name)
    return None


def _sample(seen: Seen, encoding: str) -> str:
    return seen.head.decode(encoding, "ignore")[:_SAMPLE]


def _refuse_binary(head: bytes) -> None:
    found = len(_CONTROL.findall(head))
    if found > 2 + len(head) // 100:
        raise ImportRefused(
            _("The file is not text: {count} of its first {bytes} bytes are control characters.").format(
                count=found, bytes=len(head)
            ),
            _("Save the article as plain text (.txt) and import that."),
        )


def _is_broken_utf8(head: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same; other encodings hardly ever look like it."""
    foreign = sum(byte >= 0x80 for byte in head)
    return 3 * len(_THREE_BYTES.findall(head)) > 0.4 * foreign


def _with_doubts(seen: Seen, encoding: str) -> Encoding:
    """Read all the same, U+FFFD for what does not fit, and say where that is."""
    places: list[int] = []
    line, count, told = 1, 0, 0
    for text in tidied(decoded(seen.pieces(), encoding, "replace")):
        for at in _BROKEN.finditer(text):
            if at[0] == "\n":
                line += 1
            elif line != told:
                told, count = line, count + 1
                places += [line] if len(places) < _DOUBTS else []
    doubts = [
        _("Line {line} holds bytes that are not {encoding}; they are shown as �.").format(line=line, encoding=encoding)
        for line in places
    ]
    if count > _DOUBTS:
        doubts.append(_("So do {count} more lines.").format(count=count - _DOUBTS))
    return Encoding(encoding, _others(seen, encoding), tuple(doubts), "replace")


def _others(seen: Seen, encoding: str) -> tuple[str, ...]:
    return tuple(name for name in ("utf-8", *_CHINESE) if name != encoding and _fits(seen, name))


def _fits(seen: Seen, encoding: str) -> bool:
    try:
        for _text in decoded(seen.pieces(), encoding):
            pass
    except (UnicodeError, LookupError):
        return False
    return True


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

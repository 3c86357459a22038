"""Bytes to text: which encoding they are in, told and never guessed in silence."""

import codecs
import re
from functools import cache

from charset_normalizer import from_bytes

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded
from annotator.text.letters import code_page
from annotator.text.tables import dictionary, weight_of_pairs

ENCODINGS = (
    "utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5hkscs", "hz", "euc-jp", "shift_jis",
    "iso2022_jp", "euc-kr", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "iso-8859-1",
)  # fmt: skip
"""What a person may choose from, by Python's names."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5", "big5hkscs")
_SEVERAL_BYTES = frozenset(
    (
        "big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr", "gb18030",
        "gb2312", "gbk", "hz", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213", "utf_16", "utf_32", "utf_8",
    )
)  # fmt: skip
"""Encodings that statistics may name and that are no code pages of one byte a character."""
_SWITCHES = ((b"~{", "hz"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
"""What switches to two bytes a character in encodings of seven bits (RFC 1843, 1468, 1557)."""
_LOOK = 200_000
"""Bytes by which an encoding is recognised."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_DOUBTS = 5
_SAMPLE = 4_000
_PROSE = 4.0
"""How Chinese a text must look to be taken for it against all appearance; prose is about 8."""


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``raw``, with LF line ends and no byte order mark; ``encoding`` forces one.

    Raises ``ImportRefused`` for nothing, for what is no text, and for a forced encoding that does not fit.
    """
    if not raw:
        raise ImportRefused(_("The file is empty."), _("Choose a file that holds text."))
    if encoding is not None:
        return Decoded(_tidy(_forced(raw, encoding)), encoding, _others(raw, encoding))
    if (name := marked_as(raw)) is not None:
        return _marked(raw, name)
    return _recognised(raw)


def marked_as(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning of a file names; none without one."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _forced(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except LookupError as error:
        raise ImportRefused(
            _("There is no encoding “{encoding}”.").format(encoding=encoding),
            _("Choose one of: {encodings}.").format(encodings=", ".join(ENCODINGS)),
        ) from error
    except UnicodeDecodeError as error:
        raise ImportRefused(
            _("The file is not {encoding}: it does not fit at byte {byte} (line {line}).").format(
                encoding=encoding, byte=error.start, line=raw.count(b"\n", 0, error.start) + 1
            ),
            _("Choose another encoding, or let it be recognised."),
        ) from error


def _marked(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_tidy(raw.decode(encoding)), encoding)
    except UnicodeDecodeError:
        return _with_doubts(raw, encoding)


def _recognised(raw: bytes) -> Decoded:
    certain = _four_bytes(raw) or _wide_without_mark(raw) or _switching(raw)
    if certain is not None:
        return certain
    _refuse_binary(raw)
    try:
        return Decoded(_tidy(raw.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        if _is_broken_utf8(raw):
            return _with_doubts(raw, "utf-8")
    fitting = [name for name in _CHINESE if _fits(raw, name)]
    ranked = sorted(fitting, key=lambda name: -chineseness(raw[:_LOOK].decode(name, "ignore")))
    if ranked and chineseness(raw[:_LOOK].decode(ranked[0], "ignore")) >= 2:
        return Decoded(_tidy(raw.decode(ranked[0])), ranked[0], tuple(ranked[1:]))
    return _by_statistics(raw, ranked)


def _by_statistics(raw: bytes, ranked: list[str]) -> Decoded:
    """Texts in other languages: what the statistics of their letters say."""
    best = from_bytes(raw[:_LOOK]).best()
    if best is not None and _fits(raw, best.encoding):
        page = best.encoding if best.encoding in _SEVERAL_BYTES else code_page(raw[:_LOOK], best.encoding)
        page = page if _fits(raw, page) else best.encoding
        doubt = _("The encoding {encoding} was recognised by its letters; look whether the text reads well.")
        return Decoded(_tidy(raw.decode(page)), page, tuple(ranked), (doubt.format(encoding=page),))
    if ranked:
        return Decoded(_tidy(raw.decode(ranked[0])), ranked[0], tuple(ranked[1:]))
    raise ImportRefused(
        _("The file is in no encoding that is known here."), _("Save it as UTF-8 in the program that it comes from.")
    )


def _four_bytes(raw: bytes) -> Decoded | None:
    """UTF-32 without a mark; nothing else has the zero bytes of each character at its places."""
    for name in () if len(raw) % 4 else ("utf-32-le", "utf-32-be"):
        if _fits(raw, name) and "\0" not in (text := raw.decode(name)):
            return Decoded(_tidy(text), name)
    return None


def _switching(raw: bytes) -> Decoded | None:
    """Encodings of seven bits, told by what switches in them; HZ also by how Chinese it reads."""
    if not raw.isascii():
        return None
    for switch, name in _SWITCHES:
        if switch in raw and _fits(raw, name):
            text = raw.decode(name)
            if not text.isascii() and (name != "hz" or chineseness(text[:_SAMPLE]) >= 2):
                return Decoded(_tidy(text), name, ("utf-8",))
    return None


def _wide_without_mark(raw: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: every line end and Latin letter has a zero byte on the same side."""
    if (asian := _wide_chinese(raw) or _wide_korean(raw)) is not None:
        return asian
    zeros = (raw[:_LOOK:2].count(0), raw[1:_LOOK:2].count(0))
    if len(raw) % 2 or max(zeros) < 2 or min(zeros) * 10 > max(zeros):
        return None
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return None
    readable = sum(character.isprintable() or character.isspace() for character in text[:2000])
    return Decoded(_tidy(text), name) if readable >= 0.98 * len(text[:2000]) else None


def _wide_chinese(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark that reads as Chinese prose; no other encoding does so by chance."""
    for name in () if len(raw) % 2 else ("utf-16-le", "utf-16-be"):
        if chineseness(raw[:_SAMPLE].decode(name, "ignore")) >= _PROSE and _fits(raw, name):
            return Decoded(_tidy(raw.decode(name)), name)
    return None


def _wide_korean(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark that is Hangul with spaces; some syllables have a zero byte at the other side."""
    for name in () if len(raw) % 2 else ("utf-16-le", "utf-16-be"):
        text = raw[:_SAMPLE].decode(name, "ignore")
        hangul = sum("가" <= one <= "힣" for one in text)
        spaces = text.count(" ") + text.count("\n")
        if 2 * hangul > len(text) and 50 * spaces > len(text) and _fits(raw, name):
            return Decoded(_tidy(raw.decode(name)), name)
    return None


def _refuse_binary(raw: bytes) -> None:
    look = raw[:_LOOK]
    found = len(_CONTROL.findall(look))
    if found > 2 + len(look) // 100:
        raise ImportRefused(
            _("The file is not text: {count} of its first {bytes} bytes are control characters.").format(
                count=found, bytes=len(look)
            ),
            _("Save the article as plain text (.txt) and import that."),
        )


def _is_broken_utf8(raw: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same; other encodings hardly ever look like it."""
    look = raw[:_LOOK]
    foreign = sum(byte >= 0x80 for byte in look)
    return 3 * len(_THREE_BYTES.findall(look)) > 0.4 * foreign


def _with_doubts(raw: bytes, encoding: str) -> Decoded:
    """Decode all the same, U+FFFD for what does not fit, and say where that is."""
    lines = raw.decode(encoding, "replace").splitlines()
    places = [number for number, line in enumerate(lines, 1) if "\ufffd" in line]
    doubts = [
        _("Line {line} holds bytes that are not {encoding}; they are shown as �.").format(line=line, encoding=encoding)
        for line in places[:_DOUBTS]
    ]
    if len(places) > _DOUBTS:
        doubts.append(_("So do {count} more lines.").format(count=len(places) - _DOUBTS))
    return Decoded(_tidy(raw.decode(encoding, "replace")), encoding, _others(raw, encoding), tuple(doubts))


def _others(raw: bytes, encoding: str) -> tuple[str, ...]:
    return tuple(name for name in ("utf-8", *_CHINESE) if name != encoding and _fits(raw, name))


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


_HAN = re.compile("[一-鿿]{2,}")
_PAIRS = 5000
"""So many neighbours tell what a text is like; a book has millions."""


def chineseness(text: str) -> float:
    """The mean weight of neighbouring Han characters: about 8 for Chinese prose, below 1 for a wrong decoding."""
    pairs = weight = 0
    for run in _HAN.finditer(text):
        words = run[0][: _PAIRS - pairs + 1]
        pairs += len(words) - 1
        weight += weight_of_pairs(words.translate(to_traditional()))
        if pairs == _PAIRS:
            break
    return weight / pairs if pairs else 0.0


@cache
def to_traditional() -> dict[int, str]:
    """A table of ``str.translate`` from Simplified characters to their commonest Traditional ones."""
    return {ord(key): value for key, value in dictionary("STCharacters").items() if len(key) == len(value) == 1}


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

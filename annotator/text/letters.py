"""Which code page of one byte a character a text is in, by the letters that its language has."""

import unicodedata
from itertools import pairwise

_ALPHABETS = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíóúüñªº", "àáâãçéêíóôõúü", "àèéìîíòóùú", "àçèéíïòóúü", "áèéêëïóöûü",
        "åäöé", "æøåéòôü", "áðéíóúýþæö",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}  # fmt: skip
"""The letters beside a to z of languages by code page: French, German, Spanish, Portuguese, Italian, Catalan, Dutch,
Swedish and Finnish, Danish and Norwegian, Icelandic; Polish, Czech, Slovak, Hungarian, Romanian, South Slavic; Turkish;
Lithuanian, Latvian, Estonian (Unicode CLDR, exemplar characters)."""
_TWINS = {
    "iso8859_6": "cp1256", "iso8859_7": "cp1253", "iso8859_8": "cp1255", "iso8859_5": "cp1251",
    "mac_greek": "cp1253", "cp737": "cp1253", "cp869": "cp1253", "cp862": "cp1255", "cp864": "cp1256",
    "cp720": "cp1256",
}  # fmt: skip
"""Code pages of Windows that hold the letters of others; texts of today are in those."""
_CYRILLIC = {"cp1251", "koi8_r", "koi8_t", "koi8_u", "iso8859_5", "mac_cyrillic", "ptcp154", "kz1048", "cp855", "cp866"}
_FITTING = 0.95


def code_page(raw: bytes, guessed: str) -> str:
    """The code page of ``raw``: the guessed one, unless another one makes better words of it."""
    guess = _decoded(raw, guessed) or ""
    if _is_latin(guess):
        return _latin(raw) or guessed
    possible = [_TWINS.get(guessed, guessed), guessed, *(["cp1253"] if guessed in _CYRILLIC else [])]
    read = {one: text for one in possible if (text := _decoded(raw, one)) is not None}
    return min(read, key=lambda one: _oddness(read[one])) if read else guessed


def _latin(raw: bytes) -> str | None:
    """The code page in which nearly all letters beside a to z are those of one language; the commoner one first."""
    best, found = _FITTING, None
    for page, alphabets in _ALPHABETS.items():
        text = _decoded(raw, page)
        foreign = [one for one in (text or "").lower() if _tells(one)]
        for alphabet in alphabets:
            share = sum(one in alphabet for one in foreign) / len(foreign) if foreign else 0.0
            if share > best:
                best, found = share, page
    return found


def _tells(one: str) -> bool:
    """Whether a character tells a language: a letter beside a to z, or a sign that stands in no prose."""
    return one > "\x7f" and unicodedata.category(one) in {"Ll", "Lo", "Lu", "No", "Sk", "Sm", "Cc", "Mn"}


def _is_latin(text: str) -> bool:
    letters = [one for one in text if one > "\x7f" and one.isalpha()]
    return sum(one <= "\u024f" for one in letters) > len(letters) / 2


def _oddness(text: str) -> int:
    """How many capitals stand behind small letters, and signs next to letters."""
    return sum(
        (before.islower() and after.isupper())
        or (
            after.isalpha() and before > "\x7f" and unicodedata.category(before) in {"Po", "So", "Sk", "Sm", "Cc", "Pf"}
        )
        for before, after in pairwise(text)
    )


def _decoded(raw: bytes, page: str) -> str | None:
    try:
        return raw.decode(page)
    except (UnicodeDecodeError, LookupError):
        return None

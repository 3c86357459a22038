"""Roles and people in English: Mayor John Smith; John Smith, mayor of Springfield; Apple CEO Jane Doe; Mr Smith."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.spans import Span
from annotator.suggest.naming.english import TITLES, first_names
from annotator.suggest.roles.people import LATIN_NAME
from annotator.suggest.words import cues, english_titles

_QUALIFIER = (
    r"(?:former|ex-|acting|interim|deputy|vice|assistant|associate|senior|then|outgoing|incoming|late|first|chief|co)"
)
_WORKING = (
    r"(?:[a-z]+ )?(?:operator|worker|driver|owner|maker|keeper|dealer|trader|builder|planner|organiser|organizer|"
    r"volunteer|soldier|veteran|technician|electrician|instructor|inspector|supervisor|controller)"
)
"""What somebody works as, with what they work at: crane operator."""
_PROFESSIONS = r"[a-z]+(?:ologist|ographer|onomist|ometrist|iatrist|opathist|ographist)"
"""Learned professions, of which there are too many for a list: virologist."""
_TITLES = "|".join(sorted(TITLES.split("|"), key=len, reverse=True))
_TITLE = rf"(?:{_QUALIFIER}[ -]?){{0,4}}(?:{_TITLES}|{_PROFESSIONS}|{_WORKING})"
_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ'’&.-]*"
_BODY_WORD = r"(?:(?:[A-Z]\.){1,10}|[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ'’&-]{0,60})"
_BODY = rf"(?:the )?{_WORD}(?: (?:of|and|for|the|de|&|{_WORD}))*"
_SMALL_BODY = (
    r"(?:union|council|board|club|party|committee|team|squad|society|department|school|company|association|"
    r"federation|league|court|bank|hospital|village|town|city|county|district|parish|state|church|college|"
    r"university|student|students|opposition|police|army|navy|trade|labou?r|cabinet|government|security|press|"
    r"health|welfare|education|transport|tourism|youth|housing|budget|finance|energy|planning|schools|parks|election)"
)
"""Words for bodies that stand before a title in small letters: Student union president."""
_BEFORE_NAME = re.compile(
    rf"(?P<body>(?:\b{_BODY_WORD} ){{0,4}}(?:\b{_SMALL_BODY} ){{0,3}})\b(?P<title>(?i:{_TITLE})\b\.?),? (?={_WORD})"
)
_OWNER = r"(?:(?:the|an?) )?(?:[\w-]{1,20} ){0,2}[\w-]{1,20}(?:[’']s|s[’'])"
"""Whose somebody is: the town’s."""
_KIN_WORDS = r"(?:father|mother|sister|brother)\b"
_BEHIND_NAME = re.compile(
    rf"(?:, |, the |, an? | \((?:the )?|, (?:its|their|{_OWNER}) )(?!{_KIN_WORDS})(?P<title>(?i:{_TITLE}))\b"
    rf"(?P<body> (?:of|for|at|in) (?:{_BODY}|(?:the )?[a-z]{{3,20}}(?: [a-z]{{3,20}})?)(?<![ .]))?(?=[,.;:)—]|$| who\b)"
)
_BEFORE_COMMA = re.compile(
    rf"\b(?:an?|the|its|his|her|their) (?P<title>(?i:{_TITLE}))(?P<body> (?:of|for|at) (?:{_BODY}|"
    rf"(?:the )?[a-z]{{3,20}}(?: [a-z]{{3,20}})?)),"
    rf" (?={_WORD})",
    re.IGNORECASE,
)
"""A spokeswoman for the bank, Petra Haas."""
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Prof)\b\.? (?=[A-ZÀ-ÖØ-Þ])")
_SPEAKING = re.compile(rf" (?:{'|'.join(cue for cue in cues() if cue.isascii() and cue != 'according')})\b")
_SMALL = (
    "the a an on in at but and or when as for with after before if he she it they we you i this that these those there "
    "what who where why how while since because although monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december mr mrs ms miss dr sir lady "
    "from to by of not no yes his her their our its my today yesterday tomorrow last next new according both many some "
    "then so now here presently suddenly meanwhile "
    "old young poor little dear"
)
_OF_BODIES = (
    "league assembly street council committee court university college party house office department ministry company "
    "corporation inc group bank union association america baseball football museum park island river road avenue city "
    "county state states act bill award club society institute school hospital church airport tower bridge day "
    "capital partners holdings securities foundation fund trust airlines airways motors systems technologies "
    "pharmaceuticals industries enterprises media network networks times post journal herald tribune foods energy"
)
_BODIES = frozenset(_OF_BODIES.split())
"""Words of bodies, places and things, which no name of a person holds: General Assembly, King Street."""
_NO_NAME = frozenset(_SMALL.split()) | frozenset(TITLES.split("|")) | english_titles()
_KIN = frozenset(["father", "mother", "sister", "brother"])
"""Titles of the church, and of the family where they are written small."""
_RELATIVES = (
    "grandson|granddaughter|son|daughter|wife|husband|mother|father|brother|sister|widow|widower|friend|neighbour|"
    "neighbor|resident|survivor|witness|native|student|colleague|fan|boy|girl"
)
_APPOSED = re.compile(rf", (?:who|whose)\b|, (?:an?|the|his|her) (?:[a-z-]+ ){{0,3}}(?:{_RELATIVES})\b")
"""What is told of somebody behind a comma: who led the study, a grandson of the owner."""
_AGED = re.compile(r", (?:\d{1,3}|aged \d{1,3})[,.;]")
_SAID_BEFORE = re.compile(
    r"(?:[,.!?—-][”’\"']|^)\s+(?:said|says|asked|answered|replied|cried|added|whispered|muttered|murmured|shouted|called|told|"
    r"continued|returned|exclaimed|explained|insisted|agreed|sighed|laughed|began)\s+$"
)
_WITHIN = re.compile(r"[a-z,;] (?:[“\"‘])?$|\b(?:Old|Young|Poor|Little|Dear|Then|But|And|So) $")
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of|across|around|the|St\.?|New|North|South|West|East) $")
"""What makes a place or a thing of a word that is a first name as well: in Virginia, to Florence."""
_DOES = re.compile(
    r"(?: [a-z]+ly)? (?:[a-z]{2,}ed|was|had|did|came|went|rose|sat|stood|took|put|shook|spat|knew|"
    r"thought|felt|saw|ran|fell|"
    r"held|kept|left|let|gave|drew|threw|bent|got|began|said|told|wore|led|met|lay|swung|is|has|does|will|would|could)\b"
)
_NAMES_TOO = "dean king prince duke bishop judge marshal major pope justice father sister"
_ALSO_NAMES = frozenset(_NAMES_TOO.split())
"""Titles that are names as well: Jeffrey Dean Morgan."""
_TITLE_ALONE = re.compile(f"(?i:{_TITLE})")


_PAGES = 8
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ]")
_NEAR = 40
"""Code points before a name in which a verb of speech announces it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role in English: organisation and title, the title alone, and the name of who holds it."""

    span: Span
    title: Span
    holder: Span


@lru_cache(maxsize=_PAGES)
def held(text: str) -> tuple[Held, ...]:
    """The roles that stand beside a name, from the left; kept for the last texts, as two sources ask for them."""
    return tuple(_held(text)) if _CAPITALISED.search(text) else ()


def _held(text: str) -> Iterator[Held]:
    for found in _BEFORE_NAME.finditer(text):
        name = _name_at(text, found.end())
        if name is not None:
            start, title = _whole(text, found.start("body"), Span(*found.span("title")))
            if start < title.start and title.of(text).casefold() in _ALSO_NAMES:
                continue
            if title.of(text) in _KIN:
                continue
            yield Held(Span(start, title.end), title, name)
    for found in _BEFORE_COMMA.finditer(text):
        name = _name_at(text, found.end())
        if name is not None and text[name.start].isupper() and text[name.end : name.end + 1] in (",", " ", "."):
            yield Held(Span(found.start("title"), found.end("body")), Span(*found.span("title")), name)
    for name in _names(text):
        if found := _BEHIND_NAME.match(text, name.end):
            title = Span(*found.span("title"))
            yield Held(Span(title.start, max(title.end, found.end("body"))), title, name)


def named(text: str) -> Iterator[Span]:
    """People by form of address, Mr Smith, and by a verb of speech behind two names or more: John Smith said."""
    for address in _ADDRESS.finditer(text):
        if (name := _name_at(text, address.end())) is not None:
            yield name
    for name in _names(text):
        words = name.of(text)
        is_full = " " in words
        speaks = _SPEAKING.match(text, name.end) is not None
        if (
            (
                is_full
                and (
                    speaks
                    or _APPOSED.match(text, name.end)
                    or _AGED.match(text, name.end)
                    or words.split()[0].casefold() in first_names()
                )
            )
            or _SAID_BEFORE.search(text, max(0, name.start - _NEAR), name.start)
            or (not is_full and words.casefold() in first_names() and _is_alone(text, name))
        ):
            yield name


def _is_alone(text: str, name: Span) -> bool:
    """Whether a first name alone is somebody: within a sentence, and no place; at its beginning before what they do."""
    before = text[max(0, name.start - _NEAR) : name.start]
    if _WITHIN.search(before):
        return _PLACED.search(before) is None
    return _DOES.match(text, name.end) is not None


def _names(text: str) -> Iterator[Span]:
    for found in LATIN_NAME.finditer(text):
        if (name := _name_at(text, found.start())) is not None:
            yield name


def _name_at(text: str, offset: int) -> Span | None:
    """The name that begins at ``offset``: without titles and small words before it, and without the point behind it."""
    found = LATIN_NAME.match(text, offset)
    if found is None:
        return None
    start, plain = offset, _plain_words(found.group())
    for number in range(len(plain) - 1, -1, -1):
        if plain[number] in _NO_NAME:
            start += sum(len(word) + 1 for word in found.group().split(" ")[: number + 1])
            break
    words = text[start : found.end()]
    if words.endswith(".") and not re.search(r"\b[A-Z]\.$", words):
        words = words[:-1]
    parts = _plain_words(words)
    own = parts[1:] if parts[0] in first_names() else parts  # Bill Tranter, and not Bill of Rights
    return Span(start, start + len(words)) if len(words) > 1 and not _BODIES.intersection(own) else None


def _plain_words(words: str) -> list[str]:
    return [word.casefold().removesuffix(".") for word in words.split(" ")]


def _whole(text: str, body: int, title: Span) -> tuple[int, Span]:
    """Where the organisation before a title begins, and the title with all its words: Prime Minister in one."""
    at = body
    for word in text[body : title.start].split():
        start = text.index(word, at)
        if _TITLE_ALONE.fullmatch(text, start, title.end):
            return min(at, start), Span(start, title.end)
        if word.casefold().strip(".") in _NO_NAME or (word[-1] in ",." and "." not in word[:-1]):
            at = start + len(word) + 1
    return min(at, title.start), title

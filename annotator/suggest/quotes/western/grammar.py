"""Patterns of who says what, built from the word lists of a language; case matters, texts are as they are."""

import re
from dataclasses import dataclass
from functools import cache

from annotator.domain.spans import Span
from annotator.suggest.quotes.statements import Kind
from annotator.suggest.quotes.western.lists import Words

_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽА-ЯЁ"
_LOWER = "a-zß-öø-ÿāłśšžа-яё"
_APPOSED = 80
"""Code points of an apposition in which a name is looked for: her opponent, defence lawyer Imran Qureshi."""
_BLANK = r"[ \t\u00a0\n]"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns; groups are ``name``, ``pronoun``, ``phrase`` and ``cue``."""

    behind: re.Pattern[str]
    """Right behind a quote: said John Smith, he said softly."""
    before: re.Pattern[str]
    """A subject with its cue, anywhere before a quote."""
    cue: re.Pattern[str]
    """A cue alone."""
    subject: re.Pattern[str]
    """Somebody at the beginning of a sentence."""
    strong: frozenset[str]
    """Cues that announce speech without quotation marks, too."""
    that: re.Pattern[str]
    """What stands between such a cue and what was said."""
    apposed: re.Pattern[str]
    """A name between commas behind what somebody is, with its cue: Poland’s prime minister, Jan Duda, said."""
    according: re.Pattern[str]
    """According to, before somebody."""
    name: re.Pattern[str]
    negation: re.Pattern[str]


def _any(words: str) -> str:
    return "|".join(
        re.escape(word).replace("_", r"\s+") for word in sorted(set(words.split()), key=lambda word: (-len(word), word))
    )


def _leading(words: str) -> str:
    """One of these words with what it leads to, or nothing: on Tuesday, of the weather service."""
    return rf"(?:{_BLANK}(?:{_any(words)}){_BLANK}[^,.;:!?“”\"«»\n]{{2,60}}?)?" if words else ""


def _alone(words: str) -> str:
    """One of these words, or nothing: Thursday."""
    return rf"(?:{_BLANK}(?:{_any(words)})\b)?" if words else ""


def _that(words: Words) -> str:
    """What stands between a cue and what was said: who heard it, when, and *that*; or a day alone before a clause."""
    told = "|".join(rf"(?<=\b{word})" for word in words.addressed.split()) or "(?!)"
    hearers = rf"(?:(?:{told})(?:{_BLANK}[\w’'-]+){{1,4}}?)?"
    subjects = _any(f"{words.men} {words.women} {words.others} {words.determiners}")
    bare_day = rf"(?:{_BLANK}(?:{_any(words.days)})(?={_BLANK}(?:{subjects})\b))?" if words.days else ""
    circumstances = rf"{hearers}{_alone(words.days)}{_leading(words.when)}"
    return rf"{circumstances}{_BLANK}(?:{_any(words.that)})(?=\W)|{bare_day}(?={_BLANK}[\w“\"])"


@cache
def grammar(words: Words) -> Grammar:
    """The patterns of a language."""
    no_name = rf"(?!(?:{_any(words.no_names)})\b(?!['’]))"
    titles = _any(f"{words.titles_men} {words.titles_women} {words.titles}")
    title = rf"(?:(?i:{titles})\b{_BLANK}?\.?{_BLANK}+)"
    # All of a word with hyphens or none of it: rows of such words could be cut into names in very many ways.
    capital = rf"(?>(?i:{no_name})[{_UPPER}][\w’'-]*[\w])|[{_UPPER}]\."
    particle = r"(?:(?:de|van|von|der|del|la|le|du|of|d’|d')[ \u00a0])"
    one_office = rf"(?i:\b(?:{_any(words.offices)})\b)\.?{_BLANK}+"
    office = rf"(?:(?:[{_UPPER}][{_LOWER}]+{_BLANK})?{one_office}(?:{one_office})?)?"
    name = rf"{office}(?P<name>{title}?(?:{capital})(?:[ \u00a0-]{particle}?(?:{capital})){{0,4}})"
    pronoun = rf"(?P<pronoun>(?i:\b(?:{_any(f'{words.men} {words.women} {words.others}')})\b))"
    determiners = _any(words.determiners) if words.determiners else "(?!)"
    noun = rf"[{_LOWER}{_UPPER if words.language == 'de' else ''}][{_LOWER}’'-]+"
    head = rf"(?!(?:{_any(words.no_nouns) or '(?!)'}|[{_LOWER}]+ly)\b){noun}"
    further = rf"(?:{_BLANK}(?:of|for|at|from){_BLANK}(?:the{_BLANK})?(?:[\w’'-]+)(?:{_BLANK}[{_UPPER}][\w’'-]*)*)?"
    determined = rf"\b(?i:{determiners})(?:\b{_BLANK}|(?<=['’]))"
    group = rf"|\b(?i:{_any(words.groups)})\b{further}" if words.groups else ""
    phrase = rf"(?P<phrase>{determined}(?:{noun}{_BLANK}){{0,3}}?{noun}{further}{group})"
    whole_phrase = rf"(?P<phrase>{determined}(?:{head}{_BLANK}){{0,3}}{head}{further}{group})"
    subject = rf"\b(?=\w)(?:{pronoun}|{phrase}|{name})"
    adverb = rf"(?:(?:[{_LOWER}]+ly|{_any(words.adverbs)}){_BLANK}+)"
    auxiliary = rf"(?:(?:{_any(words.auxiliaries)}){_BLANK}+)" if words.auxiliaries else "(?!)"
    cues = _any(f"{words.cues} {words.weak}")
    cue = rf"(?P<cue>\b(?:{cues})\b)"
    apposition = rf"(?:{_BLANK}?,{_BLANK}[^,.;:!?“”\"«»\n]{{2,70}}{_BLANK}?,)"
    between = rf"(?:(?:{apposition}|{_leading(words.places)})?{_BLANK}+{adverb}{{0,2}}{auxiliary}?{adverb}{{0,2}})"
    turned = rf"\b(?=\w)(?:{pronoun}|{whole_phrase}|{name})"
    inverted = rf"{auxiliary}?{cue}(?:-(?=[{_LOWER}])|{_BLANK}+)(?:{adverb}){{0,1}}{turned}"
    straight = rf"{subject}{between}{cue}"
    renamed = straight.replace("?P<", "?P<s_")
    return Grammar(
        behind=re.compile(rf"[\s,—–-]*(?:and{_BLANK}|but{_BLANK})?(?:{inverted}|{renamed})"),
        before=re.compile(rf"{subject}{between}{cue}"),
        cue=re.compile(rf"\b(?:{cues})\b"),
        subject=re.compile(subject),
        strong=frozenset(words.cues.replace("_", " ").split(" ")),
        that=re.compile(_that(words)),
        apposed=re.compile(rf",{_BLANK}{name},{_BLANK}{adverb}{{0,2}}{cue}"),
        according=re.compile(rf"\b(?:{_any(words.according)})(?={_BLANK})", re.IGNORECASE),
        name=re.compile(rf"\b(?=\w){name}"),
        negation=re.compile(rf"\b(?:{_any(words.negations)})\b", re.IGNORECASE),
    )


def subject(match: re.Match[str], name: re.Pattern[str], prefix: str = "") -> tuple[Kind, Span]:
    """What somebody is called by in a match of one of the patterns; the second half of one has names of its own.

    A name that stands between commas behind a noun phrase is who speaks: his sister, Molly Ray, said.
    """
    for group, kind in (("name", Kind.NAME), ("pronoun", Kind.PRONOUN)):
        if match.group(prefix + group):
            return kind, Span(*match.span(prefix + group))
    end = match.end(f"{prefix}phrase")
    if match.string.startswith(", ", end):
        comma = match.string.find(",", end + 2, end + _APPOSED)
        apposed = (found for found in name.finditer(match.string, end + 2, max(comma, end + 2)) if found.end() == comma)
        if (found := next(apposed, None)) is not None:
            return Kind.NAME, Span(*found.span("name"))
    return Kind.PHRASE, Span(match.start(f"{prefix}phrase"), end)

"""Patterns of who says what, built from the word lists of a language; case matters, texts are as they are."""

import re
from dataclasses import dataclass
from functools import cache

from annotator.domain.spans import Span
from annotator.suggest.quotes.statements import Kind
from annotator.suggest.quotes.western.lists import Words

_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽА-ЯЁ"
_LOWER = "a-zß-öø-ÿāłśšžа-яё"
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
    indirect: re.Pattern[str]
    """A subject, a cue and that, before what was said."""
    according: re.Pattern[str]
    """According to somebody."""
    trailing: re.Pattern[str]
    """A comma and who says what stands before it: …, she said."""
    name: re.Pattern[str]
    negation: re.Pattern[str]


def _any(words: str) -> str:
    return "|".join(
        re.escape(word).replace("_", r"\s+") for word in sorted(set(words.split()), key=lambda word: (-len(word), word))
    )


@cache
def grammar(words: Words) -> Grammar:
    """The patterns of a language."""
    no_name = rf"(?!(?:{_any(words.no_names)})\b)"
    titles = _any(f"{words.titles_men} {words.titles_women} {words.titles}")
    title = rf"(?:(?i:{titles})\b{_BLANK}?\.?{_BLANK}+)"
    capital = rf"(?i:{no_name})[{_UPPER}][\w’'-]*[\w]|[{_UPPER}]\."
    particle = r"(?:(?:de|van|von|der|del|la|le|du|of|d’|d')[ \u00a0])"
    office = rf"(?:(?i:\b(?:{_any(words.offices)})\b){_BLANK}+)?"
    name = rf"{office}(?P<name>{title}?(?:{capital})(?:[ \u00a0-]{particle}?(?:{capital})){{0,4}})"
    pronoun = rf"(?P<pronoun>(?i:\b(?:{_any(f'{words.men} {words.women} {words.others}')})\b))"
    determiners = _any(words.determiners) if words.determiners else "(?!)"
    noun = rf"[{_LOWER}][{_LOWER}’'-]+" if words.language != "de" else rf"[{_LOWER}{_UPPER}][{_LOWER}’'-]+"
    every_cue = _any(f"{words.cues} {words.weak}")
    not_cue = rf"(?!(?:{every_cue}|{_any(words.auxiliaries) or '(?!)'})\b)"
    further = rf"(?:{_BLANK}(?:of|for|at|from){_BLANK}(?:the{_BLANK})?(?:[\w’'-]+)(?:{_BLANK}[{_UPPER}][\w’'-]*)*)?"
    determined = rf"\b(?i:{determiners})(?:\b{_BLANK}|(?<=['’]))"
    phrase = rf"(?P<phrase>{determined}(?:{not_cue}{noun}{_BLANK}){{0,3}}?{not_cue}{noun}{further})"
    subject = rf"\b(?=\w)(?:{pronoun}|{phrase}|{name})"
    adverb = rf"(?:(?:[{_LOWER}]+ly|{_any(words.adverbs)}){_BLANK}+)"
    auxiliary = rf"(?:(?:{_any(words.auxiliaries)}){_BLANK}+)" if words.auxiliaries else "(?!)"
    cue = rf"(?P<cue>\b(?:{every_cue})\b)"
    apposition = rf"(?:{_BLANK}?,{_BLANK}[^,.;:!?“”\"«»\n]{{2,70}}{_BLANK}?,)"
    between = rf"(?:{apposition}?{_BLANK}+{adverb}{{0,2}}{auxiliary}?{adverb}{{0,2}})"
    inverted = rf"{auxiliary}?{cue}(?:-(?=[{_LOWER}])|{_BLANK}+)(?:{adverb}){{0,1}}{subject}"
    straight = rf"{subject}{between}{cue}"
    renamed = straight.replace("?P<", "?P<s_")
    strong = rf"(?P<cue>\b(?:{_any(words.cues)})\b)"
    that = _any(words.that)
    return Grammar(
        behind=re.compile(rf"[\s,—–-]*(?:and{_BLANK}|but{_BLANK})?(?:{inverted}|{renamed})"),
        before=re.compile(rf"{subject}{between}{cue}"),
        cue=re.compile(rf"\b(?:{every_cue})\b"),
        subject=re.compile(subject),
        indirect=re.compile(rf"{subject}{between}{strong}(?:{_BLANK}(?:{that})(?=\W)|(?={_BLANK}[\w“\"]))"),
        according=re.compile(rf"(?P<cue>(?i:\b(?:{_any(words.according)}))){_BLANK}{subject}"),
        trailing=re.compile(rf",{_BLANK}(?:{inverted}|{renamed})"),
        name=re.compile(rf"\b(?=\w){name}"),
        negation=re.compile(rf"\b(?:{_any(words.negations)})\b", re.IGNORECASE),
    )


def subject(match: re.Match[str], prefix: str = "") -> tuple[Kind, Span]:
    """What somebody is called by in a match of one of the patterns; the second half of one has names of its own."""
    for name, kind in (("name", Kind.NAME), ("pronoun", Kind.PRONOUN)):
        if match.group(prefix + name):
            return kind, Span(*match.span(prefix + name))
    return Kind.PHRASE, Span(*match.span(f"{prefix}phrase"))

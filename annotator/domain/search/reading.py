"""Reads the line in which people write what they seek. A line that cannot be read is refused with its place.

``words "exact phrase" -without tag:role by:lin status:done source:人民網 date:2024-11.. in:titles as:word``
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

import regex

from annotator.domain.articles import State
from annotator.domain.corpus.dating import first_day, last_day, may_be
from annotator.domain.errors import QueryRefused
from annotator.domain.language import _
from annotator.domain.search.query import ANYTHING, Field, Filter, Query, Term, Way, Where
from annotator.domain.search.typed import refuse_long_line, refuse_many_terms
from annotator.domain.spans import Span

_HEAD = re.compile(r"(?P<sign>-?)(?:(?P<name>[A-Za-z]+)[:：](?!//))?")
_BARE = re.compile(r"[^\s\"“”]+")
_CLOSING = {'"': '"', "“": "”"}
_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_DATES = re.compile(rf"{_DATE}|{_DATE}\.\.(?:{_DATE})?|\.\.{_DATE}")
_ALIASES = {"language": Field.LANG}


@dataclass(slots=True)
class _Parts:
    terms: list[Term] = field(default_factory=list[Term])
    filters: list[Filter] = field(default_factory=list[Filter])
    where: set[Where] = field(default_factory=set[Where])
    ways: set[Way] = field(default_factory=set[Way])


def read(line: str) -> Query:
    """The query of a line. Raises ``QueryRefused``, whose ``span`` says where the line is wrong."""
    refuse_long_line(line)
    parts = _Parts()
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
        else:
            at = _part(line, at, parts)
    refuse_many_terms(len(parts.terms) + len(parts.filters), line)
    query = Query(tuple(parts.terms), tuple(parts.filters), frozenset(parts.where), frozenset(parts.ways))
    if Way.REGEX in query.ways:
        for term in query.terms:
            _refuse_bad_expression(term)
    return query


def _part(line: str, start: int, parts: _Parts) -> int:
    """Read one part of the line that begins at ``start``; gives where it ends."""
    head = _HEAD.match(line, start)
    sign, name = (head["sign"], head["name"]) if head else ("", None)
    at = head.end() if head else start
    if sign and name is None and (at == len(line) or line[at].isspace()):
        sign, at = "", start  # a hyphen alone is a word
    words, end = _words(line, at, Span(start, at))
    span = Span(start, end)
    if name is None:
        if words:
            parts.terms.append(Term(words, not sign, span))
        return end
    if not words:
        _refuse(span, _("Something must follow “{name}:”.").format(name=name), _("Write it without a space between."))
    known = name.lower()
    for kind, gather in ((Where, parts.where.add), (Way, parts.ways.add)):
        if known == {Where: "in", Way: "as"}[kind]:
            _choose(kind, words, span, gather)
            return end
    parts.filters.append(Filter(_field(known, span), _value(known, words, span), not sign, span))
    return end


def _words(line: str, at: int, head: Span) -> tuple[str, int]:
    """The words at a place, in quotation marks or not, and where they end."""
    closing = _CLOSING.get(line[at]) if at < len(line) else None
    if closing is None:
        bare = _BARE.match(line, at)
        if bare is None and at < len(line) and not line[at].isspace():
            return line[at], at + 1  # a closing mark alone
        return (bare.group(), bare.end()) if bare else ("", at)
    words: list[str] = []
    here = at + 1
    while here < len(line) and line[here] != closing:
        if line[here] == "\\" and line[here + 1 : here + 2] in ("\\", closing):
            here += 1
        words.append(line[here])
        here += 1
    if here >= len(line):
        _refuse(
            Span(at, len(line)),
            _("The quotation mark at character {place} is not closed.").format(place=at + 1),
            _("Write another one behind the last word."),
        )
    if not words and line[head.start : head.end]:
        return "", here + 1
    return "".join(words), here + 1


def _field(name: str, span: Span) -> Field:
    known = _ALIASES.get(name, name)
    if known not in {one.value for one in Field}:
        _refuse(
            span,
            _("There is no filter “{name}:” (character {place}).").format(name=name, place=span.start + 1),
            _("There are: {names}. To look for these very characters, put them in quotation marks.").format(
                names=", ".join(f"{one}:" for one in (*Field, "in", "as"))
            ),
        )
    return Field(known)


def _value(name: str, words: str, span: Span) -> str:
    if name == Field.STATUS:
        states = [state.value for state in State]
        wanted = words.lower().replace("-", "_")
        if wanted not in states:
            _refuse_choice(_("There is no status “{value}”"), words, states, span)
        return wanted
    if name == Field.DATE and words != ANYTHING:
        _refuse_no_date(words, span)
    return words


def _refuse_no_date(words: str, span: Span) -> None:
    """Refuse what is no date, a month or day that no calendar has, and a time that ends before it begins."""
    first, _dots, last = words.partition("..")
    if not _DATES.fullmatch(words) or not all(map(may_be, filter(None, (first, last)))):
        _refuse(
            span,
            _("“{value}” (character {place}) is no date.").format(value=words, place=span.start + 1),
            _("Write 2024, 2024-11, 2024-11-15, or from … to …: 2024-11..2025-01, 2024-11.., ..2024-12."),
        )
    if last and first_day(first) > last_day(last):
        _refuse(
            span,
            _("“{value}” (character {place}) ends before it begins.").format(value=words, place=span.start + 1),
            _("Write {last}..{first}.").format(first=first, last=last),
        )


def _choose(kind: type[Where] | type[Way], words: str, span: Span, gather: Callable[..., None]) -> None:
    names = [one.value for one in kind]
    for name in words.lower().split(","):
        if name not in names:
            _refuse_choice(_("“{value}” is not known here"), words, names, span)
        gather(kind(name))


def _refuse_bad_expression(term: Term) -> None:
    try:
        regex.compile(term.words)
    except regex.error as mistake:
        told = vars(mistake)  # the stubs of the library name no fields
        at = term.span.start + 1 + (told["pos"] or 0)
        _refuse(
            term.span,
            _("The regular expression “{words}” cannot be read at character {place}: {reason}.").format(
                words=term.words, place=at, reason=told["msg"]
            ),
            _("Mend it, or take away “as:regex” to look for these very characters."),
        )


def _refuse_choice(sentence: str, value: str, choices: list[str], span: Span) -> NoReturn:
    place = _("(character {place})").format(place=span.start + 1)
    _refuse(
        span,
        f"{sentence.format(value=value)} {place}.",
        _("There are: {names}.").format(names=", ".join(choices)),
    )


def _refuse(span: Span, message: str, hint: str) -> NoReturn:
    raise QueryRefused(message, hint, span)

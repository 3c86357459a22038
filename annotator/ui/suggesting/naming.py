"""How sources of suggestions are called in the window, and what can be said about one suggestion."""

from collections.abc import Iterator

from annotator.domain.codebook import CUE_OF, HOLDS, SAYS
from annotator.domain.language import _, marked, ngettext
from annotator.domain.suggestions import Suggestion

_SOURCES = {
    "repeats": marked("repeats"), "search": marked("search"), "names": marked("names"), "rules": marked("rules"),
    "agreed": marked("two agree"), "register": marked("register"), "roles": marked("roles"),
    "quotes": marked("quotes"), "themes": marked("themes"), "learnt": marked("learnt here"),
    "model": marked("language model"),
}  # fmt: skip
_ABOUT = {
    "agreed": marked("people whom LAC and the rules about the words around a name both find, each by itself"),
    "search": marked("hits of a search that somebody made suggestions"),
    "model": marked("what a language model answered"),
}
_ENDS = {SAYS: marked("Speaker"), CUE_OF: marked("Cue"), HOLDS: marked("Holder")}


def source_name(source: str) -> str:
    """What proposed something, in the current language; a plug-in by its own name."""
    return _(_SOURCES[source]) if source in _SOURCES else source


def source_about(source: str, *, is_offered: bool) -> str:
    """What stands behind suggestions that no source which can be switched makes alone."""
    if source in _ABOUT:
        return _(_ABOUT[source])
    return _("came from a file or another program") if is_offered else ""


def from_where(suggestion: Suggestion) -> str:
    """Source and score, such as ``names, 0.90``."""
    return source_and_score(suggestion.source, suggestion.score)


def source_and_score(source: str, score: float) -> str:
    """The same of what is known of a mark that was accepted."""
    return f"{source_name(source)}, {score:.2f}"


def places_in(places: int, articles: int) -> str:
    """How many places of how many articles, such as ``3 places in 2 articles``."""
    told = ngettext("{count} place", "{count} places", places)
    told += ngettext(" in {articles} article", " in {articles} articles", articles)
    return told.format(count=f"{places:,}", articles=f"{articles:,}")


def facts(suggestion: Suggestion, text: str) -> Iterator[tuple[str, str]]:
    """What would be accepted with it, by name: whom it means, speaker, cue, holder. ``text`` is that of its article."""
    if suggestion.person:
        yield _("Person"), suggestion.person
    for tie in suggestion.ties:
        if tie.type in _ENDS:
            words = tie.span.of(text)
            yield _(_ENDS[tie.type]), f"{words} = {tie.person}" if tie.person and tie.person != words else words

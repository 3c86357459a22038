"""What a document says about itself beside its text: title, who wrote it, when."""

import re
from collections.abc import Mapping

from annotator.domain.articles import Metadata

_NO_TITLE = re.compile(r"(?:microsoft (?:office )?word\b|.*\.(?:docx?|odt|rtf|wps|indd|qxd|pages|pdf)$)", re.IGNORECASE)
"""What programs put for a title where nobody has given one: their own name, or that of the file."""
_DATE = re.compile(r"((?:1[89]|20|21)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


class Said:
    """Takes the elements of a part with properties (OPC core properties, ODF ``meta.xml``) and keeps their words."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        """A property begins; the first of a name counts."""
        name = tag.rpartition("}")[2]
        self._name = name if name not in self.words else ""

    def data(self, words: str) -> None:
        """Its words."""
        if self._name:
            self.words[self._name] = self.words.get(self._name, "") + words

    def end(self, _tag: str) -> None:
        """It ends."""
        self._name = ""

    def metadata(self, authors: tuple[str, ...], dates: tuple[str, ...]) -> Metadata:
        """The first that is there of these properties each, beside the title."""
        return Metadata(
            title=title(self.words.get("title", "")),
            byline=next((words for one in authors if (words := line(self.words.get(one, "")))), ""),
            published=next((words for one in dates if (words := date(self.words.get(one, "")))), ""),
        )


def line(words: str) -> str:
    """Words as one line."""
    return " ".join(words.replace("\0", " ").split())


def title(words: str) -> str:
    """A title, unless a program made it up."""
    plain = line(words)
    return "" if _NO_TITLE.match(plain) else plain


def date(words: str) -> str:
    """The date at the beginning of an ISO 8601 one, as far as it is told."""
    found = _DATE.match(words.strip())
    return found[0] if found else ""

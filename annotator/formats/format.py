"""What a format is: its name, the files it takes, which way it goes, and what of a project it can hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import EVERYTHING, Aspect
from annotator.domain.transfer.options import Options
from annotator.domain.transfer.plans import Document
from annotator.formats.foreign.databases.rows import Rows
from annotator.formats.tables.table import Table

Content = Iterator[str] | Callable[[BinaryIO], object]
"""What goes into a file: text in pieces, or what writes its bytes into the open file."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of the program that is installed only where somebody asks for it."""

    name: str
    modules: tuple[str, ...]

    @property
    def is_installed(self) -> bool:
        """Whether all its modules are there; none of them is imported for that."""
        return all(find_spec(one) is not None for one in self.modules)

    @property
    def command(self) -> str:
        """The line that installs it."""
        return f'pip install "article-annotator[{self.name}]"'


@dataclass(frozen=True, slots=True)
class Database:
    """How a format lies in a database of SQLite: which tables are asked for, and what makes an exchange of their rows.

    ``shape`` takes the rows and the name of the project. ``file`` is what the database is called in a folder.
    """

    tables: tuple[str, ...]
    shape: Callable[[Rows, str], Exchange]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Every way that it does not go is ``None``.

    ``read`` takes a file, or a folder that ``owns`` says is one. ``documents`` takes the bytes of a file, its name,
    and the encoding that somebody chose, and gives the articles in it. ``write`` gives the text of one file,
    ``pack`` writes into an open one that is no text, ``spread`` gives the files of a folder by their names.
    The three take an exchange and those of the ``Options`` by name that ``takes`` names.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[Path], Exchange] | None = None
    write: Callable[..., Iterator[str]] | None = None
    pack: Callable[..., object] | None = None
    spread: Callable[..., Mapping[str, Content]] | None = None
    documents: Callable[[bytes, str, str | None], Sequence[Document]] | None = None
    table: Callable[[Path, str | None], Table] | None = None
    """What reads a file, by an encoding that somebody chose, as a table of which the rows are articles."""
    database: Database | None = None
    fits: Callable[[bytes], bool] | None = None
    """Whether the first bytes of a file of one of its suffixes are such a file's; ``None`` where nothing else is."""
    maybe: tuple[str, ...] = ()
    """Suffixes of other formats whose files are such ones where ``fits`` says so; then it is asked for no others."""
    owns: Callable[[Path], bool] | None = None
    """Whether a folder is one of this format, to be read as a whole."""
    carries: frozenset[Aspect] = EVERYTHING
    """What of a project one file of it can hold."""
    carries_in_folder: frozenset[Aspect] = frozenset()
    """What of a project a folder of it can hold."""
    stands_off: bool = False
    """Whether it can say where marks stand without the words of the article."""
    counts: Mapping[Aspect, Callable[[ExchangeArticle, Options], int]] = field(
        default_factory=dict[Aspect, Any], hash=False
    )
    """How much of some aspects one file leaves out of an article, where that is not all of it or none."""
    takes: tuple[str, ...] = ()
    extra: Extra | None = None

    @property
    def summary(self) -> str:
        """What it is, in the current language."""
        return _(self.about)

    @property
    def reads(self) -> bool:
        """Whether it can be imported."""
        return any(one is not None for one in (self.documents, self.table, self.read, self.database))

    @property
    def writes(self) -> bool:
        """Whether it can be exported."""
        return self.write is not None or self.pack is not None or self.spread is not None

    @property
    def is_installed(self) -> bool:
        """Whether all that it needs is installed."""
        return self.extra is None or self.extra.is_installed

    def must_be_installed(self) -> None:
        """Raises ``AnnotatorError`` with the line that installs what is missing."""
        if self.extra is not None and not self.extra.is_installed:
            raise AnnotatorError(
                _("The format “{name}” needs a part of the program that is not installed.").format(name=self.name),
                _("Install it with: {command}").format(command=self.extra.command),
            )

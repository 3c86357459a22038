"""Text as it is met in a document: paragraphs become lines, the cells of a row one line, notes stand at the end."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Place:
    """Where paragraphs go: the body, a cell or a note."""

    lines: list[list[str]] = field(default_factory=list[list[str]])
    joins: bool = False
    """Whether the next paragraph goes on in the last one."""


class Flow:
    """Takes a document in the order of its file. A paragraph in another one, such as a text box, stands below it."""

    def __init__(self) -> None:
        self._places = [_Place()]
        self._open: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._notes: dict[str, tuple[int, _Place]] = {}

    def begin(self) -> None:
        """A paragraph begins."""
        place = self._places[-1]
        if not (place.joins and place.lines):
            place.lines.append([])
        place.joins = False
        self._open.append(place.lines[-1])

    def write(self, words: str) -> None:
        """Words of the open paragraph; outside of one they are none of the text."""
        if self._open:
            self._open[-1].append(words)

    def end(self) -> None:
        """A paragraph ends."""
        if self._open:
            self._open.pop()

    def join_next(self) -> None:
        """The end of the open paragraph was deleted: the next one goes on in it."""
        self._places[-1].joins = True

    @property
    def last(self) -> str:
        """The last character of the open paragraph, or nothing."""
        return next((words[-1] for words in reversed(self._open[-1]) if words), "") if self._open else ""

    @property
    def is_open(self) -> bool:
        """Whether a paragraph is open."""
        return bool(self._open)

    def begin_row(self) -> None:
        """A row of a table begins."""
        self._rows.append([])

    def begin_cell(self) -> None:
        """A cell begins."""
        self._places.append(_Place())

    def end_cell(self) -> None:
        """A cell ends; its paragraphs become one."""
        if len(self._places) > 1:
            lines = ["".join(line).replace("\n", " ").strip() for line in self._places.pop().lines]
            words = " ".join(line for line in lines if line)
            if self._rows:
                self._rows[-1].append(words)
            else:
                self._places[-1].lines.append([words])

    def end_row(self) -> None:
        """A row ends; its cells become one line."""
        if self._rows:
            cells = self._rows.pop()
            self._places[-1].lines.append(["\t".join(cells).rstrip("\t")])

    def refer(self, key: str) -> None:
        """The open paragraph refers to the note of that key: its number stands there in brackets."""
        number, _place = self._notes.setdefault(key, (len(self._notes) + 1, _Place()))
        self.write(f"[{number}]")

    def begin_note(self, key: str) -> None:
        """What comes now is the text of a note; of one that nothing refers to it is passed over."""
        _number, place = self._notes.get(key, (0, _Place()))
        self._places.append(place)

    def end_note(self) -> None:
        """A note ends."""
        if len(self._places) > 1:
            self._places.pop()

    @property
    def notes(self) -> int:
        """How many notes stand at the end."""
        return len(self._notes)

    def text(self) -> str:
        """All of it, without empty lines at both ends."""
        lines = ["".join(line).replace("\r", "\n").rstrip() for line in self._places[0].lines]
        body = "\n".join(lines).strip("\n")
        notes = (
            f"[{number}] " + " ".join(words for line in place.lines if (words := " ".join("".join(line).split())))
            for number, place in self._notes.values()
        )
        return "\n".join([body, "", *notes]).strip("\n") if self._notes else body

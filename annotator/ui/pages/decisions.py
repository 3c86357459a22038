"""The right side of an import's review: places to decide, what the article says about itself, repairs by kind."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.articles import Metadata, RepairKind
from annotator.domain.language import _, marked, ngettext
from annotator.domain.transfer.plans import PlannedArticle, Proposal, Stance
from annotator.domain.wording import shortened
from annotator.ui.naming import METADATA, field_name
from annotator.ui.pieces import button, card, empty, label, row

CANDIDATES = 18
"""Candidates shown at once; the others follow on request."""
_IN_A_ROW = 6
_KINDS = {
    RepairKind.MISREADING: marked("Decoded anew"),
    RepairKind.ENTITY: marked("Entities written as characters"),
    RepairKind.INVISIBLE: marked("Unseen characters removed"),
    RepairKind.GLOSS: marked("Glosses removed"),
    RepairKind.BREAK: marked("Characters restored"),
    RepairKind.BOILERPLATE: marked("Lines cut"),
    RepairKind.CHARACTER: marked("Characters that no text may hold"),
    RepairKind.LINE: marked("Line ends joined"),
}
_OFFERED = {
    RepairKind.MISREADING: marked("Perhaps wrongly decoded"),
    RepairKind.ENTITY: marked("Entities found, left as they are"),
    RepairKind.GLOSS: marked("Glosses found, left as they are"),
    RepairKind.BOILERPLATE: marked("Lines found, left as they are"),
    RepairKind.LINE: marked("Line ends found, left as they are"),
}
_MOST_LINES, _LONGEST = 12, 40


class Decisions(QScrollArea):
    """Rebuilt for each article; every change is handed on at once."""

    def __init__(
        self, decide: Callable[[dict[int, str]], object], describe: Callable[[PlannedArticle], object]
    ) -> None:
        super().__init__()
        self.setObjectName("right")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(320)
        self._decide, self._describe = decide, describe
        inside = QWidget()
        inside.setObjectName("page")
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(8)
        self.setWidget(inside)
        self.candidate_buttons: list[QPushButton] = []
        self.fields: dict[str, QLineEdit] = {}

    def clear(self) -> None:
        """Show nothing."""
        empty(self._layout)
        self.candidate_buttons, self.fields = [], {}

    def show_article(self, one: PlannedArticle) -> None:
        """Show what can be decided about an article."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._article = one
        opened = [(at, proposal) for at, proposal in enumerate(one.proposals) if proposal.stance is Stance.OPEN]
        if opened:
            told = ngettext("{count} PLACE TO DECIDE", "{count} PLACES TO DECIDE", len(opened)).format(
                count=len(opened)
            )
            heading = label(told, "warning")
            heading.setStyleSheet("font-weight: bold;")
            self._layout.addWidget(heading)
        for at, proposal in opened:
            self._layout.addWidget(self._open_card(at, proposal))
        self._layout.addWidget(label(_("THE ARTICLE"), "section"))
        self._layout.addWidget(self._metadata_card())
        self._fill_repairs()
        self._layout.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _open_card(self, at: int, proposal: Proposal) -> QFrame:
        frame, layout = card()
        frame.setProperty("open", True)
        text, span = self._article.decoded.text, proposal.span
        line = text.count("\n", 0, span.start) + 1
        head = label(_("One character lost"))
        head.setStyleSheet("font-weight: bold;")
        layout.addLayout(row(head, label(_("line {line}").format(line=line), "faint"), 1,
                             label(_("never filled in by itself"), "faint")))  # fmt: skip
        before, after = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 6]
        chosen = self._article.chosen.get(at, span.of(text))
        layout.addWidget(label(f"…{before}【{chosen}】{after}…".replace("\n", " "), wrap=True))
        layout.addWidget(label(proposal.reason, "faint", wrap=True))
        layout.addLayout(self._candidates(at, proposal, chosen))
        return frame

    def _candidates(self, at: int, proposal: Proposal, chosen: str) -> QVBoxLayout:
        layout, grid = QVBoxLayout(), QGridLayout()
        grid.setSpacing(4)
        layout.addLayout(grid)
        self._fill_candidates(grid, at, proposal, chosen, CANDIDATES)
        other = QLineEdit()
        other.setPlaceholderText(_("another character"))
        other.setAccessibleName(_("another character"))
        other.returnPressed.connect(lambda: other.text() and self._choose(at, other.text()))
        leave = button(_("Leave it open"), lambda: self._choose(at, proposal.text))
        leave.setProperty("chosen", chosen == proposal.text)
        everything = button(
            _("Show all {count}…").format(count=len(proposal.candidates)),
            lambda: self._show_all(grid, at, proposal, chosen, everything),
        )
        if len(proposal.candidates) <= CANDIDATES:
            everything.hide()
        layout.addLayout(row(other, leave, everything))
        return layout

    def _show_all(self, grid: QGridLayout, at: int, proposal: Proposal, chosen: str, everything: QWidget) -> None:
        empty(grid)
        self._fill_candidates(grid, at, proposal, chosen, len(proposal.candidates))
        everything.hide()

    def _fill_candidates(self, grid: QGridLayout, at: int, proposal: Proposal, chosen: str, count: int) -> None:
        self.candidate_buttons = []
        for number, candidate in enumerate(proposal.candidates[:count]):
            pick = button(candidate.text, lambda text=candidate.text: self._choose(at, text))
            pick.setToolTip(candidate.reason)
            pick.setProperty("chosen", chosen == candidate.text)
            pick.setStyleSheet("font-size: 17px; padding: 2px;")
            grid.addWidget(pick, number // _IN_A_ROW, number % _IN_A_ROW)
            self.candidate_buttons.append(pick)

    def _choose(self, at: int, text: str) -> None:
        self._decide({**self._article.chosen, at: text})

    def _metadata_card(self) -> QFrame:
        frame, layout = card()
        grid = QGridLayout()
        grid.setSpacing(5)
        inferred = self._article.inferred
        line = 0
        for name in METADATA:
            edit = QLineEdit(getattr(inferred.metadata, name))
            edit.setAccessibleName(field_name(name))
            edit.setCursorPosition(0)
            edit.textEdited.connect(lambda words, name=name: self._edit(name, words))
            self.fields[name] = edit
            grid.addWidget(label(field_name(name), "faint"), line, 0)
            grid.addWidget(edit, line, 1)
            line += 1
            if name in inferred.how:
                grid.addWidget(label("↑ " + inferred.how[name], "warning", wrap=True), line, 1)
                line += 1
        layout.addLayout(grid)
        return frame

    def _edit(self, name: str, words: str) -> None:
        changes: dict[str, Any] = {name: words.strip()}
        metadata: Metadata = replace(self._article.inferred.metadata, **changes)
        self._article = replace(self._article, inferred=replace(self._article.inferred, metadata=metadata))
        self._describe(self._article)

    def _fill_repairs(self) -> None:
        groups: dict[RepairKind, list[int]] = {}
        for at, proposal in enumerate(self._article.proposals):
            if proposal.kind in _KINDS:
                groups.setdefault(proposal.kind, []).append(at)
        if groups:
            self._layout.addWidget(label(_("REPAIRS"), "section"))
        for kind, indices in groups.items():
            self._layout.addWidget(self._repair_card(kind, indices))

    def _repair_card(self, kind: RepairKind, indices: list[int]) -> QFrame:
        frame, layout = card()
        kept = [at for at in indices if at in self._article.chosen]
        offered = all(self._article.proposals[at].stance is Stance.OFFERED for at in indices)
        head = label(_(_KINDS[kind] if kept or not offered else _OFFERED.get(kind, _KINDS[kind])))
        head.setStyleSheet("font-weight: bold;")
        keep = button(("✓ " if len(kept) == len(indices) else "") + _("Repair"), lambda: self._keep(indices))
        keep.setProperty("chosen", len(kept) == len(indices))
        undo = button(_("Undo repair"), lambda: self._undo(indices))
        undo.setProperty("chosen", not kept)
        for one in (keep, undo):
            one.setEnabled(kind is not RepairKind.CHARACTER)
        layout.addLayout(row(head, label(f"{len(kept)}/{len(indices)}", "faint"), 1, keep, undo))
        layout.addWidget(label(self._about(kind, indices), "faint", wrap=True))
        return frame

    def _about(self, kind: RepairKind, indices: list[int]) -> str:
        proposals = [self._article.proposals[at] for at in indices]
        if kind is RepairKind.BREAK:
            return "\n".join(f"{one.group} → {one.text}: {one.reason}" for one in proposals)
        if kind is RepairKind.MISREADING:
            words = self._article.decoded.text
            lines = [
                f"{shortened(one.span.of(words), _LONGEST)} → {shortened(one.text, _LONGEST)}" for one in proposals
            ]
            return "\n".join([*lines[:_MOST_LINES], *sorted({one.reason for one in proposals})])
        if kind in (RepairKind.LINE, RepairKind.INVISIBLE):
            return "\n".join(sorted({one.reason for one in proposals}))
        if kind is RepairKind.BOILERPLATE:
            words = self._article.decoded.text  # a saved page has dozens of lines around its article
            lines = [shortened(one.span.of(words).strip().lstrip("- "), 2 * _LONGEST) for one in proposals]
            return "\n".join([*lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else [])])
        counts = Counter(one.group for one in proposals).most_common()
        shown = "   ".join(f"{group} ×{count}" for group, count in counts[:12])
        return shown + (" …" if len(counts) > 12 else "")

    def _keep(self, indices: list[int]) -> None:
        self._decide({**self._article.chosen, **{at: self._article.proposals[at].text for at in indices}})

    def _undo(self, indices: list[int]) -> None:
        self._decide({at: text for at, text in self._article.chosen.items() if at not in indices})

"""How a shared project stands, in a few quiet words, and the button for what can be done about it."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError, DamagedProject, NewerProject, NotAProject
from annotator.domain.language import _, ngettext
from annotator.domain.moments import Moment
from annotator.domain.transfer.sharing import ShareAway, ShareBusy, ShareForeign, ShareMissing, SharingStatus
from annotator.domain.wording import shortened, with_both_ends
from annotator.ui.pieces import button, label

MINUTE, HOUR, DAY = 60, 3600, 86_400
LONGEST = 40
"""Code points of a refusal that has no phrase of its own."""


class SharingLine(QWidget):
    """Text and button; hidden where a project is not shared and nothing waits beside it."""

    publishing_wanted = Signal()
    merging_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "faint")
        self._publish = button("", self.publishing_wanted.emit)
        self._merge = button(_("Merge"), self.merging_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._words, self._publish, self._merge):
            layout.addWidget(widget)
        self.hide()

    def show_status(self, status: SharingStatus | None) -> None:
        """Say how things stand; ``None`` for no project."""
        shown = status is not None and (status.is_shared or bool(status.copies))
        self.setVisible(shown)
        if status is None or not shown:
            return
        self._words.setText(words(status, time.time()))
        self._words.setToolTip(str(status.refusal) if status.refusal else "")
        self._publish.setText(_what_to_do(status))
        self._publish.setToolTip(_("Merge in what others published, then publish your work") + "  Ctrl+S")
        self._publish.setVisible(bool(status.is_shared and (status.waiting or status.news or status.refusal)))
        self._merge.setVisible(bool(status.copies))
        self._merge.setToolTip("\n".join((_("Merge copies beside it"), *(path.name for path in status.copies))))

    def show_busy(self) -> None:
        """Say that publishing goes on."""
        self._words.setText(_("publishing…"))
        self._publish.setVisible(False)


def words(status: SharingStatus, now: float) -> str:
    """How a project stands, for example ``14 changes not yet published``."""
    parts = [_shortly(status.refusal)] if status.refusal is not None else []
    if status.waiting:
        parts.append(
            ngettext("{count} change not yet published", "{count} changes not yet published", status.waiting).format(
                count=status.waiting
            )
        )
    if status.news:
        parts.append(
            ngettext("somebody published {count} change", "somebody published {count} changes", status.news).format(
                count=status.news
            )
        )
    count = len(status.copies)
    if count == 1:
        parts.append(_("“{name}” beside it knows more").format(name=with_both_ends(status.copies[0].name, LONGEST)))
    elif status.copies:
        parts.append(
            ngettext("{count} copy beside it knows more", "{count} copies beside it know more", count).format(
                count=count
            )
        )
    if parts:
        return "  ·  ".join(parts)
    return _("published {ago}").format(ago=ago(status.published, now)) if status.published else _("nothing to publish")


def ago(moment: Moment, now: float) -> str:
    """How long ago something was, as people say it."""
    seconds = max(0, int(now - moment / 1000))
    if seconds < MINUTE:
        return _("just now")
    if seconds < HOUR:
        count = seconds // MINUTE
        return ngettext("{count} minute ago", "{count} minutes ago", count).format(count=count)
    if seconds < DAY:
        count = seconds // HOUR
        return ngettext("{count} hour ago", "{count} hours ago", count).format(count=count)
    count = seconds // DAY
    return ngettext("{count} day ago", "{count} days ago", count).format(count=count)


def _shortly(refusal: AnnotatorError) -> str:
    """What hinders, in a few words; the whole sentence stands in the tip."""
    for kind, phrase in (
        (ShareAway, _("the folder is away")),
        (ShareBusy, _("the file is in use just now")),
        (ShareMissing, _("the file is gone from its folder")),
        (ShareForeign, _("another project lies there")),
        (NewerProject, _("a newer version lies there")),
        ((NotAProject, DamagedProject), _("what lies there cannot be read")),
    ):
        if isinstance(refusal, kind):
            return phrase
    return shortened(refusal.message, LONGEST)


def _what_to_do(status: SharingStatus) -> str:
    if status.refusal:
        return _("Try again")
    return _("Publish") if status.waiting else _("Take in")

"""Where a key brings the caret: by grapheme cluster, word, line, page, or to an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_Key = Qt.Key


def moved(view: ArticleView, event: QKeyEvent) -> int | None:
    """The offset that a key asks for; ``None`` for a key that moves nothing."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    key = event.key()
    if key in (_Key.Key_Left, _Key.Key_Right):
        direction = 1 if key == _Key.Key_Right else -1
        return _word(view, direction) if control else _character(view, view.shown.caret, direction)
    if key in (_Key.Key_Up, _Key.Key_Down):
        return _line(view, view.shown.caret, 1 if key == _Key.Key_Down else -1)
    if key in (_Key.Key_PageUp, _Key.Key_PageDown):
        return _page(view, (1 if key == _Key.Key_PageDown else -1) * view.viewport().height() * 0.9)
    if key in (_Key.Key_Home, _Key.Key_End):
        return _edge(view, at_end=key == _Key.Key_End, of_text=control)
    return None


def _character(view: ArticleView, offset: int, direction: int) -> int:
    laid = view.places.laid(offset)
    step = laid.step(offset, direction)
    if step != offset:
        return step
    return min(max(0, offset + direction), len(view.page.text))


def _word(view: ArticleView, direction: int) -> int:
    text, at = view.page.text, view.shown.caret
    if direction > 0:
        word = view.word_at(text, at) if at < len(text) else None
        return word.end if word is not None and word.end > at else min(at + 1, len(text))
    word = view.word_at(text, at - 1) if at > 0 else None
    return word.start if word is not None and word.start < at else max(at - 1, 0)


def _line(view: ArticleView, offset: int, step: int) -> int:
    """The place in the next visual line, or the one before, whatever stands between."""
    index, laid = view.places.chunks.at(offset), view.places.laid(offset)
    x, line = laid.caret(offset).left(), laid.line_of(laid.text.unit(offset)) + step
    if not 0 <= line < len(laid.lines):
        index += step
        if not 0 <= index < len(view.places.chunks):
            return len(view.page.text) if step > 0 else 0
        laid = view.places.layouts[index]
        line = 0 if step > 0 else len(laid.lines) - 1
    return laid.offset_at(x, (line + 0.5) * laid.pitch, on_character=False)


def _page(view: ArticleView, distance: float) -> int:
    box = view.places.rect(view.shown.caret)
    y = box.center().y() + distance - view.verticalScrollBar().value()
    return view.places.offset_at(QPointF(box.left(), y))


def _edge(view: ArticleView, *, at_end: bool, of_text: bool) -> int:
    if of_text:
        return len(view.page.text) if at_end else 0
    y = view.places.rect(view.shown.caret).center().y() - view.verticalScrollBar().value()
    return view.places.offset_at(QPointF(view.viewport().width() if at_end else 0, y))

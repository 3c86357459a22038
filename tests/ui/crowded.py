"""A crowded page, drawn to a picture: four lanes and more, chips, RTL, emoji, a rare character, a wrapped quote.

``python -m tests.ui.crowded`` draws the golden pictures anew; look at them before they are committed.
"""

import sys
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui import theme
from annotator.ui.article.drawing.style import ViewStyle
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.view import ArticleView

GOLDEN = Path(__file__).parent / "golden"
WIDTH, HEIGHT = 660, 460
FACE = "Noto Serif CJK TC"
TEXT = (
    "新館啟用,𠮷野家也來了😀\n"
    "第十三屆全國人大常委會副委員長曹建明出席會議。\n"
    "他強調,要充分認識當前我國社會結構正在發生的深刻變化,準確把握社會運行規律,高標準推進社會工作發展。\n"
    "記者 محمد علي 與👨‍👩‍👧‍👦及𠮷田在場。"
)
_KINDS = {
    "person": ("#0072B2", "人1"), "role": ("#E69F00", "職2"), "quote": ("#009E73", "言3"), "theme": ("#CC79A7", "題4"),
    "organisation": ("#D55E00", "機5"),
}  # fmt: skip
_MARKS = (
    ("role", "第十三屆全國人大常委會副委員長"), ("organisation", "全國人大常委會"), ("theme", "人大"), ("theme", "全國人大"),
    ("organisation", "人大常委會副委員長曹建明出席"), ("person", "曹建明"), ("quote", "要充分認識當前我國社會結構正在發生的深刻變化,準確把握社會運行規律,高標準推進社會工作發展"),
    ("theme", "社會工作"), ("person", "محمد علي"), ("theme", "👨‍👩‍👧‍👦"), ("person", "𠮷田"),
)  # fmt: skip


def marks() -> list[PageMark]:
    """The marks of the page; the last one is a suggestion."""
    found = []
    for number, (kind, words) in enumerate(_MARKS):
        at = TEXT.index(words)
        colour, chip = _KINDS[kind]
        span = Span(at, at + len(words))
        suggested = number == len(_MARKS) - 1
        found.append(PageMark(MarkId(UUID(int=number + 1)), span, kind, colour, chip, suggested))
    return found


def picture(dark: bool) -> QImage:
    """The page as it is drawn, with a quote chosen, an arrow, a hit and a selection."""
    made = theme.DARK if dark else theme.LIGHT
    theme.put_on(QApplication.instance(), made)
    view = ArticleView(ViewStyle(made))
    view.resize(WIDTH, HEIGHT)
    view.verticalScrollBar().setStyleSheet("width: 0px")
    page = marks()
    quote, person = page[6], page[5]
    view.number_of = lambda key: "1" if key in (quote.id, person.id) else ""
    view.show_page(Page(TEXT, has_title=True, meta="人民網  ·  2024-11-15"), page)
    view.choose(quote.id, [person.id], [(person.span, quote.span, "says")])
    hit = Span(TEXT.index("社會結構"), TEXT.index("社會結構") + 4)
    view.show_hits([hit], hit)
    view.select(Span(TEXT.index("會議"), TEXT.index("會議") + 2))
    view.show()
    QApplication.processEvents()
    drawn = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    view.close()
    return drawn


def has_face() -> bool:
    """Whether the face that the golden pictures were drawn with is there."""
    return FACE in QFontDatabase.families()


def main() -> None:
    """Draw the golden pictures."""
    application = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    for dark in (False, True):
        picture(dark).save(str(GOLDEN / f"crowded-{'dark' if dark else 'light'}.png"))
    application.quit()


if __name__ == "__main__":
    main()

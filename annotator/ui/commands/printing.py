"""A page of HTML as PDF, by Qt's own rich text."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from annotator.domain.errors import ExportRefused
from annotator.domain.language import _

_MARGIN_MILLIMETRES, _DOTS_PER_INCH = 18, 300


def print_page(html: str, path: Path) -> None:
    """Write ``html`` as A4 pages; a file that is there is replaced when all is written. Raises ``ExportRefused``."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _refused(path, file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(*[_MARGIN_MILLIMETRES] * 4)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(path.stem)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
    del writer  # which ends the file
    if not file.commit():
        raise _refused(path, file.errorString())


def _refused(path: Path, reason: str) -> ExportRefused:
    told = _("“{path}” cannot be written: {reason}.").format(path=path, reason=reason)
    return ExportRefused(told, _("Choose another folder."))

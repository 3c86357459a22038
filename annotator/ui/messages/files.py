"""Which files to open, and where to write."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)

from annotator.domain.language import _
from annotator.formats.format import Format
from annotator.formats.registry import FORMATS


def copies_to_merge(parent: QWidget, folder: Path | None) -> list[Path]:
    """Copies of the project that is open, looked for in the ``folder`` where it lies."""
    begin = "" if folder is None else str(folder)
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Merge copies"), begin, _("Projects (*.annot)"))
    return [Path(name) for name in names]


def plan_target(parent: QWidget, stem: str) -> Path | None:
    """Where the plan of a merge is kept as text."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save the plan"), f"{stem}.txt", _("Text (*.txt)"))
    return _with_suffix(name, ".txt")


def picture_target(parent: QWidget, stem: str) -> Path | None:
    """Where a picture is kept: PNG, or SVG where that was chosen or typed."""
    png, svg = _("Picture (*.png)"), _("Drawing (*.svg)")
    name, kind = QFileDialog.getSaveFileName(parent, _("Save the picture"), f"{stem}.png", f"{png};;{svg}")
    if kind == svg or name.endswith(".svg"):
        return _with_suffix(name.removesuffix(".png"), ".svg")
    return _with_suffix(name, ".png")


def new_project(parent: QWidget, folder: Path, stem: str) -> Path | None:
    """Where a project that is saved from a damaged one shall lie."""
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("New project"), str(folder / f"{stem}.annot"), _("Projects (*.annot)")
    )
    return _with_suffix(name, ".annot")


def new_project_with(parent: QWidget, folder: Path, codebooks: Sequence[str]) -> tuple[Path, int] | None:
    """Where a new project shall lie, and with which of these codebooks: the kind of the file says it."""
    kinds = [_("{codebook} (*.annot)").format(codebook=words) for words in codebooks]
    name, kind = QFileDialog.getSaveFileName(
        parent, _("New project; below choose its codebook"), str(folder / "news.annot"), ";;".join(kinds)
    )
    path = _with_suffix(name, ".annot")
    return None if path is None else (path, kinds.index(kind) if kind in kinds else 0)


def project_to_restore(parent: QWidget) -> Path | None:
    """Of which project a backup shall be restored; its file may be damaged."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Restore a backup"), "", _("Projects (*.annot)"))
    return Path(name) if name else None


def files_to_open(parent: QWidget) -> list[Path]:
    """A project to open, or articles to import."""
    kinds = ";;".join(
        (_("Projects and articles ({endings})").format(endings=f"*.annot {_taken()}"), _("All files (*)"))
    )
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Open"), "", kinds)
    return [Path(name) for name in names]


def files_to_import(parent: QWidget) -> list[Path]:
    """Articles or exports to import."""
    kinds = ";;".join((_("Articles and exports ({endings})").format(endings=_taken()), _("All files (*)")))
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Import"), "", kinds)
    return [Path(name) for name in names]


def _taken() -> str:
    """The endings of everything that can be imported."""
    return " ".join(sorted({f"*{suffix}" for one in FORMATS if one.reads for suffix in one.suffixes}))


def export_target(parent: QWidget, stem: str, chosen: Format) -> Path | None:
    """Where an export goes: a file, or a folder where the format knows only that."""
    if chosen.write is None and chosen.pack is None:
        name, _kind = QFileDialog.getSaveFileName(parent, _("Export into a new folder"), f"{stem}-{chosen.name}")
        return Path(name) if name else None
    suffix = chosen.suffixes[0]
    kind = f"{chosen.name} (*{suffix})"
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export"), f"{stem}{suffix}", f"{kind};;" + _("All files (*)"))
    return Path(name) if Path(name).suffix else _with_suffix(name, suffix)


def table_target(parent: QWidget, stem: str, suffix: str) -> Path | None:
    """Where a table goes, as CSV or as a workbook."""
    kinds = {".csv": _("CSV (*.csv)"), ".xlsx": _("Workbook (*.xlsx)")}
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export"), f"{stem}{suffix}", kinds[suffix])
    return _with_suffix(name, suffix)


def register_target(parent: QWidget, stem: str) -> Path | None:
    """Where the register of people goes, as CSV or JSON."""
    csv, json = _("CSV (*.csv)"), _("JSON (*.json)")
    name, kind = QFileDialog.getSaveFileName(parent, _("Export list"), f"{stem}-people.csv", f"{csv};;{json}")
    if kind == json or name.endswith(".json"):
        return _with_suffix(name.removesuffix(".csv"), ".json")
    return _with_suffix(name, ".csv")


def register_to_bring_in(parent: QWidget) -> Path | None:
    """A register of people as CSV or JSON."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import list"), "", _("Lists of people (*.csv *.json)"))
    return Path(name) if name else None


def codebook_to_import(parent: QWidget) -> Path | None:
    """A codebook in one of the formats that are read."""
    kinds = ";;".join((_("Codebooks (*.json *.yaml *.yml *.qdc *.csv)"), _("All files (*)")))
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import a codebook"), "", kinds)
    return Path(name) if name else None


def codebook_target(parent: QWidget, stem: str, suffix: str) -> Path | None:
    """Where a codebook goes."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export the codebook"), f"{stem}{suffix}", f"*{suffix}")
    return _with_suffix(name, suffix)


def guideline_target(parent: QWidget, stem: str) -> Path | None:
    """Where the guideline goes, as PDF."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Print as guideline"), f"{stem}.pdf", _("PDF (*.pdf)"))
    return _with_suffix(name, ".pdf")


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    return Path(name) if name.endswith(suffix) else Path(name + suffix)

"""QualCoder's projects: a folder with the database ``data.qda``.

Tables are those of database version v16 (QualCoder's ``new_project``); what older versions lack is taken as empty.
Codes stand below their categories and codes, coded text are marks by their owners, annotations marks called so, cases
themes of the articles that are theirs or marks where only a part is. Positions come from Qt's text cursor and count
UTF-16 units; the coded words prove it. Codings of pictures and sound have no place here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.databases.rows import Row, Rows, by_key, level, may_hold, offset, paths, text
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed, units
from annotator.formats.foreign.loose import lf, times, whole

FILE = "data.qda"
TABLES = (
    "project", "source", "code_cat", "code_name", "code_text", "annotation", "cases", "case_text", "attribute",
    "journal", "code_image", "code_av",
)  # fmt: skip
_CASE, _NOTE = "case", "annotation"


def owns(folder: Path) -> bool:
    """Whether a folder is a project."""
    return (folder / FILE).is_file()


def fits(head: bytes) -> bool:
    """Whether a file may begin as the database of a project."""
    return may_hold(head, b"code_text")


def shape(tables: Rows, title: str) -> Exchange:
    """The articles of a project; what does not fit is among the problems. Raises ``ImportRefused``."""
    return _Project(tables, Building("QualCoder", title)).exchange()


class _Project:
    def __init__(self, tables: Rows, building: Building) -> None:
        self._tables, self._building = tables, building
        self._labels = self._codes()
        self._cases = {
            key: f"{_CASE}/{level(text(row, 'name'))}" for key, row in by_key(tables["cases"], "caseid").items()
        }

    def exchange(self) -> Exchange:
        for key, row in by_key(self._tables["cases"], "caseid").items():
            told = [text(row, "memo"), *(f"{name}: {value}" for name, value in self._attributes("case", key).items())]
            self._building.describe(self._cases[key], "\n".join(filter(None, told)))
        for key, row in by_key(self._tables["source"], "id").items():
            self._source(key, row)
        self._tell_the_rest()
        return self._building.exchange()

    def _codes(self) -> dict[int, str]:
        """The path of each code, with its colour and memo put into the codebook."""
        groups, codes = by_key(self._tables["code_cat"], "catid"), by_key(self._tables["code_name"], "cid")
        group_paths = paths(groups, "supercatid", {key: level(text(row, "name")) for key, row in groups.items()})
        code_paths = paths(codes, "supercid", {key: level(text(row, "name")) for key, row in codes.items()})
        for key, path in group_paths.items():
            self._building.describe(path, text(groups[key], "memo"))
        found: dict[int, str] = {}
        for key, path in code_paths.items():
            above = group_paths.get(whole(self._uppermost(codes, key).get("catid")) or 0, "")
            found[key] = f"{above}/{path}" if above else path
            self._building.describe(found[key], text(codes[key], "memo"), text(codes[key], "color"))
        return found

    @staticmethod
    def _uppermost(codes: Mapping[int, Row], key: int) -> Row:
        seen: set[int] = set()
        above: int | None = key
        while above is not None and above in codes and above not in seen:
            seen.add(above)
            key, above = above, whole(codes[above].get("supercid"))
        return codes[key]

    def _attributes(self, kind: str, key: int) -> dict[str, str]:
        return {
            text(row, "name"): text(row, "value")
            for row in self._tables["attribute"]
            if text(row, "attr_type") == kind and whole(row.get("id")) == key and text(row, "value")
        }

    def _source(self, key: int, row: Row) -> None:
        name, original = text(row, "name"), text(row, "fulltext")
        if not original:
            self._building.leave_out(None, _("{name}: there is no text.").format(name=name))
        elif not self._building.refuses(None, original):
            told = {"note": text(row, "memo"), **self._attributes("file", key), "title": name}
            article = self._building.article(lf(original), described(told, name))
            self._marks(article, original, key)
            article.set_aside()

    def _marks(self, article: Gathered, original: str, key: int) -> None:
        coded, notes, parts = (self._on(table, key) for table in ("code_text", "annotation", "case_text"))
        quotes = [(offset(row, "pos0"), offset(row, "pos1"), lf(text(row, "seltext"))) for row in coded]
        to_ours = units(article.text, original, [one for one in quotes if one[0] >= 0])
        for row, (start, end, quoted) in zip(coded, quotes, strict=True):
            label = self._labels.get(whole(row.get("cid")) or 0, "?")
            features = {"important": True} if row.get("important") else None
            if span := placed(article, to_ours(start), to_ours(end), quoted, label, None):
                article.mark(label, span, text(row, "owner"), note=text(row, "memo"), features=features,
                             when=times(row.get("date")))  # fmt: skip
        for row in notes:
            span = article.place(to_ours(offset(row, "pos0")), to_ours(offset(row, "pos1")), _NOTE)
            if span is not None:
                article.mark(_NOTE, span, text(row, "owner"), note=text(row, "memo"), when=times(row.get("date")))
        for row in parts:
            label = self._cases.get(whole(row.get("caseid")) or 0, _CASE)
            start, end = to_ours(offset(row, "pos0")), to_ours(offset(row, "pos1"))
            if start <= 0 and end >= len(article.text) - 1:
                article.theme(label, text(row, "owner"))
            elif span := article.place(start, end, label):
                article.mark(label, span, text(row, "owner"), note=text(row, "memo"), when=times(row.get("date")))

    def _on(self, table: str, source: int) -> Sequence[Row]:
        return [row for row in self._tables[table] if whole(row.get("fid")) == source]

    def _tell_the_rest(self) -> None:
        for table in ("journal", "code_image", "code_av"):
            if count := len(self._tables[table]):
                told = ngettext("{count} “{what}” has no place here and was left out.",
                                "{count} “{what}” have no place here and were left out.", count)  # fmt: skip
                self._building.leave_out(None, told.format(count=count, what=table))
        if memo := "".join(text(row, "memo") for row in self._tables["project"]).strip():
            self._building.leave_out(None, _("The memo of the project was left out: {words}").format(words=memo[:200]))

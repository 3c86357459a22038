"""What the columns of a table are: guessed by their names and their words; and a row made into an article by it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import ColumnMapping, TableSample, Target
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.tables.dates import iso_date
from annotator.formats.tables.table import Refuse, Row, Table

SAMPLE_ROWS = 10
_NAMES = {
    Target.TITLE: "title headline head subject 標題 标题 題目 题目 新聞標題 新闻标题 題名 题名 articletitle newstitle",
    Target.TEXT: (
        "text content body fulltext article articletext articlebody maintext story 正文 內文 内文 內容 内容 全文 文本 "
        "本文 文章 新聞內容 新闻内容 文章內容 文章内容 data document passage sentence message post tweet newscontent"
    ),
    Target.BYLINE: "author authors byline writer reporter creator 作者 記者 记者 撰文 署名",
    Target.SOURCE: (
        "source publisher media outlet newspaper publication site sitename website domain 來源 来源 媒體 媒体 "
        "報紙 报纸 出處 出处 網站 网站 報刊 报刊"
    ),
    Target.PLACE: "place location city dateline 地點 地点 地區 地区 地方",
    Target.PUBLISHED: (
        "date published publishdate publisheddate publishedat publicationdate pubdate datepublished time datetime "
        "publishtime posttime 日期 發布日期 发布日期 發佈日期 時間 时间 發布時間 发布时间 "
        "發佈時間 發表日期 发表日期 出版日期"
    ),
    Target.URL: "url link uri href address webpage permalink 網址 网址 鏈接 链接 連結 链結 原文鏈接 原文链接 原文連結",
    Target.LANGUAGE: "language lang 語言 语言 語種 语种",
    Target.NOTE: "note notes comment comments remark remarks 備註 备注 附註 附注 註解 说明 說明",
    Target.THEME: (
        "theme themes topic topics label labels category categories tags 主題 主题 議題 议题 話題 话题 標籤 标签 "
        "類別 类别 分類 分类"
    ),
}
_TARGETS = {name: target for target, names in _NAMES.items() for name in names.split()}
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_PROSE = 30
"""A column whose cells are on average shorter is no article's text."""
_OURS = {"article_id", "mark_id", "start", "end"}
_BESIDE_OURS = (
    {"article_id", "title", "characters", "marks"},
    {"tag_id", "kind", "tag", "guideline"},
    {"article_id", "link_id", "from_mark", "to_mark"},
    {"person_id", "name", "variants"},
)
"""The other tables of an export into a folder; their keys are no texts, though they are as long as some."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LANGUAGES = {
    "中文": "zh", "漢語": "zh", "汉语": "zh", "華語": "zh", "chinese": "zh",
    "繁體中文": "zh-Hant", "繁体中文": "zh-Hant",
    "简体中文": "zh-Hans", "簡體中文": "zh-Hans", "english": "en", "英文": "en", "英語": "en", "英语": "en",
    "日文": "ja", "日語": "ja", "日语": "ja", "japanese": "ja", "韓文": "ko", "韩文": "ko", "korean": "ko",
}  # fmt: skip
_THEMES_APART = re.compile(r"\s*[;；|、,，\n]\s*")


def guess(columns: Sequence[str], rows: Sequence[Sequence[str]], said: ColumnMapping | None = None) -> ColumnMapping:
    """What the columns are, by their names and where no name says *text* by the longest words in ``rows``.

    What somebody has ``said`` holds, and a target that was said is guessed of no other column. Raises
    ``ImportRefused`` where a column that was said is not there.
    """
    given = dict(said.of) if said else {}
    _refuse_missing(columns, given)
    found = {name: given.get(name, Target.NOTHING) for name in columns}
    taken = set(given.values()) - {Target.NOTHING}
    lengths = {name: _mean(rows, at) for at, name in enumerate(columns)}
    for target in Target:
        called = [name for name in columns if name not in given and meant(name) is target]
        if called and target not in taken:
            found[max(called, key=lambda name: lengths[name]) if target is Target.TEXT else called[0]] = target
            taken.add(target)
    if Target.TEXT not in taken:
        free = [name for name in columns if name not in given and found[name] is Target.NOTHING]
        longest = max(free, key=lambda name: lengths[name], default=None)
        if longest is not None and lengths[longest] >= _PROSE:
            found[longest] = Target.TEXT
    return ColumnMapping(found)


def settled(table: Table, rows: Sequence[Row], said: ColumnMapping | None) -> ColumnMapping:
    """The mapping of a table. Raises ``ImportRefused`` for one without a text, and for our own tables."""
    if set(table.columns) >= _OURS:
        raise ImportRefused(
            _("This is a table of marks, and its texts are not in it."),
            _("Import the JSON or JSONL of the same project."),
        )
    if said is None and "text" not in table.columns and any(set(table.columns) >= one for one in _BESIDE_OURS):
        raise ImportRefused(
            _("This is a table of an export, and the texts are not in it."),
            _("Import the JSON or JSONL of the same project."),
        )
    mapping = guess(table.columns, [row.cells for row in rows], said)
    if not mapping.has_text:
        raise ImportRefused(
            _("Which column is the text? There are: {columns}.").format(columns=", ".join(table.columns)),
            _("Say it like this: {option}").format(option=f"--map text={table.columns[0]} --map title=…"),
        )
    return mapping


def looked_through(table: Table, said: ColumnMapping | None, refuse: Refuse) -> tuple[ColumnMapping, Iterator[int]]:
    """What the columns are, and the number of every row that has a text. Raises ``ImportRefused``."""
    mapping = settled(table, first_rows(table), said)
    texts = [at for at, name in enumerate(table.columns) if mapping.of.get(name) is Target.TEXT]

    def found() -> Iterator[int]:
        for row in table.rows(refuse):
            if any(_says_something(row.cells[at]) for at in texts):
                yield row.number
            else:
                refuse(LeftOut(_("There is no text."), row.number))

    return mapping, found()


def articles(table: Table, mapping: ColumnMapping) -> Iterator[Document]:
    """The article of every row that has a text. Raises ``ImportRefused``."""
    found = (document(row, table, mapping) for row in table.rows(lambda _left: None))
    return (one for one in found if one is not None)


def first_rows(table: Table) -> tuple[Row, ...]:
    """The rows by which people and ``guess`` judge."""
    return tuple(islice(table.rows(lambda _left: None), SAMPLE_ROWS))


def first_document(sample: TableSample, mapping: ColumnMapping) -> Document | None:
    """The article of the first of the shown rows that has a text."""
    table = Table(sample.columns, lambda _refuse: iter(()))
    found = (document(Row(number, cells), table, mapping) for number, cells in enumerate(sample.rows, 1))
    return next((one for one in found if one is not None), None)


def document(row: Row, table: Table, mapping: ColumnMapping) -> Document | None:
    """The article of a row; ``None`` where it has no text."""
    cells: dict[Target, list[tuple[str, str]]] = {}
    for name, cell in zip(table.columns, row.cells, strict=True):
        if _says_something(cell):
            cells.setdefault(mapping.of.get(name, Target.NOTHING), []).append((name, cell))
    text = "\n\n".join(cell for _name, cell in cells.get(Target.TEXT, ()))
    if not text:
        return None
    notes = [_one_line(cell) for _name, cell in cells.get(Target.NOTE, ())]
    metadata = Metadata(
        title=_joined(cells, Target.TITLE, " – "),
        byline=_joined(cells, Target.BYLINE, ", "),
        source=_joined(cells, Target.SOURCE, ", "),
        place=_joined(cells, Target.PLACE, ", "),
        published=_kept(cells, Target.PUBLISHED, iso_date, notes),
        url=_joined(cells, Target.URL, " "),
        language=_kept(cells, Target.LANGUAGE, _language, notes),
        note="\n".join(notes),
    )
    themes = dict.fromkeys(
        theme
        for _name, cell in cells.get(Target.THEME, ())
        for theme in _THEMES_APART.split(cell.replace("\0", "").strip())
        if theme
    )
    decoded = Decoded(text, table.encoding, table.others)
    return Document(decoded, metadata, part=_("row {number}").format(number=row.number), themes=tuple(themes))


def _refuse_missing(columns: Sequence[str], given: dict[str, Target]) -> None:
    missing = [name for name in given if name not in columns]
    if missing:
        raise ImportRefused(
            _("The table has no column “{name}”.").format(name=missing[0]),
            _("There are: {names}.").format(names=", ".join(columns)),
        )


def meant(name: str) -> Target | None:
    """What a column is by its name, or by the last part of one that stands within others (``article.title``)."""
    return _TARGETS.get(_plain(name)) or _TARGETS.get(_plain(name.rpartition(".")[2]))


def _plain(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name).lower()


def _mean(rows: Sequence[Sequence[str]], at: int) -> float:
    return sum(len(row[at]) for row in rows) / len(rows) if rows else 0


def _says_something(cell: str) -> bool:
    return bool(cell) and not cell.isspace()


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\0", "").split())


def _joined(cells: dict[Target, list[tuple[str, str]]], target: Target, between: str) -> str:
    return between.join(_one_line(cell) for _name, cell in cells.get(target, ()))


def _kept(
    cells: dict[Target, list[tuple[str, str]]], target: Target, certain: Callable[[str], str], notes: list[str]
) -> str:
    """The first value that is certain; others are noted with the names of their columns."""
    found = ""
    for name, cell in cells.get(target, ()):
        words = _one_line(cell)
        value = "" if found else certain(words)
        if value:
            found = value
        else:
            notes.append(f"{name}: {words}")
    return found


def _language(words: str) -> str:
    known = _LANGUAGES.get(words.lower())
    return known or (words if _LANGUAGE_TAG.fullmatch(words) else "")

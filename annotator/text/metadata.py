"""What an article says about itself: title, source, place, byline, date; each only where it plainly stands there."""

import re
from dataclasses import replace
from pathlib import PurePath

from annotator.domain.articles import Metadata
from annotator.domain.language import _
from annotator.domain.transfer.plans import Inferred
from annotator.text.scripts import detect_script

_HAN = "\u4e00-\u9fff"
_DATELINE = re.compile(
    rf"^[\s【\[（(]*(?P<source>[{_HAN}]{{1,10}}?(?:網|网|社|報|报|臺|台|客户端|客戶端))(?P<place>[{_HAN}]{{2,8}}?)"
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日?(?:電|电|訊|讯|消息)"
    r"\s*(?:[(（](?P<byline>[^()（）\n]{2,60})[)）])?",
    re.MULTILINE,
)
_FULL_DATE = re.compile(r"((?:19|20)\d\d)\s*[年/.-]\s*(1[0-2]|0?[1-9])\s*[月/.-]\s*(3[01]|[12]\d|0?[1-9])(?!\d)")
_SOURCE_LINE = re.compile(r"(?:來源|来源|Source)\s*[:：]\s*([^\s|｜]{2,30})")
_BYLINE_LINE = re.compile(r"(?:^|[\s(（|｜])(?:作者|記者|记者|文)\s*[:：/／]\s*([^\s()（）|｜,，。]{2,20})")
_ENGLISH_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .'-]{2,30}), (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.? (?P<day>3[01]|[12]\d|[1-9])(?:, (?P<year>(?:19|20)\d\d))? \((?P<source>[\w ]{2,30})\)",
    re.MULTILINE,
)
_ENGLISH_BYLINE = re.compile(r"^By ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s*$", re.MULTILINE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_HEAD = 800
"""Code points at the beginning in which an article speaks about itself."""
_TITLE = 100
_LANGUAGES = {
    "Hant": "zh",
    "Hans": "zh",
    "Hani": "zh",
    "Jpan": "ja",
    "Hang": "ko",
    "Thai": "th",
    "Hebr": "he",
    "Grek": "el",
}
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|is|was|that)\b", re.IGNORECASE)


def infer(text: str, name: str) -> Inferred:
    """The metadata of a reading text; ``name`` is its file's name, the title where the text has none."""
    head, how = text[:_HEAD], dict[str, str]()
    found = Metadata(title=_title(text, name, how))
    found = _with_dateline(found, head, text, how)
    found = _with_lines(found, head)
    script = detect_script(text)
    language = _LANGUAGES.get(script, "en" if script == "Latn" and len(_ENGLISH.findall(head)) >= 5 else "")
    return Inferred(replace(found, script="" if script in {"Zyyy", "Zzzz"} else script, language=language), how)


def _title(text: str, name: str, how: dict[str, str]) -> str:
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    plain = first.lstrip("#").strip()
    if plain and len(plain) <= _TITLE and not plain.endswith(("。", "，", ",", "；")):
        return plain
    how["title"] = _("taken from the name of the file")
    return PurePath(name).stem


def _with_dateline(found: Metadata, head: str, text: str, how: dict[str, str]) -> Metadata:
    line = _DATELINE.search(head) or _ENGLISH_DATELINE.search(head)
    if line is None:
        return found
    parts = line.groupdict()
    byline = re.sub(rf"^[{_HAN}]{{0,6}}?(?:記者|记者|通訊員|通讯员)\s*", "", parts.get("byline") or "").strip()
    published = _date(parts["year"], _month(parts["month"]), int(parts["day"]), found.title, text, how)
    place = parts["place"].title() if parts["place"].isascii() else parts["place"]
    return replace(found, source=parts["source"], place=place, byline=byline, published=published)


def _with_lines(found: Metadata, head: str) -> Metadata:
    """What stands in lines of its own: 來源：…, 記者：…, By …, a full date."""
    source, byline = _SOURCE_LINE.search(head), _BYLINE_LINE.search(head) or _ENGLISH_BYLINE.search(head)
    date = _FULL_DATE.search(head)
    plain = f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}" if date else ""
    return replace(
        found,
        source=found.source or (source[1] if source else ""),
        byline=found.byline or (byline[1] if byline else ""),
        published=found.published or plain,
    )


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def _date(year: str | None, month: int, day: int, title: str, text: str, how: dict[str, str]) -> str:
    if year is None:
        in_title, in_text = _YEAR.search(title), _YEAR.search(text[:_HEAD])
        if in_title:
            year = in_title[1]
            how["published"] = _("the year {year} is taken from the title").format(year=year)
        elif in_text:
            year = in_text[1]
            how["published"] = _("the year {year} is taken from the text").format(year=year)
        else:
            how["published"] = _("{month}/{day}; the year is not told").format(month=month, day=day)
            return ""
    return f"{year}-{month:02d}-{day:02d}"

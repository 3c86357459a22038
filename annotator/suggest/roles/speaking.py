"""Names that open a clause and speak: 张三在致辞中强调, 李四表示."""

import re
from collections.abc import Iterator

from annotator.domain.spans import Span
from annotator.suggest import clauses
from annotator.suggest.naming.forms import is_surname
from annotator.suggest.roles.closing import opens
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.people import chinese_name_at
from annotator.text.folding import fold

_OPENINGS = re.compile(r"(?:^|(?<=[,;:。!?\n\t \u3000」』”’\"')]))(?=[\u3400-\u9fff])")
_FORM = re.compile(fold("先生|女士|小姐|太太|阿姨|大爺|大媽|大叔|大姐|大哥|大娘|大嬸|師傅|阿婆|奶奶|爺爺"))
_BRAND = fold("康師傅")
_SOMEBODY = tuple(fold("住戶 鄰居 家屬 乘客 顧客 客人 名 位 的 患者 租客 房客 旅客 遊客 事主").split())
_REACH = 14
"""Code points from a name to its verb of speech, as studies of news allow."""


def addressed(folded: str) -> Iterator[Span]:
    """The surnames before a form of address that stands behind nothing else: 一楼住户|水|先生."""
    for form in _FORM.finditer(folded):
        start = form.start() - 1
        own = folded[max(start, 0) : form.start()]
        if own and is_surname(own) and _begins(folded, start) and folded[start : form.end()] != _BRAND:
            yield Span(start, form.start())


def _begins(folded: str, start: int) -> bool:
    """Whether a surname may begin there: behind a sign, a closing word, a title or a word for somebody."""
    is_behind = any(folded[max(0, start - n) : start] in heads() for n in (2, 3, 4))
    return opens(folded, start) or is_behind or folded.endswith(_SOMEBODY, 0, start)


def speakers(folded: str) -> Iterator[Span]:
    """The Chinese names that open a clause in which a verb of speech follows soon."""
    for opening in _OPENINGS.finditer(folded):
        name = chinese_name_at(folded, opening.start())
        if name is None:
            continue
        cue = clauses.cue_before(folded, clauses.clause_end(folded, name.end))
        if cue is not None and name.end <= cue.start <= name.end + _REACH:
            yield name

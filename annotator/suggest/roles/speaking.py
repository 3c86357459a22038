"""Names that open a clause and speak: 张三在致辞中强调, 李四表示."""

import re
from collections.abc import Iterator

from annotator.domain.spans import Span
from annotator.suggest import clauses
from annotator.suggest.roles.people import chinese_name_at

_OPENINGS = re.compile(r"(?:^|(?<=[,;:。!?\n\t \u3000」』”’\"')]))(?=[\u3400-\u9fff])")
_REACH = 14
"""Code points from a name to its verb of speech, as studies of news allow."""


def speakers(folded: str) -> Iterator[Span]:
    """The Chinese names that open a clause in which a verb of speech follows soon."""
    for opening in _OPENINGS.finditer(folded):
        name = chinese_name_at(folded, opening.start())
        if name is None:
            continue
        cue = clauses.cue_before(folded, clauses.clause_end(folded, name.end))
        if cue is not None and name.end <= cue.start <= name.end + _REACH:
            yield name

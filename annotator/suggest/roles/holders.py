"""Who holds a role: the name behind the title, the one before it, or the one that is told to hold it.

某部部长张三、李四 · 张三教授 · 张三，某部部长 · 张三任某部部长
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.spans import Span
from annotator.suggest.roles.closing import closes, opens
from annotator.suggest.roles.people import name_at, name_before, name_between, name_ending, surname_before
from annotator.suggest.roles.word_kinds import word_follows
from annotator.text.folding import fold

_HOLDING = re.compile(
    fold(
        "(?:已|曾|將|先後|此前|現|歷)?(?:擔任過?|出任|就任|接任|升任|兼任|現任|當選[爲為]?|成[爲為]|改任|調任|任|是|"
        "爲|為|系)$"
    )
)
_OF, _THEN = fold("的"), tuple(fold("時任 現任 身為 作為 擔任 曾任 原任").split())
_FOR = fold("為")
"""Is somebody a title only where nothing is done for its holders: 为获奖者颁奖."""
_SEPARATED = re.compile(fold("(?:、|和|與|及|以及)"))
_WRITERS = tuple(fold("記者 通訊員 編輯 責編 攝影 特約撰稿 作者").split())
_WHO_ASK = tuple(fold("記者 作者").split())
"""What they say stands behind a colon."""
_ADDRESSES = tuple(
    fold(
        "教授 副教授 博士 老師 主任 院長 校長 局長 處長 科長 書記 議員 律師 醫生 醫師 法官 經理 總經理 主席 總統 總理 "
        "教練 導演 編輯 記者 將軍 委員 隊長 會長 部長 省長 市長 縣長 鎮長 村長 所長 董事長 總裁 院士 大使 司長 秘書長 "
        "檢察官 警官 神父 牧師 法師 主教 同學 特首 議長 司令 上校 中校 少校 大校 少將 中將 上將 團長 連長 班長 廠長"
    ).split()
)
"""Titles that stand behind a name as a form of address."""
_APPOSED = fold(",.;)。、兼和")
"""What may follow a role that stands behind a name and a comma."""
_BETWEEN = re.compile(fold("[、,]?(?:兼任?|和|暨|及|以及)?(?:著名|知名|現任|時任|資深)?"))
_NOTE, _FAR = re.compile(r"\([^()\n]{1,12}\)"), 14
"""What stands in brackets behind a name: 女, 回族."""
_LAST_NOTE = re.compile(rf"(?:{_NOTE.pattern}|{fold(',[男女](?:,[^,]族)?,')})$")
_FORMS = tuple(fold("先生 女士 同志 小姐 教授 博士").split())
_LISTED = re.compile(fold(r"[^\n。;!?:]*(?=[\n。;:]|$)"))
_APART = re.compile(fold("[、 \u3000]+"))
_SHORT, _FULL = 2, 3
_BLANKS = " \u3000\t"
_LONGEST_LISTED = 4
_MOST = 12
"""Names in a row behind a title; more are a list of something else."""


@dataclass(frozen=True, slots=True)
class People:
    """People that are known before: ``sure`` ones are marked, ``likely`` ones help where no rule finds a name."""

    sure: Sequence[Span] = ()
    likely: Sequence[Span] = ()


class Holders:
    """Finds names beside the roles of one folded text; marks of people that stand already are believed.

    ``ends`` are the places where roles end, right behind which a name may begin.
    """

    def __init__(self, folded: str, text: str, people: People, ends: Collection[int]) -> None:
        self._folded, self._text = folded, text
        self._starting = {span.start: span for span in people.sure}
        self._ending = {span.end: span for span in people.sure}
        self._perhaps_starting = {span.start: span for span in people.likely}
        self._perhaps_ending = {span.end: span for span in people.likely}
        self._ends = frozenset(ends)

    def behind(self, title: Span, roles: Collection[int]) -> Iterator[Span]:
        """The names right behind a title, and those that follow by 、 or 和; reporters' names also by blanks.

        ``roles`` are the places where other roles begin: none of them begins a name.
        """
        listed = self._listed(title.end)
        is_row = listed is not None or self._folded.endswith(_WRITERS, 0, title.end)
        at = self._after_blanks(title.end) if listed is None else listed
        for _number in range(_MOST):
            name = self._cut(self._name_at(at), roles) if at not in roles else None
            if name is None:
                return
            yield name
            end = note.end() if (note := _NOTE.match(self._folded, name.end)) else name.end
            separator = _SEPARATED.match(self._folded, end)
            at = separator.end() if separator else self._after_blanks(end)
            if at == end or (not separator and not is_row):
                return

    def before(self, start: int, whole: Span) -> Span | None:
        """The name that stands between ``start`` and the title, if nothing else does; or a mark that ends there.

        Where another name follows the title, what stands before it is a body: 台电 in 台电董事长张三.
        """
        title = whole.start
        if title in self._ending:
            return self._ending[title]
        is_free = start in self._ends or opens(self._folded, start)
        if self._is_named_behind(whole.end):
            return None
        if alone := surname_before(self._folded, min(start, title - 1), title):
            return alone
        if is_free and self._folded.startswith(_ADDRESSES, title) and (name := name_before(self._folded, start, title)):
            return name
        return self._addressed(title) or self._perhaps_ending.get(title)

    def _is_named_behind(self, end: int) -> bool:
        name = name_at(self._folded, self._text, end) if end < len(self._folded) else None
        if name is None or len(name) <= _SHORT:
            return False
        return closes(self._folded, name.end) or word_follows(self._folded, name.end)

    def _addressed(self, title: int) -> Span | None:
        """The name that fills the stretch from another role to a form of address: 政委张三少校."""
        if not self._folded.startswith(_ADDRESSES, title):
            return None
        starts = (title - length for length in (3, 2, 4) if title - length in self._ends)
        return next((name for start in starts if (name := name_between(self._folded, start, title))), None)

    def _listed(self, end: int) -> int | None:
        """Where a list of names behind a title and a colon begins; what somebody says holds more than names."""
        is_list = self._folded[end : end + 1] == ":" and not self._folded.endswith(_WHO_ASK, 0, end)
        found = _LISTED.match(self._folded, end + 1) if is_list else None
        if found is None:
            return None
        at = self._after_blanks(end + 1)
        row = self._folded[at : found.end()]
        if self._folded[found.end() : found.end() + 1] == ":":
            # The next title of a list in one line: 局长:张三 副局长:李四.
            row = row[: max(row.rfind(" "), row.rfind("\u3000"), 0)]
        parts = _APART.split(_NOTE.sub("", row).strip(_BLANKS))
        return at if all(1 < len(part) <= _LONGEST_LISTED for part in parts) else None

    def told(self, role: Span) -> Iterator[Span]:
        """The name before a comma, a bracket or a verb of holding: 张三，某部部长; 张三任某部部长."""
        end = self._told_until(role)
        if end is None:
            return
        note = _LAST_NOTE.search(self._folded, max(0, end - _FAR), end)
        end = note.start() if note else end
        end -= next((len(form) for form in _FORMS if self._folded.endswith(form, 0, end)), 0)
        name = self._ending.get(end) or name_ending(self._folded, self._text, end) or self._perhaps_ending.get(end)
        if name is not None:
            yield name

    def _told_until(self, role: Span) -> int | None:
        """Where the name ends that a role is told of, if one does."""
        verb = _HOLDING.search(self._folded, max(0, role.start - 6), role.start)
        if verb and not (verb.group() == _FOR and self._folded[role.end : role.end + 1].isalnum()):
            return verb.start()
        sign = self._folded[role.start - 1 : role.start]
        is_apposed = role.end == len(self._folded) or self._folded[role.end] in _APPOSED
        return role.start - 1 if sign in (",", "(") and is_apposed else None

    def whose(self, role: Span) -> Iterator[Span]:
        """The name behind 的, where somebody is said to hold a role then: 时任某所所长的张三."""
        if self._folded.startswith(_OF, role.end) and self._folded.endswith(_THEN, 0, role.start):
            name = self._name_at(role.end + 1)
            if name is not None:
                yield name

    def chained(self, role: Span, following: Span) -> bool:
        """Whether two roles stand in one row before a name: 省委副书记、组织部部长张三."""
        if not _BETWEEN.fullmatch(self._folded, role.end, following.start):
            return False
        # Behind a comma a new clause begins, unless the role is all of the one before it: 投诉学生,教育局长张三.
        is_clause = role.start == 0 or not self._folded[role.start - 1].isalnum()
        return is_clause or self._folded[role.end : role.end + 1] != ","

    def _after_blanks(self, offset: int) -> int:
        at = offset
        while self._folded[at : at + 1] and self._folded[at] in _BLANKS:
            at += 1
        return at if at - offset <= 1 else offset

    def _cut(self, name: Span | None, roles: Collection[int]) -> Span | None:
        """A name without the rank that begins in it: 辛勤 in 辛勤少将."""
        if name is None or name.start in self._starting or len(name) > _FULL:
            return name
        end = next((at for at in range(name.start + _SHORT, name.end) if at in roles), name.end)
        return Span(name.start, end)

    def _name_at(self, offset: int) -> Span | None:
        if offset in self._starting:
            return self._starting[offset]
        name = name_at(self._folded, self._text, offset) if offset < len(self._folded) else None
        return name or self._perhaps_starting.get(offset)

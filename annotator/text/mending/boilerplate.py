"""Lines of a web page that are no part of its article: navigation before the title, share buttons at the end."""

import re
from collections.abc import Iterator

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.folding import fold
from annotator.text.mending.glosses import find

_BULLET = re.compile(r"[-*•·‧|>»] *(\S.{0,14})")
_SENTENCE = re.compile(r"[。！？!?；;：:，,]")
_NAVIGATION = frozenset(
    fold(
        "首頁 主頁 網站首頁 返回首頁 登錄 登入 註冊 會員中心 舉報專區 網站地圖 聯繫我們 關於我們 客戶端 手機版 "
        "無障礙 搜索 搜尋 導航 訂閱 電子報 english 繁體 简体 繁體中文 简体中文 日本語 한국어 "
        "home login signin register search menu subscribe"
    ).split()
)
_CLOSING = frozenset(
    fold(
        "分享讓更多人看到 分享到 分享至 分享到微信 掃一掃分享到微信 點擊分享 打印本頁 關閉窗口 打印 關閉 "
        "返回首頁 返回頂部 回到頂部 "
        "上一篇 下一篇 推薦閱讀 相關閱讀 相關新聞 猜你喜歡 熱門推薦 我要評論 發表評論 share backtotop"
    ).split()
)
_MOST_CLOSING_LINES = 12
_LONGEST = 500
"""Nothing on the lists is half as long, glosses included; to fold a long line takes twenty times its memory."""


def propose(text: str) -> list[Proposal]:
    """One proposal for each line to cut; a line alone is never enough to call it navigation."""
    return [*_opening(text), *_ending(text)]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _later_lines_from_the_last(text: str) -> Iterator[Span]:
    """All but the first line."""
    end = len(text)
    while start := text.rfind("\n", 0, end) + 1:
        yield Span(start, end)
        end = start - 1


def _opening(text: str) -> Iterator[Proposal]:
    run: list[Span] = []
    known = 0
    for line in _lines(text):
        words = line.of(text).strip()
        if not words:
            if run:
                break
            continue
        bullet = _BULLET.fullmatch(words)
        plain = _plain(bullet[1] if bullet else words)
        if plain not in _NAVIGATION and (bullet is None or _SENTENCE.search(words)):
            break
        known += plain in _NAVIGATION
        run.append(line)
    if (known and len(run) >= 3) or known >= 2:
        for line in run:
            yield _cut(
                Span(line.start, min(line.end + 1, len(text))), _("A line of the page's navigation."), "navigation"
            )


def _ending(text: str) -> Iterator[Proposal]:
    seen = 0
    for line in _later_lines_from_the_last(text):
        words = line.of(text).strip()
        seen += bool(words)
        if seen > _MOST_CLOSING_LINES or (words and _plain(words) not in _CLOSING):
            return
        if words:
            yield _cut(Span(line.start - 1, line.end), _("A line of the page's buttons below the article."), "buttons")


def _cut(span: Span, reason: str, group: str) -> Proposal:
    return Proposal(RepairKind.BOILERPLATE, span, "", reason, Stance.CERTAIN, group)


def _plain(words: str) -> str:
    """A line as the lists have it: without glosses, spaces and closing punctuation, folded; nothing of a long one."""
    if len(words) > _LONGEST:
        return ""
    for gloss in reversed(find(words)):
        words = words[: gloss.span.start] + words[gloss.span.end :]
    return re.sub(r"[\s:：|>»…]", "", fold(words))

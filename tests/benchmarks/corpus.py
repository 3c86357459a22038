"""Made articles of the size of real ones: 1,500 characters and 20 marks each, as a JSONL file of ours."""

import hashlib
import json
import random
from pathlib import Path

from annotator.domain.codebook import default_codebook
from annotator.domain.ids import new_id
from annotator.domain.moments import now, to_iso
from annotator.domain.spans import Span

SENTENCES = [
    "市政府昨日召開會議研究明年交通建設安排",
    "與會代表認為舊城改造要先聽取居民意見",
    "記者從現場瞭解到供水設施已經恢復運行",
    "教育部門表示新學期將增加鄉村教師名額",
    "企業負責人介紹今年出口訂單比去年增長",
    "專家指出河道治理需要上下游共同努力",
    "當地居民說新開的圖書館每天都坐滿了人",
    "氣象部門提醒週末山區可能出現強降雨",
]
NAMES = [
    f"{surname}{given}" for surname in "王李張劉陳楊趙黃周吳" for given in ("建國", "小明", "曉華", "志強", "美玲")
]


def text_of(chance: random.Random, length: int = 1_500) -> str:
    """An article of about that many code points, in paragraphs, with a rare character and an emoji now and then."""
    lines, size = [], 0
    while size < length:
        sentences = [f"{chance.choice(NAMES)}，{chance.choice(SENTENCES)}。" for _ in range(chance.randint(3, 7))]
        lines.append("".join(sentences) + chance.choice(["", "", "", "𠮷", "😀"]))
        size += len(lines[-1]) + 1
    return "\n".join(lines)


def spans_of(chance: random.Random, text: str, count: int) -> list[Span]:
    """Sorted spans of 2 to 40 code points."""
    starts = sorted(chance.randrange(len(text) - 40) for _ in range(count))
    return [Span(start, start + chance.choice([2, 3, 3, 6, 12, 40])) for start in starts]


def write_corpus(path: Path, articles: int, marks: int = 20, length: int = 1_500) -> None:
    """Write that many made articles of that length with that many marks each, always the same for a count."""
    chance = random.Random(20241115)
    when, annotator = to_iso(now()), str(new_id())
    tags = [tag for tag in default_codebook().tags if tag.kind != "cue"]
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for entry in _entries(chance, articles, marks, length, when, annotator, [tag.name for tag in tags]):
            lines.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n")


def _entries(
    chance: random.Random, articles: int, marks: int, length: int, when: str, annotator: str, kinds: list[str]
):
    book = default_codebook()
    yield {
        "format": "article-annotator",
        "version": 1,
        "project": {"id": str(new_id()), "title": "Benchmark", "created": when},
        "codebook": {
            "tags": [_tag(tag) for tag in book.tags],
            "link_types": [
                {
                    "id": str(kind.id),
                    "name": kind.name,
                    "from_kinds": list(kind.from_kinds),
                    "to_kinds": list(kind.to_kinds),
                }
                for kind in book.link_types
            ],
        },
        "annotators": [{"id": annotator, "name": "bench"}],
        "people": [],
    }
    for number in range(articles):
        text = text_of(chance, length)
        yield {
            "id": str(new_id()),
            "title": f"第{number}篇",
            "source": "測試社",
            "published": "2024-11-15",
            "language": "zh",
            "script": "Hant",
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "statuses": [],
            "repairs": [],
            "marks": [_mark(chance, text, span, annotator, when, kinds) for span in spans_of(chance, text, marks)],
            "links": [],
            "themes": [],
        }


def _tag(tag) -> dict[str, object]:
    return {
        "id": str(tag.id),
        "kind": tag.kind,
        "name": tag.name,
        "colour": tag.colour,
        "key": tag.key,
        "overlap": "any",
    }


def _mark(
    chance: random.Random, text: str, span: Span, annotator: str, when: str, kinds: list[str]
) -> dict[str, object]:
    kind, (prefix, suffix) = chance.choice(kinds), span.context(text)
    return {
        "id": str(new_id()),
        "kind": kind,
        "tag": kind,
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "prefix": prefix,
        "suffix": suffix,
        "annotator": annotator,
        "origin": "import",
        "created": when,
        "changed": when,
    }

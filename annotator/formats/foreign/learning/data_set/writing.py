"""The folder: rows in ``data`` (JSON lines, Parquet), the card ``README.md`` with its head in YAML, ``croissant.json``.

After Hugging Face's documentation, *Create a dataset card*, and MLCommons' Croissant format specification 1.0.
Strings of JSON are strings of YAML too, so the head is written with them.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.options import Rows
from annotator.formats.foreign.learning.data_set import parquet
from annotator.formats.foreign.learning.data_set.rows import Counted, counted, lines
from annotator.formats.foreign.learning.data_set.rows import rows as rows_of
from annotator.formats.format import Content

CARRIES = frozenset({
    Aspect.TEXTS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.LINKS, Aspect.NOTES,
    Aspect.FEATURES, Aspect.THEMES, Aspect.ANNOTATORS,
})  # fmt: skip
_TEXTS = ("id", "title", "text", "language", "source", "published", "url", "byline")
_NUMBERS = ("start", "end")
_OF_MARK = ("id", "start", "end", "text", "label", "annotator", "person", "note", "features")
_OF_LINK = ("type", "from", "to")
_MEDIA = {Rows.LINES: "application/jsonlines", Rows.PARQUET: "application/x-parquet"}
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"))


def spread(exchange: Exchange, seed: int = 0, rows: Rows = Rows.LINES) -> Mapping[str, Content]:
    """The files of the folder; articles are split by their keys and ``seed``.

    Raises ``ExportRefused`` for Parquet where it is not installed.
    """
    found = counted(exchange, seed)
    card, croissant = _card(exchange, found, seed, rows), _croissant(exchange, found, rows)
    if rows is Rows.LINES:
        data: dict[str, Content] = {_file(split, rows): lines(exchange, split, seed) for split in found}
    else:
        parquet.must_be_installed()
        data = {_file(split, rows): partial(_pack, exchange, split, seed, one) for split, one in found.items()}
    # The card and Croissant come last: they tell how long the other files have become.
    return {**data, "README.md": card, "croissant.json": croissant}


def _pack(exchange: Exchange, split: str, seed: int, one: Counted, file: BinaryIO) -> None:
    kinds: dict[str, Mapping[str, str] | str] = {
        **dict.fromkeys(_TEXTS, "string"),
        "marks": {name: _kind(name) for name in _OF_MARK},
        "links": dict.fromkeys(_OF_LINK, "string"),
        "themes": "texts",
    }
    parquet.write(rows_of(exchange, split, seed), kinds, one, file)


def _file(split: str, rows: Rows) -> str:
    return f"data/{split}.{rows.value}"


def _title(exchange: Exchange) -> str:
    return " ".join(exchange.project.title.split()) or "Annotated articles"


def _card(exchange: Exchange, found: Mapping[str, Counted], seed: int, rows: Rows) -> Iterator[str]:
    total = sum(one.articles for one in found.values())
    languages = sorted({language for one in found.values() for language in one.languages})
    yield "---\n# license: fill in before you share it\n"
    yield f"pretty_name: {json.dumps(_title(exchange), ensure_ascii=False)}\n"
    if languages:
        yield "language:\n" + "".join(f"- {json.dumps(one, ensure_ascii=False)}\n" for one in languages)
    yield f"size_categories:\n- {next((name for limit, name in _SIZES if total < limit), '100K<n<1M')}\n"
    yield "task_categories:\n- token-classification\n"
    if found:
        yield "configs:\n- config_name: default\n  data_files:\n"
        yield from (f"  - split: {split}\n    path: {_file(split, rows)}\n" for split in found)
        yield from _features(found)
    yield f"---\n\n# {_title(exchange)}\n\n"
    yield "Offsets count Unicode code points of `text`, half-open: `text[start:end]` is the text of a mark.\n\n"
    yield f"Articles are split by a hash of their key and the seed {seed}.\n\n"
    yield "| split | articles | marks | links |\n|---|---:|---:|---:|\n"
    for split, one in found.items():
        yield f"| {split} | {one.articles} | {one.labels.total()} | {one.links} |\n"
    labels = sum((one.labels for one in found.values()), Counter[str]())
    yield "\n| label | marks |\n|---|---:|\n"
    yield from (f"| {_cell(label)} | {number} |\n" for label, number in labels.most_common())
    yield "\nAnnotators: " + ", ".join(_cell(one.name) for one in exchange.annotators) + "\n"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def _features(found: Mapping[str, Counted]) -> Iterator[str]:
    """The kinds of all columns, so that a split without marks is read like one with."""
    yield "dataset_info:\n  features:\n"
    yield from (f"  - name: {name}\n    dtype: string\n" for name in _TEXTS)
    for column, names in (("marks", _OF_MARK), ("links", _OF_LINK)):
        yield f"  - name: {column}\n    list:\n"
        yield from (f"    - name: {name}\n      dtype: {_kind(name)}\n" for name in names)
    yield "  - name: themes\n    list: string\n  splits:\n"
    for split, one in found.items():
        yield f"  - name: {split}\n    num_bytes: {one.bytes}\n    num_examples: {one.articles}\n"


def _kind(name: str) -> str:
    return "int64" if name in _NUMBERS else "string"


def _croissant(exchange: Exchange, found: Mapping[str, Counted], rows: Rows) -> Iterator[str]:
    files = [
        {"@type": "cr:FileObject", "@id": split, "name": split, "contentUrl": _file(split, rows),
         "contentSize": f"{one.bytes} B", "encodingFormat": _MEDIA[rows], "sha256": one.sha256.hexdigest()}
        for split, one in found.items()
    ]  # fmt: skip
    told = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": _title(exchange),
        "description": "Articles with marks; offsets count Unicode code points, half-open.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "distribution": files,
        "recordSet": [_records(split) for split in found],
    }
    yield json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _records(split: str) -> dict[str, Any]:
    name = f"{split}_articles"
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "field": [
            {"@type": "cr:Field", "@id": f"{name}/{column}", "name": column, "dataType": "sc:Text",
             "source": {"fileObject": {"@id": split}, "extract": {"column": column}}}
            for column in _TEXTS
        ],
    }  # fmt: skip


_CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField",
    "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
    "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/", "separator": "cr:separator",
    "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip

"""A data set is read by the libraries of Hugging Face and MLCommons, and its splits stay as they are."""

import hashlib
import json
from dataclasses import replace

import pytest

from annotator.domain.ids import ArticleId, new_id
from annotator.domain.transfer.options import Rows
from annotator.formats.foreign.learning.data_set.rows import SPLITS, split_of
from annotator.formats.registry import named
from annotator.project.transfer.writing import write_all
from tests.formats.samples import _some_exchange, written


@pytest.fixture
def many():
    """A made project whose articles stand there often enough for every split to have some."""
    exchange = _some_exchange()
    articles = [replace(one, id=ArticleId(new_id())) for _time in range(60) for one in exchange.articles()]
    return replace(exchange, count=len(articles), articles=lambda: iter(articles))


def test_datasets_reads_it_and_every_mark_stands_where_it_says(many, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    folder = written(named("huggingface"), many, tmp_path)
    found = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    assert set(found) == set(SPLITS)
    rows = [row for split in found.values() for row in split]
    assert len(rows) == many.count
    ours = {str(one.id): sorted(str(mark.id) for mark in one.marks) for one in many.articles()}
    for row in rows:
        assert all(row["text"][mark["start"] : mark["end"]] == mark["text"] for mark in row["marks"])
        assert sorted(mark["id"] for mark in row["marks"]) == ours[row["id"]]


def test_as_parquet_it_has_the_same_rows_and_tells_the_hashes_of_its_files(many, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    files = {}
    for rows in Rows:
        contents = named("huggingface").spread(many, rows=rows)
        write_all({tmp_path / name.replace("/", "-"): content for name, content in contents.items()})
        files[rows] = list(contents)
    told = json.loads((tmp_path / "croissant.json").read_text("utf-8"))["distribution"]
    assert [one["contentUrl"] for one in told] == files[Rows.PARQUET][:3]
    for one, split in zip(told, SPLITS, strict=True):
        raw = (tmp_path / f"data-{split}.parquet").read_bytes()
        assert (one["sha256"], one["contentSize"]) == (hashlib.sha256(raw).hexdigest(), f"{len(raw)} B")
        lines = (tmp_path / f"data-{split}.jsonl").read_text("utf-8").splitlines()
        assert parquet.read_table(tmp_path / f"data-{split}.parquet").to_pylist() == [
            json.loads(line) for line in lines
        ]
    assert f"path: data/{SPLITS[0]}.parquet" in (tmp_path / "README.md").read_text("utf-8")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # between two libraries of others
def test_mlcroissant_finds_nothing_wrong(many, tmp_path):
    croissant = pytest.importorskip("mlcroissant")
    folder = written(named("huggingface"), many, tmp_path)
    found = croissant.Dataset(str(folder / "croissant.json"))
    assert not found.metadata.ctx.issues.errors
    records = list(found.records("test_articles"))
    lines = (folder / "data" / "test.jsonl").read_text("utf-8").splitlines()
    assert [one["test_articles/text"].decode() for one in records] == [json.loads(line)["text"] for line in lines]


def test_further_articles_move_no_others_and_another_seed_does():
    keys = [ArticleId(new_id()) for _number in range(1000)]
    splits = [split_of(key, 0) for key in keys]
    assert [split_of(key, 0) for key in reversed(keys)][::-1] == splits
    assert [split_of(key, 1) for key in keys] != splits
    assert 700 < splits.count("train") < 900
    assert set(splits) == set(SPLITS)

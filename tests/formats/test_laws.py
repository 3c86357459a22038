"""Laws of every format: what is written comes back up to what is declared lost; no damaged file makes trouble."""

import random
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.errors import AnnotatorError
from annotator.domain.transfer.losses import EVERYTHING, Aspect, losses
from annotator.formats.registry import FORMATS
from annotator.formats.streams import bounds
from annotator.formats.tables.mapping import articles, first_rows, settled
from annotator.project.transfer.reading import exchange_of
from tests.formats.exchanges import exchanges, tame
from tests.formats.facts import apart, facts, one_layer, solid
from tests.formats.memory import within_memory
from tests.formats.samples import BOMBS, damaged, sound, with_entities, written

BOTH_WAYS = [one for one in FORMATS if one.read is not None and one.writes]
READING = [one for one in FORMATS if one.reads]
LONGEST_SECONDS = 5
MOST_MB, FEW_MB = 1024, 60
PARTS = {Aspect.MOMENTS: Aspect.MARKS, Aspect.ORIGINS: Aspect.MARKS, Aspect.JOINERS: Aspect.ANNOTATORS,
         Aspect.RULES: Aspect.GUIDELINES}  # fmt: skip
"""What need not be told where all of the other is lost."""
COMPARED = EVERYTHING - {Aspect.OVERLAPS}
KNOWN_ANYWAY = {"title", "language", "script"}
"""What of an article no notice speaks of: its title is in the name of its file, the others are recognised anew."""
TOLD_IN_FULL = {Aspect.ANNOTATORS, Aspect.REGISTER}
"""What may be told although it came back: some formats carry a single annotator, or identifiers with mentions."""
OF_XML = {"tei", "gate", "bioc", "cas-xmi", "refi", "word", "odt", "epub", "xlsx"}
BY_TOKENS = {"iob2", "bioes", "conllu"}
"""Formats that know only what is no blank."""


@pytest.mark.parametrize("chosen", BOTH_WAYS, ids=lambda one: one.name)
@given(exchange=exchanges(tame))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_format_carries_comes_back(chosen, exchange, tmp_path):
    assume(exchange.count)
    exchange = one_layer(solid(exchange) if chosen.name in BY_TOKENS else exchange)
    if Aspect.OVERLAPS not in chosen.carries:
        exchange = apart(exchange)
    back = chosen.read(written(chosen, exchange, tmp_path))
    carried = chosen.carries_in_folder or chosen.carries
    assert back.left_out == ()
    assert facts(back, carried) == facts(exchange, carried)
    told = {one.aspect for one in losses(exchange, carried)}
    assert not told & carried
    kept, there = facts(back, COMPARED), facts(exchange, COMPARED)
    lost = {aspect: there[aspect] - kept[aspect] for aspect in COMPARED}
    lost[Aspect.DESCRIPTIONS] = {fact for fact in lost[Aspect.DESCRIPTIONS] if fact[1] not in KNOWN_ANYWAY}
    really = {aspect for aspect in COMPARED if lost[aspect]}
    whole_aspects = COMPARED - PARTS.keys()
    assert really & whole_aspects == told & whole_aspects - (TOLD_IN_FULL - really)
    assert all(part in told or whole in told for part, whole in PARTS.items() if part in really)


def read_all(chosen, path):
    """Everything that is in a file; a refusal with a sentence is as good."""
    with suppress(AnnotatorError):
        if chosen.documents is not None:
            chosen.documents(path.read_bytes(), path.name, None)
        elif chosen.table is not None:
            table = chosen.table(path, None)
            list(articles(table, settled(table, first_rows(table), None)))
        else:
            for article in exchange_of(path, chosen).articles():
                assert all(mark.text == mark.span.of(article.text) for mark in article.marks)


@pytest.mark.parametrize("chosen", READING, ids=lambda one: one.name)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(chosen, tmp_path):
    for number, path in enumerate(damaged(chosen, tmp_path, random.Random(7))):
        begun = time.thread_time()
        with within_memory(MOST_MB):
            read_all(chosen, path)
        assert time.thread_time() - begun < LONGEST_SECONDS, number


@pytest.mark.parametrize(
    ("chosen", "suffix"),
    [(one, suffix) for one in READING for suffix in one.suffixes if suffix in BOMBS],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_file_that_would_fill_the_memory_is_refused_before_it_does(chosen, suffix, tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MB", 20)  # of 400, so that files of a few megabytes are too much
    for number, bomb in enumerate(BOMBS[suffix]):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(bomb)
        with within_memory(FEW_MB):  # which asserts it
            read_all(chosen, path)
            assert path.exists()


@pytest.mark.parametrize("chosen", [one for one in READING if one.name in OF_XML], ids=lambda one: one.name)
def test_entities_that_would_fill_the_memory_are_not_followed(chosen, tmp_path):
    whole = sound(chosen, tmp_path)
    for path in sorted(whole.rglob("*.*")) if whole.is_dir() else [whole]:
        path.write_bytes(with_entities(before := path.read_bytes()))
        assert path.read_bytes() != before
    begun = time.thread_time()
    with within_memory(FEW_MB):
        read_all(chosen, whole)
    assert time.thread_time() - begun < LONGEST_SECONDS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells how much memory was taken")
def test_who_reads_a_large_file_as_a_whole_is_caught(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(2 * FEW_MB << 20)
    # One piece of that size never lies where earlier tests left room.
    with pytest.raises(pytest.fail.Exception, match="MB of memory were taken"), within_memory(FEW_MB):
        path.read_bytes()

"""Laws of every format: what is written comes back up to what is declared lost; no damaged file makes trouble."""

import random
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.errors import AnnotatorError
from annotator.domain.transfer.losses import Aspect, losses
from annotator.formats.registry import FORMATS
from annotator.project.transfer.reading import exchange_of
from tests.formats.exchanges import exchanges, tame
from tests.formats.facts import apart, facts, one_layer, solid
from tests.formats.samples import damaged, written

BOTH_WAYS = [one for one in FORMATS if one.read is not None and one.writes]
READING = [one for one in FORMATS if one.reads]
LONGEST_SECONDS = 5
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
    lost = {one.aspect for one in losses(exchange, carried)}
    assert not lost & carried


@pytest.mark.parametrize("chosen", READING, ids=lambda one: one.name)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(chosen, tmp_path):
    for number, path in enumerate(damaged(chosen, tmp_path, random.Random(7))):
        begun = time.thread_time()
        with suppress(AnnotatorError):
            if chosen.documents is not None:
                chosen.documents(path.read_bytes(), path.name, None)
            else:
                for article in exchange_of(path, chosen).articles():
                    assert all(mark.text == mark.span.of(article.text) for mark in article.marks)
        assert time.thread_time() - begun < LONGEST_SECONDS, number

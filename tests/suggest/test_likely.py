"""The likely speaker and cue of a quote that somebody marked: by the grammar of speech, else by what stands near."""

import pytest

from annotator.domain.spans import Span
from annotator.suggest.likely import likely_cue
from annotator.suggest.quotes.finding import said_at


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        ("据说这本小说很好看。方启明介绍说,新馆藏书八万册。", "新馆藏书八万册", "介绍说"),
        ("方啟明在致詞中強調,圖書館是客廳。", "圖書館是客廳", "強調"),
        ("“太贵了。”王女士说。", "太贵了。", "说"),
        ("王女士告诉记者,她家住三楼。", "她家住三楼", "告诉"),
        ("“We are ready,” said John Smith.", "We are ready,", "said"),
        ("大会的总结,一切顺利。", "一切顺利", "总结"),
        ("天气很好。", "天气很好", None),
    ],
)
def test_the_cue_of_a_quote(text, quote, cue):
    found = likely_cue(text, span(text, quote))
    assert (found and found.of(text)) == cue


def test_what_is_far_from_a_quote_has_no_part_in_it():
    text = "方启明表示,路修好了。\n" + "天气很好。\n" * 200 + "桥也修好了。"
    assert said_at(text, span(text, "桥也修好了")) is None


def test_offsets_are_those_of_the_whole_text():
    text = "天气很好。\n" * 200 + "方启明表示,路修好了。"
    said = said_at(text, span(text, "路修好了"))
    assert (said.cue.of(text), said.voices[0].span.of(text)) == ("表示", "方启明")


def test_a_known_mention_is_the_speaker_wherever_its_name_comes_from():
    text = "嘎玛仁青表示,草场变绿了。"
    said = said_at(text, span(text, "草场变绿了"), [Span(0, 4)])
    assert said.voices[0].span == Span(0, 4)


def test_a_very_long_quote_is_left_to_what_stands_near():
    text = "方启明表示," + "路修好了," * 400
    assert said_at(text, Span(6, len(text))) is None
    assert likely_cue(text, Span(6, len(text))) == Span(3, 5)

"""What an article says about itself."""

from annotator.domain.articles import Metadata
from annotator.text.decoding import decode
from annotator.text.mending.repairs import apply, default_choices, propose
from annotator.text.metadata import infer


def test_a_dateline_tells_source_place_date_and_byline():
    text = "雲嶺鎮圖書館啟用\n\n雲嶺日報雲嶺2024年5月6日電(記者江若蘭)圖書館五日啟用,鎮長出席。"
    assert infer(text, "a.txt").metadata == Metadata(
        title="雲嶺鎮圖書館啟用", byline="江若蘭", source="雲嶺日報", place="雲嶺", published="2024-05-06", language="zh",
        script="Hant",
    )  # fmt: skip


def test_a_year_that_is_not_told_comes_from_the_title_and_is_shown_as_inferred():
    found = infer("2023全国大会在青石举行\n\n青石新闻网青石3月4日讯(记者白露)大会开幕。", "a.txt")
    assert found.metadata.published == "2023-03-04"
    assert "title" in found.how["published"]


def test_without_any_year_the_date_stays_open():
    found = infer("大會開幕\n\n長堤社長堤3月4日電 大會開幕。", "a.txt")
    assert found.metadata.published == ""
    assert "3/4" in found.how["published"]


def test_a_text_without_a_title_is_called_as_its_file():
    found = infer("這是一句話,沒有標題。", "folder/news 7.txt")
    assert found.metadata.title == "news 7"
    assert "title" in found.how


def test_an_english_dateline_is_read():
    text = (
        "Bridge opens\n\nHARBOUR CITY, Nov. 15, 2024 (Reuters) - The bridge is open and the mayor was in a good mood."
    )
    told = infer(text, "a.txt").metadata
    assert (told.place, told.source, told.published, told.language) == ("Harbour City", "Reuters", "2024-11-15", "en")


def test_the_first_article_is_described(seed_path):
    source = decode(seed_path.read_bytes()).text
    proposals = propose(source)
    found = infer(apply(source, proposals, default_choices(proposals)).text, seed_path.name)
    told = found.metadata
    assert told.title.startswith("2024全國社會工作創新發展大會")
    assert (told.source, told.place, told.byline, told.published, told.language, told.script) == (
        "人民網", "濱州", "宋翠", "2024-11-15", "zh", "Hant",
    )  # fmt: skip
    assert "published" in found.how

"""Clean texts on which no repair may raise an alarm."""

import pytest

from tests.conftest import SHARED

PROSE = (
    "雲嶺鎮圖書館新館啟用（記者江若蘭）。鎮長在致詞中說，新館啟用以後，將為居民提供更好的服務。\n"
    "茅台酒、T恤與卡拉OK；「聯通」與联通公司的股票（A股）。\n"
    "Ça va très bien, merci… «MAÇÃ» – CAFÉ, naïve, Ångström, «ÉTÉ».\n"
    "AT&T and R&D; 5 < 6 & 7 > 3; x?a=1&copy=2\n"
    "شكراً می‌خواهم  👩‍👩‍👧 हिन्दी क्‍ष 𠮷野家\n"
    "東京《文芸》と『雪国』（1937）。\n"
)


def chinese_sentences():
    """The sentences of the treebanks, a line each; skips where the data is not here."""
    found = sorted(SHARED.glob("data/uner-zh-*/*.iob2"))
    if not found:
        pytest.skip("the shared data is not here")
    lines = [line for path in found for line in path.read_text("utf-8").splitlines()]
    return "\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))


def pages():
    """The expected texts of saved pages, by name; skips where the data is not here."""
    found = sorted(SHARED.glob("data/html-newspaper4k/*.txt"))
    if not found:
        pytest.skip("the shared data is not here")
    return {path.name: path.read_text("utf-8") for path in found}

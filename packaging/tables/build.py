"""Writes the tables in ``resources/tables/`` from the packages that they come from.

Usage: python packaging/tables/build.py      (needs the ``dev`` extra: opencc, pypinyin, jieba)

Run it after another version of one of them is installed; ``SOURCES.md`` beside the tables says what
each of them is and under which licence it stands.
"""

import importlib.resources
import itertools
import math
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "resources" / "tables"
DICTIONARIES = (
    "CJK_Compatibility_Ideographs",
    "STPhrases",
    "STPhrases_GeneratedFromRegionalPhrases",
    "STCharacters",
    "TWPhrases",
    "TWVariantsPhrases",
    "TWVariants",
    "TWVariantsRevPhrases",
    "TWVariantsRev",
    "TSPhrases",
    "TSCharactersExt",
    "TSCharacters",
)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def dump_dictionaries() -> None:
    """OpenCC's own dictionaries as text, sorted, with the value that a conversion takes (the first)."""
    clib = Path(str(importlib.resources.files("opencc"))) / "clib"
    for name in DICTIONARIES:
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "plain.txt"
            source = clib / "share" / "opencc" / f"{name}.ocd2"
            subprocess.run(  # noqa: S603  (our own arguments)
                [clib / "bin" / "opencc_dict", "-i", source, "-o", plain, "-f", "ocd2", "-t", "text"], check=True
            )
            entries = (line.split("\t") for line in plain.read_text("utf-8").splitlines() if "\t" in line)
            rows = sorted(f"{key}\t{values.split(' ')[0]}" for key, values in entries)
        (TABLES / "opencc" / f"{name}.tsv").write_text("\n".join(rows) + "\n", "utf-8", newline="\n")


def write_readings() -> None:
    """All pinyin readings of each basic Han character, with tone marks."""
    from pypinyin.pinyin_dict import pinyin_dict

    rows = [f"{chr(code)}\t{readings}" for code, readings in sorted(pinyin_dict.items()) if 0x4E00 <= code <= 0x9FFF]
    (TABLES / "readings.tsv").write_text("\n".join(rows) + "\n", "utf-8", newline="\n")


def write_pairs() -> None:
    """How often one character follows another within the words of jieba's list, in Traditional.

    One line a first character: the character, then each follower with one digit (base 36), the
    rounded logarithm (base 2) of the summed frequency.
    """
    import opencc

    words = importlib.resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    plain = [line.split(" ") for line in words]
    converted = opencc.OpenCC("s2t").convert("\n".join(word for word, *_rest in plain)).split("\n")
    weights: Counter[tuple[str, str]] = Counter()
    for word, (_plain, frequency, *_kind) in zip(converted, plain, strict=True):
        for pair in itertools.pairwise(word):
            if all("\u4e00" <= character <= "\u9fff" for character in pair):
                weights[pair] += int(frequency)
    followers: dict[str, str] = {}
    for (first, second), weight in sorted(weights.items()):
        digit = DIGITS[min(35, round(math.log2(weight + 1)))]
        followers[first] = followers.get(first, "") + second + digit
    rows = [first + rest for first, rest in followers.items()]
    (TABLES / "pairs.txt").write_text("\n".join(rows) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    (TABLES / "opencc").mkdir(parents=True, exist_ok=True)
    dump_dictionaries()
    write_readings()
    write_pairs()

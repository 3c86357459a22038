"""Notes and values of features where a format has room for one line of text only."""

import json
import re

from annotator.domain.codebook import FeatureValue

LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Whatever some reader of lines takes for the end of one."""
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,15})")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,15})(\.\d{1,20})?(e[+-]?\d{1,3})?", re.IGNORECASE)
_PLAIN = {"true": True, "false": False}


def one_line(text: str) -> str:
    """A text on one line: as it is, or where it would not come back as it was, as a string of JSON with an escape."""
    tidy = text == text.strip() and "\t" not in text and LINE_ENDS.search(text) is None
    return text if tidy and not text.startswith('"') else _quoted(text)


def several_lines(words: str) -> str:
    """The text that ``one_line`` wrote; what other tools wrote has no escape and is given as it is."""
    is_string = len(words) > 1 and words[0] == words[-1] == '"'
    if not is_string or ("\\" not in words and len(words) > 2):
        return words
    try:
        found = json.loads(words)
    except ValueError:
        return words
    return found if isinstance(found, str) else words


def in_words(value: FeatureValue) -> str:
    """A value of a feature; a text that looks like a value of another kind is escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    line = one_line(value)
    return _quoted(value) if not line or not isinstance(_plain(line), str) else line


def out_of_words(words: str) -> FeatureValue:
    """The value that ``in_words`` wrote: yes or no, a number, or a text."""
    found = _plain(words)
    return several_lines(found) if isinstance(found, str) else found


def _plain(words: str) -> FeatureValue:
    if words in _PLAIN:
        return _PLAIN[words]
    if _WHOLE.fullmatch(words):
        return int(words)
    return float(words) if _NUMBER.fullmatch(words) else words


def _quoted(text: str) -> str:
    """A string of JSON; it holds a backslash, so that it is told from words in quotation marks, or nothing at all."""
    quoted = json.dumps(text, ensure_ascii=LINE_ENDS.search(text) is not None)
    if "\\" in quoted or not text:
        return quoted
    units = text[0].encode("utf-16-be").hex()
    return '"' + "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)) + quoted[2:]

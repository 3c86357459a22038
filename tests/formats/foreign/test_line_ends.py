"""Offsets that count line ends of two characters: the texts have LF here, and every mark keeps its words."""

import json
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.foreign.loose import lf
from annotator.formats.registry import named
from tests.formats.foreign import with_returns
from tests.formats.foreign.told import told

LINES = st.lists(st.sampled_from(["國會", "𠮷田說", "😀", "a b", "", "\ufeff"]), min_size=1, max_size=5)
ENDS = st.sampled_from(["\r\n", "\n", "\r"])


def units(text, at, unit):
    return {"points": at, "utf-16": len(text[:at].encode("utf-16-le")) // 2, "utf-8": len(text[:at].encode())}[unit]


def doccano(text, places):
    return ".jsonl", json.dumps({"text": text, "label": [[*place, "person"] for place in places]})


def label_studio(text, places):
    results = [
        {"id": str(start), "type": "labels", "from_name": "l", "to_name": "t",
         "value": {"start": start, "end": end, "text": text[start:end], "labels": ["person"]}}
        for start, end in places
    ]  # fmt: skip
    return ".json", json.dumps([{"id": 1, "data": {"t": text}, "annotations": [{"result": results}]}])


def prodigy(text, places):
    spans = [{"start": start, "end": end, "label": "person"} for start, end in places]
    return ".jsonl", json.dumps({"text": text, "spans": spans, "answer": "accept"})


def bioc(text, places, unit="points"):
    found = [
        {"id": str(start), "infons": {"type": "person"}, "text": text[start:end],
         "locations": [{"offset": units(text, start, unit), "length": units(text, end, unit) - units(text, start, unit)}]}
        for start, end in places
    ]  # fmt: skip
    passage = {"offset": 0, "text": text, "annotations": found}
    return ".json", json.dumps({"documents": [{"id": "1", "passages": [passage]}]})


def web(text, places, unit="points"):
    about = {"type": "Annotation", "motivation": "describing", "target": {"source": {"id": "u", "value": text}}}
    found = [
        {"id": str(start), "type": "Annotation", "motivation": "tagging",
         "body": [{"type": "TextualBody", "purpose": "tagging", "value": "person"}],
         "target": {"source": "u", "selector": [
             {"type": "TextPositionSelector", "start": units(text, start, unit), "end": units(text, end, unit)},
             {"type": "TextQuoteSelector", "exact": text[start:end]}]}}
        for start, end in places
    ]  # fmt: skip
    return ".jsonld", json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": [about, *found]})


def gate(text, places):
    inside = {at for place in places for at in place}
    held = "".join(
        (f'<Node id="{at}"/>' if at in inside else "") + escape(text[at : at + 1]).replace("\r", "&#13;")
        for at in range(len(text) + 1)
    )
    found = "".join(
        f'<Annotation Id="{start}" Type="person" StartNode="{start}" EndNode="{end}"/>' for start, end in places
    )
    return ".xml", (
        f"<GateDocument><GateDocumentFeatures/><TextWithNodes>{held}</TextWithNodes>"
        f"<AnnotationSet>{found}</AnnotationSet></GateDocument>"
    )


WRITTEN = {"doccano": doccano, "label-studio": label_studio, "prodigy": prodigy, "bioc": bioc, "web-annotation": web,
           "gate": gate}  # fmt: skip


def check_read(folder, name, suffix, held, text, places):
    """What comes in must have LF, and the words of every mark, whatever counts before it."""
    path = folder / f"it{suffix}"
    path.write_bytes(held.encode("utf-8-sig"))
    check(name, path, text, places)


def check(name, path, text, places):
    """The same of a file that is there."""
    exchange = named(name).read(path)
    (article,) = exchange.articles()
    assert article.text == lf(text)
    assert sorted((mark.span.start, mark.text) for mark in article.marks) == sorted(
        (len(lf(text[:start])), lf(text[start:end])) for start, end in places
    )
    assert told(exchange).left_out == []


@pytest.mark.parametrize("name", WRITTEN)
@given(lines=LINES, end=ENDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_of_a_file_count_its_own_line_ends(tmp_path, name, lines, end):
    text, places = with_places(lines, end)
    check_read(tmp_path, name, *WRITTEN[name](text, places), text, places)


@pytest.mark.parametrize("name", with_returns.WRITTEN)
@given(lines=LINES, end=ENDS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_of_whole_documents_do_so_too(tmp_path, name, lines, end):
    text, places = with_places(["題目", *lines], end)  # a sentence of WebAnno begins with a token
    check(name.partition(" ")[0], with_returns.WRITTEN[name](tmp_path, text, places), text, places)


@given(lines=LINES.filter(lambda lines: lines[0].strip("\ufeff")), end=ENDS, is_counted=st.booleans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_byte_order_mark_that_brat_counts_is_no_part_of_the_text(tmp_path, lines, end, is_counted):
    text, places = with_places(lines, end)
    counted = [(start + is_counted, behind + is_counted) for start, behind in places]
    path = with_returns.brat(tmp_path, "\ufeff" * is_counted + text, counted)
    path.with_suffix(".txt").write_bytes(("\ufeff" + text).encode())
    check("brat", path, text, places)


def with_places(lines, end):
    """A text of lines, and where each of them, the end and all of it stand."""
    text = end.join([*lines, "王五"])
    begins = [len(end.join(lines[:at])) + (len(end) if at else 0) for at in range(len(lines))]
    places = [(at, at + len(line)) for at, line in zip(begins, lines, strict=True) if line.strip()]
    places += [
        (len(text) - 2, len(text)),
        *([(0, len(text))] if lines[0].strip() and places[0] != (0, len(text)) else []),
    ]
    return text, places


@pytest.mark.parametrize("name", ["bioc", "web-annotation"])
@pytest.mark.parametrize("unit", ["utf-16", "utf-8"])
def test_so_do_those_in_other_units(tmp_path, name, unit):
    text = "😀國會\r\n𠮷田說\r\n國會很好\r\n"
    places = [(1, 3), (5, 7), (10, 12), (5, 14)]
    check_read(tmp_path, name, *WRITTEN[name](text, places, unit), text, places)

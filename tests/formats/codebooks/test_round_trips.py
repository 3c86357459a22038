"""A codebook comes back from every format with all that the format carries, and what it does not is said before."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.codebook import Codebook, Line, Overlap, default_codebook
from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.formats.codebooks.flat import EVERYTHING
from annotator.formats.codebooks.registry import FORMATS, for_path, losses
from tests.conftest import SHARED
from tests.formats.codebooks.books import PRINTED, codebooks

BY_NAME = {one.name: one for one in FORMATS}
USUAL = default_codebook().link_types
CODE = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes><Code guid="" name="{name}"/></Codes></CodeBook>'


@settings(max_examples=60)
@given(codebooks())
def test_json_and_yaml_bring_back_everything(book):
    for name in ("json", "yaml"):
        own = BY_NAME[name]
        data = own.write(book)
        assert own.read(data).codebook == book
        assert own.write(own.read(data).codebook) == data
        assert losses(book, own) == []


@settings(max_examples=60)
@given(codebooks())
def test_a_table_brings_back_everything_but_types_of_link(book):
    own = BY_NAME["csv"]
    assert own.read(own.write(book)).codebook == Codebook(book.tags, USUAL)
    assert losses(book, own) == [f"{len(book.link_types)} link types"]


@settings(max_examples=60)
@given(codebooks(words=PRINTED))
def test_refi_brings_back_names_places_colours_descriptions_and_guidelines(book):
    own = BY_NAME["qdc"]
    back = own.read(own.write(book)).codebook

    def kept(one):
        return [
            (tag.id, tag.kind, tag.name, tag.parent, tag.colour, tag.description, tag.guideline, tag.retired)
            for tag in one.tags
        ]

    assert kept(back) == kept(book)
    assert own.write(back) == own.write(book)


def test_what_refi_cannot_carry_is_told():
    book = default_codebook()
    tags = (replace(book.tags[0], line=Line.WAVE, overlap=Overlap.NEST), *book.tags[1:])
    assert losses(Codebook(tags, book.link_types), BY_NAME["qdc"]) == [
        "keys of 4 tags", "signs of 5 tags", "line styles of 1 tag", "overlap rules of 1 tag", "4 link types",
    ]  # fmt: skip


def test_control_characters_that_xml_cannot_hold_are_told():
    book = default_codebook()
    tags = (replace(book.tags[0], description="a\x01b\x0b"), *book.tags[1:])
    assert "control characters of 1 tag" in losses(Codebook(tags, book.link_types), BY_NAME["qdc"])
    assert losses(Codebook(tags, book.link_types), BY_NAME["json"]) == []


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gbk", "gbk"), ("Big5", "big5"), ("shift_jis", "shift_jis"), ("windows-1252", "cp1252"), ("UTF-16", "utf-16"),
     ("utf-16", "utf-16-be"), ("utf-8", "utf-8-sig")],
)  # fmt: skip
def test_refi_is_read_in_the_encoding_that_it_declares(declared, encoding):
    name = "é" if encoding == "cp1252" else "主題"
    words = f'<?xml version="1.0" encoding="{declared}"?>' + CODE.format(name=name)
    assert BY_NAME["qdc"].read(words.encode(encoding)).codebook.by_path(f"theme/{name}")


@pytest.mark.parametrize(
    ("declared", "name", "why"),
    [("utx", b"a", "“utx”, which is not known"), ("base64", b"a", "not known"), ("gbk", b"\xff\xff", "does not fit the encoding gbk"),
     ("utf-8", b"\xb0", "does not fit")],
)  # fmt: skip
def test_refi_in_an_encoding_that_is_not_known_or_does_not_fit_is_refused(declared, name, why):
    data = f'<?xml version="1.0" encoding="{declared}"?>'.encode() + CODE.encode().replace(b"{name}", name)
    with pytest.raises(ImportRefused, match=why):
        BY_NAME["qdc"].read(data)


def test_what_formats_say_that_they_carry_is_known():
    assert all(one.carries <= EVERYTHING for one in FORMATS)
    assert for_path(Path("A.YML")).name == "yaml"
    with pytest.raises(AnnotatorError, match=r"Use one of: .json, .yaml, .yml, .qdc, .csv"):
        for_path(Path("a.xlsx"))


def schema():
    path = Path(__file__).parents[3] / "resources" / "schema" / "refi-codebook.xsd"
    return pytest.importorskip("xmlschema").XMLSchema(path)


@settings(max_examples=20)
@given(codebooks())
def test_what_is_written_for_others_is_valid_by_the_schema_of_refi(book):
    assert schema().is_valid(BY_NAME["qdc"].write(book).decode())
    assert not schema().is_valid(BY_NAME["qdc"].write(Codebook((), ())).decode())


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("taguette-codebook.qdc", ["theme", "interesting", "people", "interesting\\places"]),
        (
            "spec-example-codebook.qdc",
            ["theme", "Topics", "Economy", "Health care", "Values", "Conservatives", "Liberals"],
        ),
    ],
)
def test_codebooks_of_other_programs_come_in_as_themes(file, names):
    path = SHARED / "data" / "refi-qda" / file
    if not path.is_file():
        pytest.skip("the files of other programs are not at hand")
    book = BY_NAME["qdc"].read(path.read_bytes()).codebook
    assert [tag.name for tag in book.tags] == names
    assert {tag.kind for tag in book.tags} == {"theme"}


def test_a_code_called_like_a_kind_is_that_kind_and_short_colours_are_read():
    data = b"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
      <Code guid="{11111111-1111-4111-8111-111111111111}" name="person" isCodable="true" color="#f00">
        <Code guid="bad" name="a/b" isCodable="false"/></Code></Codes></CodeBook>"""
    root, below = BY_NAME["qdc"].read(data).codebook.tags
    assert (root.id, root.kind, root.colour) == (default_codebook().root("person").id, "person", "#ff0000")
    assert (below.name, below.parent, below.retired) == ("a／b", root.id, True)


HAND = """
tags:
  - name: person
    key: 1
    tags:
      - name: Official
        features:
          - {name: Since, kind: number, required: yes}
  - name: Organisation
    colour: "#D55E00"
link_types:
  - {name: says, from: [person], to: [quote]}
  - {name: works for, from: [person], to: [Organisation]}
"""


def test_yaml_written_by_hand_needs_no_keys():
    book = BY_NAME["yaml"].read(HAND.encode()).codebook
    person, official, organisation = book.tags
    assert (person.id, person.key) == (default_codebook().root("person").id, "1")
    assert official.parent == person.id
    assert official.features[0].required
    assert organisation.kind == "Organisation"
    assert book.link_types[0].id == default_codebook().link_type("says").id


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("json", b"[]", "no codebook"),
        ("json", b'{"tags": [', "line 1"),
        ("json", b'{"tags": []}', "no tag"),
        ("json", b"\xff\xfe", "UTF-8"),
        ("yaml", b"a: &a [x]\nb: *a", "aliases"),
        ("yaml", b"tags: words", "lists of entries"),
        ("yaml", b"tags:\n- name: [", "line 2"),
        ("yaml", b"tags:\n- {name: a, tags: [{name: b}, {name: b}]}", "twice"),
        ("yaml", b"tags:\n- {name: a/b}", "cannot be the name"),
        ("yaml", b"\x00", "no YAML"),
        ("qdc", b"<x/>", "no codebook"),
        ("qdc", b"<CodeBook", "line 1"),
        ("qdc", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        ("csv", b"name\r\nx\r\n", "no column"),
        ("csv", b"path\r\ntheme/x\r\n", "Line 2"),
        ("csv", b"path\r\ntheme\r\ntheme\r\n", "Line 3"),
        ("csv", b"path,features\r\ntheme,what?\r\n", "no feature"),
    ],
)
def test_files_that_are_no_codebook_are_refused_with_the_reason(name, data, why):
    with pytest.raises(ImportRefused, match=why):
        BY_NAME[name].read(data)


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        ([{"name": "a", "id": 1}, {"name": "b", "id": 1}], "same key"),
        ([{"name": "a", "id": 1, "parent": 2}, {"name": "b", "id": 2, "parent": 1}], "below a tag"),
        ([{"name": "a", "id": 1}, {"name": "b", "id": 2, "parent": 1, "kind": "b"}], "below a tag"),
    ],
)
def test_tags_that_hang_together_wrongly_are_refused(tags, why):
    def key(number):
        return f"00000000-0000-7000-8000-{number:012d}"

    whole = [
        {"kind": "a", **one, "id": key(one["id"]), **({"parent": key(one["parent"])} if "parent" in one else {})}
        for one in tags
    ]
    with pytest.raises(ImportRefused, match=why):
        BY_NAME["json"].read(json.dumps({"tags": whole}).encode())


@pytest.mark.parametrize(
    ("written", "read"),
    [("#f80", "#ff8800"), ("f80", "#ff8800"), ("red", "red"), ("#12", "#12"), ("#00FF0a", "#00FF0a")],
)
def test_refi_keeps_what_is_no_colour_as_it_stands_so_that_its_refusal_names_it(written, read):
    data = CODE.format(name="a").replace("<Code guid", f'<Code color="{written}" guid').encode()
    assert BY_NAME["qdc"].read(data).codebook.by_path("theme/a").colour == read


def test_codes_of_one_name_get_numbers_that_no_other_code_has():
    codes = "".join(f'<Code guid="{at}" name="{name}"/>' for at, name in enumerate(["A", "A", "A (2)", "a"]))
    head = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other"><Codes>'
    book = BY_NAME["qdc"].read(f"{head}{codes}</Codes></CodeBook>".encode()).codebook
    assert [tag.name for tag in book.tags if tag.parent] == ["A", "A (3)", "A (2)", "a (4)"]

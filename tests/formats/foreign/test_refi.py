"""Projects of REFI-QDA as other programs write them, and what stands in ours."""

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
import xmlschema
from hypothesis import given, settings

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.refi import places, reading, writing
from annotator.formats.registry import named, recognised
from annotator.formats.streams import bounds
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told
from tests.formats.samples import written

TEXT = "𠮷田😀說：\r\n「今天很好。」"
KEYS = [f"00000000-0000-0000-0000-{number:012}" for number in range(30)]
PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="訪談" origin="Some program">
<Users><User guid="{{{k[0]}}}" name="王"/></Users>
<CodeBook><Codes><Code guid="{k[1]}" name="person" isCodable="true"/>
<Code guid="{k[2]}" name="情緒" isCodable="false"><Code guid="{k[3]}" name="喜" isCodable="true" color="#abc"/></Code>
</Codes></CodeBook>
<Variables><Variable guid="{k[4]}" name="source" typeOfVariable="Text"/></Variables>
<Cases><Case guid="{k[5]}" name="𠮷田一郎"><SelectionRef targetGUID="{k[10]}"/></Case></Cases>
<Sources>
<TextSource guid="{k[6]}" name="第一" plainTextPath="internal://A.TXT">
{selections}
<Coding guid="{k[7]}"><CodeRef targetGUID="{k[2]}"/></Coding>
<VariableValue><VariableRef targetGUID="{k[4]}"/><TextValue>聯合報</TextValue></VariableValue>
</TextSource>
<TextSource guid="{k[8]}" name="缺" plainTextPath="internal://../x.txt"/>
<PictureSource guid="{k[9]}" name="圖"/>
</Sources>
<Notes><Note guid="{k[20]}"><PlainTextContent>誰？</PlainTextContent></Note></Notes>
<Links><Link guid="{k[21]}" name="says" originGUID="{k[10]}" targetGUID="{k[11]}"/></Links>
<Sets><Set guid="{k[22]}" name="組"/></Sets>
</Project>"""


def selection(number, name, start, end, code, note=""):
    return (
        f'<PlainTextSelection guid="{KEYS[number]}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{KEYS[number + 5]}" creatingUser="{KEYS[0]}"><CodeRef targetGUID="{KEYS[code]}"/>{note}'
        "</Coding></PlainTextSelection>"
    )


def archive(tmp_path, selections="", project=PROJECT):
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("project.qde", project.replace("{selections}", selections).format(k=KEYS))
        file.writestr("Sources/a.txt", TEXT)
    return path


def test_codes_codings_cases_notes_links_and_variables_come_in_and_the_rest_is_told(tmp_path):
    note = f'<NoteRef targetGUID="{KEYS[20]}"/>'
    selections = selection(10, "𠮷田", 0, 2, 1, note) + selection(11, "今天很好", 8, 12, 3)
    exchange = reading.read(archive(tmp_path, selections))
    found = told(exchange)
    assert found.marks == [("𠮷田", "person"), ("今天很好", "theme/情緒/喜")]
    assert found.links == [("says", "𠮷田", "今天很好")]
    (one,) = found.articles
    assert (one["title"], one["text"]) == ("第一", TEXT.replace("\r\n", "\n"))
    assert one["notes"] == {"𠮷田": "誰？"}
    assert one["people"]["𠮷田"].name == "𠮷田一郎"
    (article,) = exchange.articles()
    assert article.metadata.source == "聯合報"
    assert [exchange.codebook.path(theme.tag) for theme in article.themes] == ["theme/情緒"]
    assert {one.name for one in exchange.annotators} == {"王", "refi"}
    assert next(tag.colour for tag in exchange.codebook.tags if tag.name == "喜").lower() == "#aabbcc"
    assert sorted(found.left_out) == [
        "1 “PictureSource” has no place here and was left out.",
        "1 “Set” has no place here and was left out.",
        "The text “internal://../x.txt” is not in the archive.",
        "缺: there is no text.",
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "byte order mark counted"])
@pytest.mark.parametrize("last", [0, 1], ids=["end behind", "end is the last"])
@pytest.mark.parametrize("unit", ["characters", "UTF-16"])
@pytest.mark.parametrize("ends", ["\r\n", "\n"], ids=["CRLF counted", "LF counted"])
def test_whatever_a_program_counts_is_proved_by_the_names_of_selections(mark, last, unit, ends):
    plain = places.decoded((mark + TEXT).encode())
    counted = mark + TEXT.replace("\r\n", ends)

    def place(words):
        start = counted.index(words)
        before, size = counted[:start], words
        if unit == "UTF-16":
            return len(before.encode("utf-16-le")) // 2, len((before + size).encode("utf-16-le")) // 2 - last
        return start, start + len(words) - last

    if unit == "UTF-16" and ends == "\r\n":
        return  # no program is known that counts both
    names = ["𠮷田", "說", "今天很好"]
    way = places.places(plain, [(*place(name), name) for name in names])
    for name in names:
        start, end = way(*place(name))
        assert plain.text[start:end] == name


@pytest.mark.parametrize("which", ["exclusive", "inclusive-crlf"])
def test_samples_have_the_spans_that_are_expected(which):
    expected = json.loads(shared("refi-qda", f"zh-news-{which}.expected.json").read_text("utf-8"))["sources"]
    exchange = reading.read(shared("refi-qda", f"zh-news-{which}.qdpx"))
    found = sorted(
        (article.text, mark.span.start, mark.span.end, exchange.codebook.tag(mark.tag).name)
        for article in exchange.articles()
        for mark in article.marks
    )
    wanted = sorted(
        (_lf(one["text"]), *(len(_lf(one["text"][: span[end]])) for end in ("start", "end")), span["label"])
        for one in expected
        for span in one["spans"]
    )
    assert found == wanted
    assert exchange.left_out == ()


def _lf(text):
    return text.replace("\r\n", "\n")


@given(exchange=exchanges(tame))
@settings(max_examples=15, deadline=None)
def test_what_is_written_is_valid_by_the_schema_and_names_are_the_words_there(exchange):
    schema = _schema()
    file = BytesIO()
    writing.pack(exchange, file)
    with zipfile.ZipFile(file) as archive:
        with archive.open("project.qde") as part:
            schema.validate(part.read().decode())
        root = reading.parsed(archive.read("project.qde"))
        for source in (one for sources in root.named("Sources") for one in sources.named("TextSource")):
            name = source.attributes["plainTextPath"].replace("internal://", "sources/")
            text = archive.read(name).decode()
            for one in source.named("PlainTextSelection"):
                start, end = int(one.attributes["startPosition"]), int(one.attributes["endPosition"])
                assert text[start:end] == one.attributes["name"]


@given(exchange=exchanges(tame))
@settings(max_examples=15, deadline=None)
def test_rules_of_the_import_of_qualcoder_hold(exchange):
    """Those of its ``refi.py``: ``sub_codes``, ``parse_notes`` and ``load_codings_for_text``."""
    file = BytesIO()
    writing.pack(exchange, file)
    with zipfile.ZipFile(file) as archive:
        root = reading.parsed(archive.read("project.qde"))
    codes, waiting = (
        [],
        [code for book in root.named("CodeBook") for all_ in book.named("Codes") for code in all_.below],
    )
    while waiting:
        codes.append(waiting.pop())
        waiting += codes[-1].named("Code")
    assert len({code.attributes["name"] for code in codes}) == len(codes)  # a second one of a name is not heard of
    assert all(note.attributes["creationDateTime"] for notes in root.named("Notes") for note in notes.below)
    sources = [source for all_ in root.named("Sources") for source in all_.below]
    found = {one.attributes["guid"]: one for source in sources for one in source.named("PlainTextSelection")}
    for article in exchange.articles():
        for mark in article.marks:
            remarks = ["".join(one.text) for one in found[str(mark.id)].named("Description")]
            assert remarks == ([writing.legal(mark.note)] if mark.note else [])


def test_tags_of_one_name_go_out_with_their_places_and_come_back_as_they_were(tmp_path):
    made = Building("x", "x")
    article = made.article("甲乙丙丁", Metadata(title="a"))
    labels = ["theme/政治/其他", "theme/經濟/其他", "theme/其他 (theme)", "theme/person"]
    for at, label in enumerate(labels):
        article.mark(label, Span(at, at + 1), note='{"a": 1}' if at else " ", features={"b": 2} if at > 1 else {})
    path = written(named("refi"), made.exchange(), tmp_path)
    with zipfile.ZipFile(path) as archive:
        names = set(re.findall('<Code .*?name="(.*?)"', archive.read("project.qde").decode()))
    assert {
        "其他 (theme &gt; 政治)",
        "其他 (theme &gt; 經濟)",
        "其他 (theme) (theme)",
        "person (theme)",
        "person",
    } <= names
    back = told(reading.read(path))
    assert back.marks == list(zip("甲乙丙丁", labels, strict=True))
    (one,) = back.articles
    assert one["notes"] == {"甲": " ", "乙": '{"a": 1}', "丙": '{"a": 1}', "丁": '{"a": 1}'}
    assert one["features"] == {"丙": {"b": 2}, "丁": {"b": 2}}


def test_notes_and_features_as_older_versions_wrote_them_still_come_in(tmp_path):
    note = f'<NoteRef targetGUID="{KEYS[20]}"/>'
    old = selection(10, "𠮷田", 0, 2, 1, note).replace(
        "<Coding", '<Description>{{"語氣": "直接"}}</Description><Coding', 1
    )
    (one,) = told(reading.read(archive(tmp_path, old))).articles
    assert (one["notes"], one["features"]) == ({"𠮷田": "誰？"}, {"𠮷田": {"語氣": "直接"}})


_SCHEMAS = []


def _schema():
    if not _SCHEMAS:
        _SCHEMAS.append(xmlschema.XMLSchema(str(shared("refi-qda", "Project.xsd"))))
    return _SCHEMAS[0]


def test_what_is_no_project_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="no project"):
        reading.read(archive(tmp_path, project="<CodeBook/>"))
    with zipfile.ZipFile(tmp_path / "b.qdpx", "w") as file:
        file.writestr("x", "")
    with pytest.raises(ImportRefused, match="no project"):
        reading.read(tmp_path / "b.qdpx")


def test_a_project_that_was_packed_with_its_folder_and_is_called_otherwise_comes_in(tmp_path):
    """ATLAS.ti calls the description after the project (QualCoder's issue 1369)."""
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as file:
        described = PROJECT.replace("{selections}", selection(10, "𠮷田", 0, 2, 1)).format(k=KEYS)
        file.writestr("訪談/訪談.qde", described)
        file.writestr("訪談/Sources/a.txt", TEXT)
    assert told(reading.read(path)).marks == [("𠮷田", "person")]


def test_texts_that_unpack_to_too_much_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.qdpx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", PROJECT.replace("{selections}", "").format(k=KEYS))
        file.writestr("Sources/a.txt", bytes(65 * 1024 * 1024))
    with pytest.raises(ImportRefused, match="larger than 64 MB"):
        named("refi").read(tmp_path / "b.qdpx")


NOTES = "".join(
    f'<Note guid="{KEYS[at]}"><PlainTextContent>{words}</PlainTextContent></Note>'
    for at, words in ((20, "說法"), (21, "碼"), (22, "文"), (23, "人"), (24, "案"), (25, "孤"))
)
RICH = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="訪談" origin="NVivo">
<Users><User guid="{KEYS[0]}" name="王"/></Users>
<CodeBook><Codes><Code guid="c-mood" name="情緒"><Description>心</Description><NoteRef targetGUID="{KEYS[21]}"/></Code>
<Code guid="c-group" name="情緒"/><Code guid="c-li" name="person"/><Code guid="c-none" name=""/></Codes></CodeBook>
<Variables><Variable guid="{KEYS[4]}" name="Age" typeOfVariable="Integer"/></Variables>
<Cases><Case guid="{KEYS[5]}" name="李"><CodeRef targetGUID="c-li"/><NoteRef targetGUID="{KEYS[23]}"/>
<VariableValue><VariableRef targetGUID="{KEYS[4]}"/><IntegerValue>44</IntegerValue></VariableValue>
<SourceRef targetGUID="{KEYS[6]}"/></Case></Cases>
<Sources>
<TextSource guid="{KEYS[6]}" name="第一"><PlainTextContent>李四說：好。</PlainTextContent>
<PlainTextSelection guid="s-1" startPosition="0" endPosition="2"><CodeRef targetGUID="C-LI"/></PlainTextSelection>
<PlainTextSelection guid="s-2" startPosition="4" endPosition="5"><Coding guid="k"><CodeRef targetGUID="c-mood"/>
<NoteRef targetGUID="{KEYS[20]}"/></Coding></PlainTextSelection>
<PlainTextSelection guid="s-3" startPosition="2" endPosition="3"><Description>查</Description></PlainTextSelection>
<NoteRef targetGUID="{KEYS[22]}"/></TextSource>
<AudioSource guid="{KEYS[8]}" name="錄音" path="internal://x.mp3"><Transcript guid="{KEYS[9]}" name="稿">
<PlainTextContent>你好嗎？好。</PlainTextContent><SyncPoint guid="p-1" position="0"/><SyncPoint guid="p-2" position="3"/>
<TranscriptSelection guid="s-4" name="你好嗎" fromSyncPoint="p-1" toSyncPoint="p-2"><Coding guid="l"><CodeRef
 targetGUID="c-group"/></Coding></TranscriptSelection></Transcript><AudioSelection guid="s-5" begin="0" end="9"/>
</AudioSource>
</Sources><Notes>{NOTES}</Notes><NoteRef targetGUID="{KEYS[24]}"/>
</Project>"""


def test_notes_cases_and_transcripts_of_other_programs_come_in(tmp_path):
    path = tmp_path / "project.qde"
    path.write_text(RICH, encoding="utf-8")
    exchange = reading.read(path)
    found = told(exchange)
    first, second = found.articles
    assert first["marks"] == [("李四", "person"), ("說", "annotation"), ("好", "theme/情緒")]
    assert (first["notes"], first["people"]["李四"].note) == ({"說": "查", "好": "說法"}, "Age: 44\n人")
    assert (second["title"], second["text"]) == ("錄音", "你好嗎？好。")
    assert second["marks"] == [("你好嗎", "theme/情緒 (2)")]
    (article, _second) = exchange.articles()
    assert article.metadata.note == "文"
    assert [exchange.codebook.path(one.tag) for one in article.themes] == ["theme/case/李"]
    assert {tag.name: tag.description for tag in exchange.codebook.tags}["情緒"] == "心\n碼"
    assert sorted(found.left_out) == [
        "1 “AudioSelection” has no place here and was left out.",
        "1 “Note” has no place here and was left out.",
        "The memo of the project was left out: 案",
    ]


def test_a_project_that_was_unpacked_has_its_texts_beside_it(tmp_path):
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / "A.txt").write_text(TEXT, encoding="utf-8", newline="")
    path = tmp_path / "project.qde"
    path.write_text(PROJECT.replace("{selections}", selection(10, "𠮷田", 0, 2, 1)).format(k=KEYS), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "refi"
    found = told(reading.read(path))
    assert found.marks == [("𠮷田", "person")]
    assert "The text “internal://../x.txt” is not in the archive." in found.left_out


def _of_many(tmp_path, sources, remarks):
    """A project of so many sources, each of one sentence with so many empty elements below it."""
    filled = "".join(
        f'<TextSource guid="{KEYS[0][:-3]}{number:03}" name="{number}"><PlainTextContent>第{number}篇。</PlainTextContent>'
        f"{'<Coding/>' * remarks}</TextSource>"
        for number in range(sources)
    )
    path = tmp_path / "project.qde"
    path.write_text(f'<Project name="多"><Sources>{filled}</Sources></Project>', "utf-8")
    return path


def test_sources_are_read_one_by_one_so_that_only_one_has_to_fit_into_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MB", 1)
    found = reading.read(_of_many(tmp_path, 40, 200))  # 1.3 MB of elements, 33 kB a source
    assert [one.metadata.title for one in found.articles()] == [str(number) for number in range(40)]
    with pytest.raises(ImportRefused, match="would take more than 1 MB of memory"):
        reading.read(_of_many(tmp_path, 1, 8_000))


def test_a_retired_tag_that_is_used_can_be_coded_in_other_programs_and_comes_back_retired(tmp_path):
    building = Building("test", "a")
    article = building.article("王小明說好。", Metadata(title="題"))
    article.mark("theme/舊", Span(0, 3))
    building.tag("theme/空")
    book = building.exchange().codebook
    tags = tuple(
        replace(one, retired=one.name in ("舊", "空"), guideline="準則" * (one.name == "舊")) for one in book.tags
    )
    exchange = replace(building.exchange(), codebook=replace(book, tags=tags))
    path = written(named("refi"), exchange, tmp_path)
    with zipfile.ZipFile(path) as file:
        project = file.read("project.qde").decode()
    codable = dict(re.findall(r'<Code guid="[^"]*" name="([^"]*)" isCodable="(\w+)"', project))
    assert (codable["舊"], codable["空"]) == ("true", "false")
    back = reading.read(path).codebook
    assert {one.name: (one.retired, one.guideline) for one in back.tags if one.retired} == {
        "舊": (True, "準則"), "空": (True, ""),
    }  # fmt: skip

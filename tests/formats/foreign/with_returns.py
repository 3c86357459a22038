"""Files of other tools whose texts have line ends of two characters, or of one that is not LF, made by hand.

Each takes a folder, the text and the places of its marks in code points of the text as it is, and gives the path.
"""

import re
import zipfile
from html import escape
from itertools import pairwise

import cassis

PERSON = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_KEY = "00000000-0000-0000-0000-{:012}"


def utf16(text, at):
    return len(text[:at].encode("utf-16-le")) // 2


def _cas(text, places):
    types = cassis.TypeSystem()
    kind = types.create_type(PERSON)
    types.create_feature(kind, "value", "uima.cas.String")
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    for start, end in places:
        cas.add(kind(begin=start, end=end, value="person"))
    return cas


def cas_xmi(folder, text, places):
    path = folder / "it.xmi"
    cas = _cas(text, places)
    cas.to_xmi(path)
    cas.typesystem.to_xml(folder / "TypeSystem.xml")
    return path


def cas_json(folder, text, places):
    path = folder / "it.json"
    _cas(text, places).to_json(path)
    return path


def brat(folder, text, places):
    (folder / "it.txt").write_bytes(text.encode())
    lines = []
    for number, (start, end) in enumerate(places, 1):
        pieces = [(start + one.start(), start + one.end()) for one in re.finditer(r"[^\r\n]+", text[start:end])]
        shown = " ".join(text[begin:behind] for begin, behind in pieces)  # brat cuts at ends of lines
        lines.append(f"T{number}\tperson {';'.join(f'{one[0]} {one[1]}' for one in pieces)}\t{shown}\n")
    path = folder / "it.ann"
    path.write_bytes("".join(lines).encode())
    return path


def _tei(inner, standoff):
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
        f'<p xml:id="p" xml:space="preserve">{inner}</p></body></text><standOff><spanGrp>{standoff}</spanGrp></standOff>'
        "</TEI>"
    )


def _xml(text):
    return escape(text).replace("\r", "&#13;")


def tei(folder, text, places):
    spans = "".join(
        f'<span ana="#person" from="#string-index(p,{start})" to="#string-index(p,{end})"/>' for start, end in places
    )
    path = folder / "it.xml"
    path.write_bytes(_tei(_xml(text), spans).encode())
    return path


def tei_range(folder, text, places):
    spans = "".join(f'<span ana="#person" target="#string-range(p,{start},{end - start})"/>' for start, end in places)
    path = folder / "it.xml"
    path.write_bytes(_tei(_xml(text), spans).encode())
    return path


def refi(folder, text, places):
    selections = "".join(
        f'<PlainTextSelection guid="{_KEY.format(10 + number)}" name="{_xml(text[start:end])}" startPosition="{start}"'
        f' endPosition="{end}"><Coding guid="{_KEY.format(100 + number)}"><CodeRef targetGUID="{_KEY.format(1)}"/></Coding>'
        "</PlainTextSelection>"
        for number, (start, end) in enumerate(places)
    ).replace("\n", "&#10;")
    project = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="a"><CodeBook><Codes>'
        f'<Code guid="{_KEY.format(1)}" name="person" isCodable="true"/></Codes></CodeBook><Sources>'
        f'<TextSource guid="{_KEY.format(2)}" name="b" plainTextPath="internal://a.txt">{selections}</TextSource>'
        "</Sources></Project>"
    )
    path = folder / "it.qdpx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("project.qde", project)
        file.writestr("Sources/a.txt", text.encode())
    return path


def spacy(folder, text, places):
    """Tokens are single characters, as spaCy's tokenizer of Chinese makes them."""
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=list(text), spaces=[False] * len(text))
    doc.spans["sc"] = [Span(doc, start, end, label="person") for start, end in places]
    path, found = folder / "it.spacy", DocBin(docs=[doc])
    path.write_bytes(found.to_bytes())
    return path


def webanno(folder, text, places):
    """One sentence, whose tokens are cut at the ends of marks; ends of lines are no tokens (INCEpTION, *TSV 3.3*)."""
    cuts = sorted({0, len(text), *(at for place in places for at in place)})
    cuts = sorted({*cuts, *(at for at in range(len(text)) if text[at] in "\r\n" or text[at - 1 : at] in ("\r", "\n"))})
    lines = []
    for begin, end in pairwise(cuts):
        if text[begin:end].strip("\r\n"):
            own = [number for number, (start, to) in enumerate(places, 1) if start <= begin and end <= to]
            cell = "|".join(f"person[{one}]" for one in own) or "_"
            lines.append(f"1-{len(lines) + 1}\t{utf16(text, begin)}-{utf16(text, end)}\t{text[begin:end]}\t{cell}\t\n")
    shown = text.replace("\r", "\\r").replace("\n", "\\n")
    head = f"#FORMAT=WebAnno TSV 3.3\n#T_SP={PERSON}|value\n\n\n#Text={shown}\n"
    path = folder / "it.tsv"
    path.write_bytes((head + "".join(lines)).encode())
    return path


WRITTEN = {
    "cas-xmi": cas_xmi, "cas-json": cas_json, "brat": brat, "tei": tei, "tei string-range": tei_range, "refi": refi,
    "spacy": spacy, "webanno": webanno,
}  # fmt: skip

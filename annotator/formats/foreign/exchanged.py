"""The formats that were agreed on for exchange between programs of research; listed beside themselves."""

from annotator.domain.language import marked
from annotator.domain.transfer.losses import Aspect
from annotator.formats import spoilt
from annotator.formats.foreign.databases import qualcoder, taguette
from annotator.formats.foreign.refi import reading as refi_reading
from annotator.formats.foreign.refi import writing as refi_writing
from annotator.formats.foreign.tei import reading as tei_reading
from annotator.formats.foreign.tei import writing as tei_writing
from annotator.formats.foreign.web import reading as web_reading
from annotator.formats.foreign.web import writing as web_writing
from annotator.formats.format import Database, Format

EXCHANGED = (
    Format(
        "web-annotation",
        (".jsonld", ".json", ".jsonl"),
        marked("W3C Web Annotation: JSON-LD with positions and quotes, with or without the texts"),
        web_reading.read,
        web_writing.write,
        fits=web_reading.fits,
        carries=web_writing.CARRIES,
        stands_off=True,
    ),
    Format(
        "refi",
        (".qdpx", ".qde"),
        marked("REFI-QDA: a project for NVivo, MAXQDA, ATLAS.ti, QualCoder and Taguette"),
        refi_reading.read,
        pack=refi_writing.pack,
        carries=refi_writing.CARRIES,
        counts={Aspect.CONTROLS: spoilt.with_controls},
    ),
    Format(
        "tei",
        (".xml", ".tei"),
        marked("TEI P5: a corpus with people, speech and stand-off spans"),
        tei_reading.read,
        tei_writing.write,
        fits=tei_reading.fits,
        carries=tei_writing.CARRIES,
    ),
    Format(
        "qualcoder",
        (".qda",),
        marked("QualCoder: a project folder with codes, coded text, cases and notes"),
        database=Database(qualcoder.TABLES, qualcoder.shape, qualcoder.FILE),
        fits=qualcoder.fits,
        owns=qualcoder.owns,
    ),
    Format(
        "taguette",
        (".sqlite3", ".sqlite", ".db"),
        marked("Taguette: a project exported as a database, with highlights and tags"),
        database=Database(taguette.TABLES, taguette.shape),
        fits=taguette.fits,
    ),
)

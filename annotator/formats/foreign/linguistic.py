"""The formats of tools for linguists: standoff, tags of tokens, layers; listed beside themselves."""

from annotator.domain.language import marked
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.bioc import reading as bioc_reading
from annotator.formats.foreign.brat import reading as brat_reading
from annotator.formats.foreign.brat import writing as brat_writing
from annotator.formats.foreign.cas import reading as cas_reading
from annotator.formats.foreign.cas import writing as cas_writing
from annotator.formats.foreign.columns import reading as columns_reading
from annotator.formats.foreign.columns import writing as columns_writing
from annotator.formats.foreign.gate import reading as gate_reading
from annotator.formats.foreign.gate import writing as gate_writing
from annotator.formats.foreign.webanno import reading as webanno_reading
from annotator.formats.foreign.webanno import writing as webanno_writing
from annotator.formats.format import Extra, Format

_CAS = Extra("cas", ("cassis",))
LINGUISTIC = (
    Format(
        "brat",
        (".ann", ".a1"),
        marked("brat: texts with standoff annotations beside them, in a folder"),
        brat_reading.read,
        spread=brat_writing.spread,
        owns=brat_reading.owns,
        carries=brat_writing.CARRIES,
    ),
    Format(
        "iob2",
        (
            ".iob2",
            ".iob",
            ".iob1",
            ".bio",
            ".conll",
            ".conll02",
            ".conll03",
            ".conll12",
            ".gold_conll",
            ".v4_gold_conll",
            ".v4_auto_conll",
            ".v9_gold_conll",
            ".ner",
        ),
        marked("IOB2: one character or word a line with its tag, as for CoNLL-2003; one mark at a place"),
        columns_reading.read,
        columns_writing.write_iob2,
        fits=columns_reading.fits,
        maybe=(".txt", ".text", ".tsv", ".train", ".dev", ".test"),
        carries=columns_writing.CARRIES,
        counts={Aspect.OVERLAPS: columns_writing.dropped},
        takes=("overlaps", "unit"),
    ),
    Format(
        "bioes",
        (".bioes", ".iobes", ".bilou", ".bmes"),
        marked("BIOES: as IOB2, with tags for the last and for single tokens"),
        columns_reading.read,
        columns_writing.write_bioes,
        carries=columns_writing.CARRIES,
        counts={Aspect.OVERLAPS: columns_writing.dropped},
        takes=("overlaps", "unit"),
    ),
    Format(
        "conllu",
        (".conllu",),
        marked("CoNLL-U: one word a line in ten columns, the tags of marks in the last"),
        columns_reading.read,
        columns_writing.write_conllu,
        carries=columns_writing.CARRIES,
        counts={Aspect.OVERLAPS: columns_writing.dropped},
        takes=("overlaps",),
    ),
    Format(
        "webanno",
        (".tsv",),
        marked("WebAnno TSV 3: one file an article, for INCEpTION; a folder"),
        webanno_reading.read,
        spread=webanno_writing.spread,
        fits=webanno_reading.fits,
        owns=webanno_reading.owns,
        carries=webanno_writing.CARRIES,
    ),
    Format(
        "cas-xmi",
        (".zip", ".xmi"),
        marked("UIMA CAS as XMI with its type system, for INCEpTION and DKPro; an archive or a folder"),
        cas_reading.read,
        pack=cas_writing.pack_xmi,
        spread=cas_writing.spread_xmi,
        fits=cas_reading.fits_xmi,
        owns=cas_reading.owns_xmi,
        carries=cas_writing.CARRIES,
        carries_in_folder=cas_writing.CARRIES,
        extra=_CAS,
    ),
    Format(
        "cas-json",
        (".json",),
        marked("UIMA CAS as JSON, with types; one file an article in a folder"),
        cas_reading.read,
        spread=cas_writing.spread_json,
        fits=cas_reading.fits_json,
        owns=cas_reading.owns_json,
        carries=cas_writing.CARRIES,
        extra=_CAS,
    ),
    Format(
        "gate",
        (".xml",),
        marked("GATE: one XML an article with sets of annotations, in a folder"),
        gate_reading.read,
        spread=gate_writing.spread,
        fits=gate_reading.fits,
        owns=gate_reading.owns,
        carries=gate_writing.CARRIES,
    ),
    Format(
        "bioc",
        (".xml", ".json"),
        marked("BioC: passages with annotations and relations, as XML or JSON"),
        bioc_reading.read,
        fits=bioc_reading.fits,
    ),
)

"""The formats of tools that train machines, listed beside themselves."""

from annotator.domain.language import marked
from annotator.formats.foreign.learning import docbin, prodigy, prodigy_writing
from annotator.formats.foreign.learning.data_set import writing as data_set
from annotator.formats.foreign.learning.studio import reading as studio_reading
from annotator.formats.foreign.learning.studio import writing as studio_writing
from annotator.formats.format import Extra, Format

LEARNING = (
    Format(
        "label-studio",
        (".json", ".jsonl"),
        marked("Label Studio: tasks with annotations; into a folder: with the labelling configuration"),
        studio_reading.read,
        studio_writing.write,
        spread=studio_writing.spread,
        fits=studio_reading.fits,
        owns=studio_reading.owns,
        carries=studio_writing.CARRIES,
    ),
    Format(
        "prodigy",
        (".jsonl", ".json"),
        marked("Prodigy: spans with tokens, relations and choices; also the lists that spaCy is trained with"),
        prodigy.read,
        prodigy_writing.write,
        fits=prodigy.fits,
        carries=prodigy_writing.CARRIES,
    ),
    Format(
        "spacy",
        (".spacy",),
        marked("spaCy: a file for training, with entities, groups of spans and categories"),
        docbin.read,
        pack=docbin.pack,
        carries=docbin.CARRIES,
        takes=("overlaps",),
        extra=Extra("spacy", ("spacy",)),
    ),
    Format(
        "huggingface",
        (),
        marked("a data set for Hugging Face: a folder with splits, card and Croissant"),
        spread=data_set.spread,
        carries=data_set.CARRIES,
        takes=("seed", "rows"),
    ),
)

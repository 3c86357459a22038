"""Brings the catalogues up to date with the sentences in the code, and compiles them.

Usage: python packaging/translations/update.py

English is filled with the sentences themselves; what is new in another language stays empty, and
``tests/house/test_translations.py`` fails until a person has translated it.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("en", "zh_CN", "zh_TW")
KEYWORDS = {"_": None, "ngettext": (1, 2), "marked": None}


def template() -> Catalog:
    """A catalogue of all sentences that stand in the code, without translations."""
    catalogue = Catalog(project="Article Annotator", charset="utf-8", fuzzy=False)
    found = extract_from_dir(str(ROOT / "annotator"), keywords=KEYWORDS)
    for name, _line, sentence, _comments, _context in found:
        catalogue.add(sentence, locations=[(f"annotator/{Path(name).as_posix()}", 0)])
    return catalogue


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies, without its ending."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "annotator"


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it lies there; empty where there is none."""
    path = catalogue_path(language).with_suffix(".po")
    if not path.exists():
        return Catalog(locale=language, project="Article Annotator", charset="utf-8", fuzzy=False)
    with path.open("rb") as lines:
        return read_po(lines, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue of a language with exactly the sentences of the code."""
    catalogue, sentences = read_catalogue(language), template()
    catalogue.update(sentences, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    if language == "en":
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Write and compile all catalogues, and say what is left to translate."""
    for language in LANGUAGES:
        catalogue, path = updated(language), catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        out = BytesIO()
        write_po(out, catalogue, omit_header=False, sort_by_file=True, include_lineno=False, width=120)
        path.with_suffix(".po").write_bytes(out.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = [m.id for m in catalogue if m.id and not (all(m.string) if m.pluralizable else m.string)]
        print(f"{language}: {len(catalogue)} sentences, {len(missing)} to translate")


if __name__ == "__main__":
    main()

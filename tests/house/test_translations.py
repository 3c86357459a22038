"""Every sentence of the program can be read in English, 简体中文 and 繁體中文."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh_CN", "zh_TW")


def update_script() -> ModuleType:
    path = ROOT / "packaging" / "translations" / "update.py"
    spec = importlib.util.spec_from_file_location("update_translations", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


UPDATE = update_script()
SENTENCES = {message.id for message in UPDATE.template() if message.id}


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return UPDATE.read_catalogue(request.param)


def test_there_are_sentences_to_translate() -> None:
    assert len(SENTENCES) > 100


def test_a_catalogue_has_exactly_the_sentences_of_the_code(catalogue: Catalog) -> None:
    assert {message.id for message in catalogue if message.id} == SENTENCES


def test_every_sentence_is_translated(catalogue: Catalog) -> None:
    missing = [message.id for message in catalogue if message.id and not all(forms(message.string))]

    assert missing == []


def test_a_translation_keeps_the_places_that_are_filled_in(catalogue: Catalog) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"\{[^}]*\}", text))

    wrong = [
        (original, translated)
        for message in catalogue
        if message.id
        for original in forms(message.id)[-1:]
        for translated in forms(message.string)
        if not places(translated) <= places(original) or places(original) - places(translated) - {"{count}"}
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    compiled = UPDATE.catalogue_path(language).with_suffix(".mo").read_bytes()

    assert compiled == UPDATE.compiled(UPDATE.read_catalogue(language))


def test_no_sentence_hides_inside_an_f_string_where_it_would_not_be_found():
    for path in (ROOT / "annotator").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            assert not re.search(r"\bf(['\"]).*\{[^}]*\b_\(.*\1", line), f"{path.name}:{number}"

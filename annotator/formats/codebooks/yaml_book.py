"""A codebook as YAML: tags stand inside the tag above them; made to be written by hand, so keys may be left out."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import yaml

from annotator.domain.codebook import Codebook, Feature, LinkType, Overlap, Tag, default_codebook
from annotator.domain.ids import new_id
from annotator.domain.language import _
from annotator.formats.codebooks.flat import FORMAT, VERSION, Heard, Raw, heard, refused, said_in, text_of
from annotator.formats.shaping import usual_sign

_TRUE = {"true", "yes", "on"}
_BREAKS = frozenset("\r\x85\u2028\u2029\ufeff\t")
"""What YAML takes for the end of a line, or for nothing, unless it is escaped."""


def read(data: bytes) -> Heard:
    """The codebook of a file. Raises ``ImportRefused``."""
    text = text_of(data)
    try:
        _refuse_aliases(text)
        # Every scalar is words, so that a key 1 or a name "no" stays what it is.
        value: object = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (makes texts, lists and maps only)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        told = _("The YAML goes wrong in line {line}: {reason}.")
        raise refused(told.format(line=line, reason=error.problem or "?")) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise refused(_("The file is no YAML that can be read.")) from error
    if not isinstance(value, dict):
        raise refused(_("There is no codebook in the file."))
    whole = cast("dict[str, Any]", value)
    try:
        tags = list(_flat(whole.get("tags", []), None, ""))
    except RecursionError as error:
        raise refused(_("The tags stand below each other too deeply.")) from error
    types = [_link_type(one) for one in _objects(whole.get("link_types", []))]
    return heard(tags, types)


def write(codebook: Codebook) -> bytes:
    """The file; what is as usual is left out."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "tags": [_tag(codebook, root) for root in codebook.children(None)],
        "link_types": [_type(one) for one in codebook.link_types],
    }
    text = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=2**31)
    return text.encode()


class _Plain(yaml.SafeDumper):
    """Writes words that YAML would change between quotation marks, and lists inside their keys."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002
        """No aliases, for we do not read them."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Lists stand deeper than the key above them."""
        return super().increase_indent(flow, False)  # noqa: FBT003


def _words(dumper: Any, words: str) -> Any:  # noqa: ANN401  (yaml tells no types)
    style = '"' if _BREAKS.intersection(words) else "|" if "\n" in words else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Plain.add_representer(str, _words)


def _refuse_aliases(text: str) -> None:
    """Refuse what could grow without end."""
    for token in cast("Any", yaml).scan(text, Loader=yaml.BaseLoader):  # which tells no types
        if isinstance(token, yaml.AliasToken):
            raise refused(_("The YAML uses aliases (*name), which are not read here."))


def _tag(codebook: Codebook, tag: Tag) -> dict[str, Any]:
    usual = usual_sign(tag.name, tag.kind, is_root=tag.parent is None)
    above = codebook.tag(tag.parent) if tag.parent else None
    said = {
        "name": tag.name,
        "id": str(tag.id),
        "kind": tag.kind if above is None and tag.kind != tag.name else "",
        "colour": "" if above is not None and above.colour == tag.colour else tag.colour,
        "key": tag.key,
        "line": tag.line.value,
        "description": tag.description,
        "guideline": tag.guideline,
        "overlap": "" if tag.overlap is Overlap.ANY else tag.overlap.value,
        "retired": tag.retired,
        "features": [_feature(one) for one in tag.features],
        "tags": [_tag(codebook, child) for child in codebook.children(tag.id)],
    }
    found = {name: value for name, value in said.items() if value}
    if tag.sign != usual:
        found["sign"] = tag.sign
    return found


def _feature(feature: Feature) -> dict[str, Any]:
    said = {
        "name": feature.name, "kind": feature.kind.value, "choices": list(feature.choices),
        "required": feature.required,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _type(one: LinkType) -> dict[str, Any]:
    return {"name": one.name, "id": str(one.id), "from": list(one.from_kinds), "to": list(one.to_kinds)}


def _flat(value: object, parent: str | None, kind: str) -> Iterator[Raw]:
    """Tags and all below them as one list, as our JSON has it, each with what the file says of it."""
    for one in _objects(value):
        name = one.get("name", "")
        own = kind or str(one.get("kind") or name)
        key = str(one.get("id") or _usual_key(name if parent is None else "") or new_id())
        features = [
            {**feature, "required": str(feature.get("required", "")).lower() in _TRUE}
            for feature in _objects(one.get("features", []))
        ]
        plain = {name: value for name, value in one.items() if name not in {"tags", "retired"}}
        place = {} if parent is None else {"parent": parent}
        retired = str(one.get("retired", "")).lower() in _TRUE
        yield {**plain, "id": key, "kind": own, **place, "features": features, "retired": retired}, said_in(one)
        yield from _flat(one.get("tags", []), key, own)


def _link_type(one: Mapping[str, Any]) -> dict[str, Any]:
    known = next((str(usual.id) for usual in default_codebook().link_types if usual.name == one.get("name")), "")
    key = str(one.get("id") or known or new_id())
    return {"id": key, "name": one.get("name", ""), "from_kinds": one.get("from", []), "to_kinds": one.get("to", [])}


def _usual_key(name: str) -> str:
    """The key that the kinds of every project have."""
    return next((str(tag.id) for tag in default_codebook().tags if tag.name == name), "")


def _objects(value: object) -> list[dict[str, Any]]:
    if value in ("", None):
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in cast("list[Any]", value)):
        raise refused(_("Tags, features and link types are lists of entries with a name."))
    return cast("list[dict[str, Any]]", value)

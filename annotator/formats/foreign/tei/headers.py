"""What the headers and lists of a file of TEI name: tags, annotators and people, by their keys there."""

from xml.etree.ElementTree import Element

from annotator.domain.ids import PersonId
from annotator.domain.language import ngettext
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.tei.texts import first, identity, is_kept, local, name_of, named, words


class Known:
    """What the headers of a file name: tags, annotators and people, by their keys there."""

    def __init__(self, building: Building) -> None:
        self.building = building
        self.tags: dict[str, str] = {}
        self.makers: dict[str, str] = {}
        self.people: dict[str, PersonId] = {}
        self._relations = 0

    def learn(self, part: Element) -> None:
        """Take in what a part of the file names: a header, or a text with its own."""
        for taxonomy in named(part, "taxonomy"):
            self._categories(taxonomy, "")
        self.makers |= {identity(one): words(first(one, "name", "persName")) for one in named(part, "respStmt")}
        for one in named(part, "person", "personGrp"):
            self._person(one)
        self._relations += sum(1 for _one in named(part, "relation"))

    def tell(self) -> None:
        """Say what of all this has no place here."""
        if self._relations:
            told = ngettext("{count} “{what}” has no place here and was left out.",
                            "{count} “{what}” have no place here and were left out.", self._relations)  # fmt: skip
            self.building.leave_out(None, told.format(count=self._relations, what="relation"))

    def _person(self, one: Element) -> None:
        parts = named(one, "persName", "name")
        names = [name for part in parts if (name := words(part) if is_kept(part) else name_of(part))] or [identity(one)]
        keys = {key.get("type", "idno"): words(key).strip() for key in named(one, "idno")}
        told = [part for part in one if local(part) == "note"]
        notes = [words(part) if is_kept(part) else " ".join(words(part).split()) for part in told]
        self.people[identity(one)] = self.building.person(
            names[0], identity(one), {name: key for name, key in keys.items() if key}, note="\n".join(notes),
            variants=[name for name in dict.fromkeys(names) if name != names[0]],
        )  # fmt: skip

    def maker(self, *elements: Element) -> str:
        """The name of who is responsible for the first of some elements that says so."""
        told = next((one.get("resp", "") for one in elements if one.get("resp")), "")
        return self.makers.get(told.removeprefix("#"), told.removeprefix("#"))

    def person(self, reference: str) -> PersonId | None:
        """Who is referred to, in this file or another one."""
        return self.people.get(reference.split()[0].rpartition("#")[2]) if reference.strip() else None

    def meant(self, element: Element, called: str) -> PersonId | None:
        """Whom a name means: somebody of a list, or of an authority elsewhere."""
        reference = element.get("ref") or element.get("key") or ""
        found = self.person(reference) or self.person(element.get("corresp", ""))
        if found is not None or not reference.strip():
            return found
        return self.building.person(called, reference, {"ref": reference.strip()})

    def _categories(self, above: Element, path: str) -> None:
        for one in (below for below in above if local(below) == "category"):
            name = words(next((part for part in one if local(part) in ("gloss", "catDesc")), None)).strip()
            below = "/".join(filter(None, (path, name.replace("/", "／") or identity(one))))
            self.tags[identity(one)] = below
            self.building.tag(below)
            self._categories(one, below)

"""Whether a form of address may mean a person: 曹副委員長, 建明, Mr Smith."""

from annotator.domain.people import Person
from annotator.suggest.words import english_titles, title_ends
from annotator.text.folding import fold

_COMPOUND = tuple(
    fold("歐陽 司馬 上官 諸葛 司徒 東方 皇甫 尉遲 公孫 慕容 令狐 長孫 宇文 夏侯 端木 百里 南宮 拓跋").split()
)


def same_person(words: str, person: Person) -> bool:
    """Whether ``words`` may be a form of one of a person's names, whatever the script."""
    mention = fold(words.strip())
    return any(_is_form_of(mention, fold(name)) for name in (person.name, *person.variants))


def _is_form_of(mention: str, name: str) -> bool:
    if not mention or not name:
        return False
    if mention == name:
        return True
    if name.isascii():
        return _is_english_form(mention.split(), name.split())
    given = name[len(surname(name)) :]
    if len(mention) > 1 and mention == given:
        return True
    title = mention.removeprefix(name) if mention.startswith(name) else mention.removeprefix(surname(name))
    return title != mention and title.endswith(title_ends())


def surname(name: str) -> str:
    """The surname of a folded Chinese name: two characters where they are a known compound one."""
    return name[:2] if name.startswith(_COMPOUND) and len(name) > 2 else name[:1]


def _is_english_form(mention: list[str], name: list[str]) -> bool:
    plain = [word for word in mention if word.removesuffix(".") not in english_titles()]
    return bool(plain) and (plain == name[-len(plain) :] or plain == name[:1])

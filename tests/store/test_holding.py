"""What a filter finds in a column: every character by itself and by its other script."""

from sqlalchemy import Column, MetaData, String, Table, create_engine, select

from annotator.store.shelves.register.matching import holding
from annotator.text.folding import fold
from annotator.text.tables import dictionary

NAMES = Table("names", MetaData(), Column("name", String))


def not_found(pairs):
    """Which of these pairs of a name and words are not found by one another."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        NAMES.create(connection)
        connection.execute(NAMES.insert(), [{"name": name} for name in {name for name, _words in pairs}])
        return [
            (name, words)
            for name, words in pairs
            if connection.execute(
                select(NAMES).where(NAMES.c.name == name, holding(NAMES.c.name, words, "sqlite"))
            ).all()
            == []
        ]


def of_table(name):
    return {key: value.split()[0] for key, value in dictionary(name).items() if len(key) == 1}


def test_every_character_of_both_scripts_is_found_by_itself():
    every = {one for name in ("TSCharacters", "STCharacters") for pair in of_table(name).items() for one in pair}
    assert not_found([(one, one) for one in sorted(every) if len(one) == 1]) == []


def test_every_traditional_character_is_found_by_its_simplified_one():
    pairs = [(old, new) for old, new in of_table("TSCharacters").items() if len(new) == 1 and fold(new) == fold(old)]
    apart = {old for old, new in of_table("TSCharacters").items() if len(new) == 1 and fold(new) != fold(old)}
    assert not_found(pairs) == []
    assert apart == {"薴"}, "its simplified 苧 is a traditional character itself, and means that one"

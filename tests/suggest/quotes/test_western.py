"""English news and fiction, and a few other languages: who says what, by which words. All is invented."""

import pytest

from annotator.domain.codebook import SAYS
from annotator.domain.spans import Span
from annotator.suggest import quotes
from annotator.suggest.proposing import Page
from annotator.suggest.sources import OWN
from tests.suggest.quotes.reading import told

NEWS = [
    ("“We are ready,” said John Smith.", ["John Smith|said|We are ready,"]),
    ("“We are ready,” John Smith said on Monday.", ["John Smith|said|We are ready,"]),
    ('"It is not fair," Smith told reporters.', ["Smith|told|It is not fair,"]),
    ("John Smith said: “The boats can come.”", ["John Smith|said|The boats can come."]),
    ("Maria Gomez, a teacher at the school, said: “The children love it.”", ["Maria Gomez|said|The children love it."]),
    ("“We are ready,” said Anna Fry. “The boats can come.”", ["Anna Fry|said|We are ready,", "+Anna Fry||The boats can come."]),
    ("“We,” said Anna Fry, “are ready.”", ["Anna Fry|said|We,", "+Anna Fry||are ready."]),
    ("The office will open in May, Mayor Anna Fry said on Monday.", ["Anna Fry|said|The office will open in May"]),
    ("John Smith said that the fees had doubled.", ["John Smith|said|the fees had doubled."]),
    ("John Smith told the local reporters that the fees had doubled.", ["John Smith|told|the fees had doubled."]),
    ("John Smith said Thursday that the fees had doubled.", ["John Smith|said|the fees had doubled."]),
    ("Lars Holm of the weather service warned that gusts would come.", ["Lars Holm|warned|gusts would come."]),
    ("The agent, Paolo Ricci, denied reports of a transfer.", []),
    ("John Smith told it. Nobody knew that fees had doubled.", []),
    ("According to John Smith, a fisherman, the fees are too high.", ["John Smith|According to|the fees are too high."]),
    ("The fees are too high, according to John Smith.", ["John Smith|according to|The fees are too high"]),
    ("A spokesman for the ministry said it would open soon.", ["A spokesman for the ministry|said|it would open soon."]),
    ("Mary Holt opened the door. She said the hall was full.", ["She→Mary Holt|said|the hall was full."]),
    ("The report said sales fell by three percent.", ["|said|sales fell by three percent."]),
    (
        "Paula Reed spoke last. “If it rains,” she added, “we will stay.”",
        ["she→Paula Reed|added|If it rains,", "+she→Paula Reed||we will stay."],
    ),
    ("«We are ready,» said John Smith.", ["John Smith|said|We are ready,"]),
]  # fmt: skip
FICTION = [
    ("“Come in,” cried his wife.\n“I am wet,” said Tom.", ["his wife|cried|Come in,", "Tom|said|I am wet,"]),
    ("“Where is it?” asked Ellen softly.\n“Here,” he replied.", ["Ellen|asked|Where is it?", "he|replied|Here,"]),
    ("‘Come in,’ said Mr. Hale. ‘It’s late.’", ["Mr. Hale|said|Come in,", "+Mr. Hale||It’s late."]),
    ("'Come in,' said Mr. Hale.", ["Mr. Hale|said|Come in,"]),
    (
        "“Where is it?” asked Ellen.\n“Here,” said Tom.\n“I see nothing.”\n“Look again.”",
        ["Ellen|asked|Where is it?", "Tom|said|Here,", "Ellen||I see nothing.", "Tom||Look again."],
    ),
    ("“He told me ‘never’ and left,” said Tom.", ["Tom|said|He told me ‘never’ and left,"]),
    ("Tom turned round and said, “Stay here.”", ["Tom|said|Stay here."]),
]  # fmt: skip
OTHERS = [
    ("de", "„Wir sind bereit“, sagte Bürgermeisterin Anna Frei.", ["Anna Frei|sagte|Wir sind bereit"]),
    ("de", "»Wir sind bereit«, sagte Anna Frei.", ["Anna Frei|sagte|Wir sind bereit"]),
    ("fr", "« Nous sommes prêts », a déclaré Jean Moreau.", ["Jean Moreau|déclaré|Nous sommes prêts"]),
    ("fr", "— Bonjour, dit Claire.\n— Entrez, répondit Jean.", ["Claire|dit|Bonjour,", "Jean|répondit|Entrez,"]),
    ("es", "«Estamos listos», dijo Carmen Ruiz.", ["Carmen Ruiz|dijo|Estamos listos"]),
    ("es", "—No sé —dijo Carmen—. Ven aquí.", ["Carmen|dijo|No sé", "+Carmen||Ven aquí."]),
    ("ru", "«Мы готовы», — сказал Иван Петров.", ["Иван Петров|сказал|Мы готовы"]),
    ("ru", "— Привет, — сказал Иван.", ["Иван|сказал|Привет,"]),
    ("ja", "田中市長は「準備はできています」と述べた。", ["田中市長|述べた|準備はできています"]),
    ("ja", "「とても楽しかった」と山本さんは話した。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*NEWS, *FICTION])
def test_english_speech_has_its_speaker(text, expected):
    assert told(text, language="en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages_have_short_lists_of_their_own(language, text, expected):
    assert told(text, language=language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The plan is known as the “Green Wave”.",
        "Critics called it “bold”. Others did not.",
        "Mr. Fry did not say when.",
        "Nobody said anything about “the deal”.",
        "The company declined to comment.",
        "She wore a shirt with the words “Never again”.",
        "The sign said nothing.",
        "“Hamlet” is a play. “Macbeth” is another.",
        "It’s the dogs’ home, isn’t it?",
        "",
    ],
)
def test_marks_without_a_cue_are_no_speech(text):
    assert told(text, language="en") == []


def test_a_pronoun_that_fits_nobody_is_left_open():
    assert told("Mary Holt sat down.\n“Fine,” he said.", language="en") == ["he|said|Fine,"]


def test_the_language_is_guessed_where_none_is_given():
    assert told("„Wir sind bereit“, sagte Anna Frei, die nicht von der Stadt ist.") == [
        "Anna Frei|sagte|Wir sind bereit"
    ]


def test_a_title_is_no_part_of_the_name_that_a_pronoun_means():
    text = "Councilman Peter Hayes came. He said the road was bad."
    made = quotes.propose_with(Page(text, language="en"), [Span(11, 22)])
    assert [tie.person for one in made for tie in one.ties if tie.type == SAYS] == ["Peter Hayes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stop,” said Anna Keller. Keller rose.", ["Anna Keller", "Keller"]),
        ("“I promised,” Felix answered. Nobody had seen Felix.", ["Felix", "Felix"]),
        ("‘Which man?’ asked Edwin.", ["Edwin"]),
        ("“Look,” said Mr. Hale. The Hale Company closed.", ["Hale"]),
        ("His sister, Molly O’Dowd, said he had not slept.", ["Molly O’Dowd"]),
        ("“Wir gehen,” sagte Anna Frei.", ["Anna Frei"]),
        ("Leon Adler, a grandson of the owner, wept.", ["Leon Adler"]),
        ("Jonas Weber, 41, lost it. Ruth Pym, who led the study, left.", ["Jonas Weber", "Ruth Pym"]),
        ("Opposition spokesman Gareth Lyle said no.", ["Gareth Lyle"]),
        ("Harbor Street is shut. The Council said so.", []),
    ],
)
def test_who_speaks_by_name_is_a_person_of_their_own(text, expected):
    source = next(listed for listed in OWN if listed.name == "rules")
    found = {one.span for one in source.propose(Page(text, language="en"))}
    assert [span.of(text) for span in sorted(found)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His sister, Molly O’Dowd, said he had not slept for days.", ["Molly O’Dowd|said|he had not slept for days."]),
        ("Analysts at Baxter Bank said the outlook was grim.", ["Analysts at Baxter Bank|said|the outlook was grim."]),
        (
            "“We cannot wait,” said Laura Ray. Council member Darius Poe, who was there, called it “a disaster for us”.",
            ["Laura Ray|said|We cannot wait,"],
        ),
        (
            "Council member Darius Poe voted against it. “Nobody asked us,” he added.",
            ["he→Darius Poe|added|Nobody asked us,"],
        ),
        ("Its chief executive Henrik Sand told staff on Thursday.", []),
        (
            "Aldo Ricci came. Lind’s office confirmed it. Asked about it, he said they would stay.",
            ["he→Aldo Ricci|said|they would stay."],
        ),
        ("The paper says the eel lives far below.", ["|says|the eel lives far below."]),
        ("“Ain’t no use,” growled old Ben Carver.", ["Ben Carver|growled|Ain’t no use,"]),
    ],
)
def test_who_is_meant_in_news(text, expected):
    assert told(text, language="en") == expected


def test_a_long_row_of_words_with_hyphens_is_read_at_once():
    page = Page("Aa-" * 1_000 + "Bo said that the weather was fine.")
    assert [one.span.of(page.text) for one in quotes.propose(page)] == ["the weather was fine."]

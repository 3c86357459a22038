"""First names, and titles as English writes them; short lists of our own."""

from functools import cache

MEN = (
    "john james william george charles thomas henry robert edward joseph david richard samuel arthur frederick "
    "peter paul jack tom harry jim bill dick sam ben frank fred will ned joe mark michael daniel stephen simon "
    "philip francis walter albert ernest alfred hugh roger ralph andrew alexander martin oliver anthony patrick "
    "kevin brian donald barack steven matthew luke adam alan andy hans karl pierre jean juan carlos josé pedro "
    "luis miguel ivan boris dmitri sherlock watson benjamin nathan nicholas christopher jonathan timothy gregory "
    "jeffrey eric "
    "stephan jason justin ryan brandon tyler kyle aaron noah ethan jacob isaac elijah lucas liam owen dylan connor "
    "sean ian neil "
    "keith gary larry terry barry todd craig raymond eugene gerald dennis "
    "derek darren "
    "darius marcus malcolm tyrone jerome andre antonio marco mario luigi giovanni felix edwin edgar edmund oscar "
    "otto heinrich "
    "friedrich wolfgang jürgen jonas lukas stefan matthias erik lars sven nils olaf anders bjorn henrik mikhail "
    "sergei alexei "
    "vladimir nikolai yuri oleg igor viktor pavel andrei jan piotr tomasz hassan ahmed mohammed muhammad omar ali "
    "ibrahim "
    "yusuf khalid abdul rahul raj amit sanjay vijay arjun hiroshi kenji takeshi silas caleb jeremiah ezra "
    "gideon "
    "ebenezer reginald cecil clarence bertram rupert humphrey nigel trevor colin clive angus "
    "duncan "
    "hamish fergus gareth rhys leon marek tomas declan gavin dwayne leroy phil greg jeff mike dave "
    "steve rob "
    "matt nick alex josh zach gabriel rafael diego fernando javier sergio pablo mateo santiago ramon julio"
)
WOMEN = (
    "mary elizabeth jane anne ann anna sarah emma emily margaret catherine katherine kate alice helen susan "
    "martha charlotte ellen fanny lucy julia harriet louisa maria sophia eliza lizzie lydia kitty nelly nancy "
    "nora rose ruth rachel rebecca grace florence edith ethel clara dora flora laura lily mabel maud dorothy "
    "barbara linda patricia jennifer angela theresa hillary michelle isabel carmen sofía marie claire sophie "
    "julie ursula petra olga natasha tuppence thea tess abigail amelia amy andrea annette annie audrey beatrice "
    "beatrix betty brenda "
    "bridget caroline carol cecilia cheryl christina christine cindy claudia cynthia daisy danielle deborah denise "
    "diana diane "
    "eleanor elena ella elsie erin esther eva eve evelyn frances gemma georgia gertrude gillian gloria gwen "
    "hannah "
    "hazel heather heidi ida ingrid irene iris isabella ivy jacqueline janet jasmine jenny jessica "
    "jill joan "
    "joanna josephine joyce judith judy karen kathleen kathryn kathy kirsten kristen laurie leah "
    "lena "
    "lillian lisa liz lola lorraine louise lucinda lynn madeleine maggie marcia marge margot marianne "
    "marilyn marina "
    "marjorie marlene matilda maureen maya megan melanie melissa meredith mia mildred millie minnie miranda "
    "miriam "
    "molly monica muriel nadia naomi natalie nicole nina noreen norma olivia pamela paula pauline "
    "penelope "
    "phoebe polly priscilla priya prudence rebekah regina renee rhoda rita roberta rosa rosalind rosemary "
    "roxanne sally "
    "samantha sandra sharon sheila shirley sierra simone sonia stella stephanie sylvia tabitha tamara tanya tara "
    "tilda tina "
    "ulrike vanessa vera veronica victoria viola violet virginia vivian wendy winifred yolanda yvonne zoe "
    "aisha fatima "
    "fiona moira isla sinead siobhan layla leila noor zainab yuki akiko ngozi amara anya irina svetlana tatiana "
    "ekaterina birgit astrid freya "
    "greta lotte"
)
TITLES = (
    "president|vice president|vice-president|prime minister|deputy prime minister|premier|chancellor|minister|"
    "foreign minister|finance minister|defen[cs]e minister|interior minister|health minister|education minister|"
    "secretary of state|secretary-general|secretary general|general secretary|secretary|undersecretary|senator|"
    "congressman|congresswoman|representative|governor|lieutenant governor|mayor|deputy mayor|councillor|"
    "councilor|councilman|councilwoman|alderman|assemblyman|assemblywoman|lawmaker|ambassador|consul|envoy|"
    "special envoy|commissioner|chairman|chairwoman|chairperson|chair|co-chair|president-elect|speaker|"
    "majority leader|minority leader|party leader|leader|spokesman|spokeswoman|spokesperson|chief executive|"
    "chief executive officer|chief financial officer|chief operating officer|chief technology officer|"
    "chief of staff|chief economist|ceo|cfo|coo|cto|founder|co-founder|owner|director|managing director|"
    "executive director|director general|general manager|manager|head|deputy head|partner|analyst|economist|"
    "strategist|trader|banker|professor|associate professor|assistant professor|lecturer|dean|provost|principal|"
    "headmaster|headteacher|teacher|researcher|research fellow|scientist|historian|sociologist|physicist|"
    "biologist|chemist|engineer|architect|doctor|physician|surgeon|nurse|psychiatrist|psychologist|lawyer|"
    "attorney|attorney general|district attorney|prosecutor|solicitor|barrister|judge|chief justice|justice|"
    "magistrate|sheriff|police chief|detective|inspector|superintendent|constable|officer|sergeant|lieutenant|"
    "captain|major|colonel|lieutenant colonel|general|major general|brigadier|admiral|commander|marshal|corporal|"
    "private|king|queen|prince|princess|duke|duchess|emperor|empress|sultan|emir|pope|cardinal|archbishop|bishop|"
    "rabbi|imam|pastor|reverend|father|sister|monk|author|writer|novelist|poet|playwright|journalist|reporter|"
    "editor|editor-in-chief|columnist|correspondent|photographer|actor|actress|film director|filmmaker|producer|"
    "singer|musician|composer|conductor|pianist|artist|painter|sculptor|curator|designer|coach|head coach|"
    "assistant coach|goalkeeper|midfielder|defender|striker|forward|quarterback|driver|farmer|activist|"
    "campaigner|candidate|adviser|advisor|aide|treasurer|clerk|council member|board member|committee member|cabinet "
    "member|"
    "member of parliament|mp|lt|sgt|capt|cpl|col|gen|maj|det|insp|sen|rep|gov|hon|staff sergeant|lieutenant governor|"
    "press secretary|chief inspector|chief superintendent|deputy sheriff|police officer|fire "
    "chief|coroner|ranger|pilot|"
    "first officer|flight attendant|captain of the guard|shop owner|business owner|landlord|tenant|electrician|plumber|"
    "carpenter|mechanic|baker|chef|waiter|waitress|bartender|barber|tailor|gardener|fisherman|miner|builder|contractor|"
    "librarian|paramedic|midwife|pharmacist|dentist|veterinarian|therapist|counsellor|counselor|social "
    "worker|caretaker|"
    "trainer|referee|umpire|boxer|swimmer|runner|sprinter|cyclist|golfer|winger|centre-back|center|guard|pitcher|cat"
    "cher|"
    "batsman|bowler|skipper|chief scientist|chief engineer|chief analyst|vice chancellor|chief medical "
    "officer|undertaker|"
    "choreographer|dancer|screenwriter|critic|biographer|translator|publisher|broadcaster|presenter|anchor|blogger|"
    "entrepreneur|investor|fund manager|broker|accountant|auditor|consultant|developer|programmer|"
    "forecaster|agent|"
    "counsel|defen[cs]e counsel|defen[cs]e lawyer|defen[cs]e attorney|harbou?r master|station master|postmaster|"
    "vicar|curate|deacon|chaplain|abbot|prioress|count|countess|baron|baroness|earl|viscount|"
    "marquess|tsar|shah|witness|investigator|fire investigator"
)
"""Titles in small letters, as the branches of a pattern."""


@cache
def first_names() -> frozenset[str]:
    """First names of men and women in small letters."""
    return frozenset(f"{MEN} {WOMEN}".split())


def is_title(words: str) -> bool:
    """Whether all of these English words belong to titles: Council member."""
    return bool(words) and all(word.casefold() in _title_words() for word in words.split())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for title in TITLES.split("|") for word in title.split()) | {"former", "deputy", "the"}

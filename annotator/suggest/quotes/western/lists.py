"""The words of a few languages that quotes are found by; short lists of our own."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Words:
    """What the grammar needs of one language. ``common`` are words by which the language is known."""

    language: str
    common: str
    cues: str
    weak: str
    """Verbs that announce speech only beside quotation marks: cried, smiled."""
    men: str
    women: str
    others: str
    determiners: str
    according: str
    that: str
    """Words between a cue and what was said."""
    titles_men: str = ""
    titles_women: str = ""
    titles: str = ""
    offices: str = ""
    """Words before a name that are no part of it."""
    auxiliaries: str = ""
    negations: str = ""
    adverbs: str = ""
    no_names: str = ""
    nouns_men: str = ""
    nouns_women: str = ""
    no_nouns: str = ""
    """Words that end a noun phrase."""
    addressed: str = ""
    """Cues behind which those who hear it may stand before ``that``: told reporters that."""
    groups: str = ""
    """Plural nouns that speak without an article: Analysts at the bank said."""
    places: str = ""
    """Words that lead from a name to where somebody belongs: Lars Holm of the weather service said."""
    days: str = ""
    """Words for a time that stand there alone: said Thursday that."""
    when: str = ""
    """Words that lead to a time or place between a cue and ``that``: insisted on Tuesday that."""
    his: str = ""
    hers: str = ""
    """Words behind somebody that tell whether it is a man or a woman: his hands, herself."""
    gestures: str = ""
    """Cues that are acts as well: after a full stop they begin a sentence of their own."""


_ENGLISH = Words(
    language="en",
    common="the and of to was that with his her said not for",
    cues=(
        "said says say saying told tells stated states announced announces explained explains added adds noted notes "
        "warned warns claimed claims argued argues insisted insists stressed stresses recalled recalls admitted "
        "admits acknowledged confirmed denied suggested predicted wrote writes reported testified declared declares "
        "maintained emphasized emphasised reiterated alleged tweeted posted believes believed thinks hopes promised "
        "vowed urged complained concluded observed remarked commented pointed_out"
    ),
    weak=(
        "asked asks asking replied replies reply replying cried cries crying exclaimed exclaims returned whispered "
        "muttered murmured shouted called answered answers answering responded interrupted continued began sighed "
        "laughed growled grumbled demanded inquired enquired repeated rejoined retorted interposed ejaculated "
        "screamed yelled gasped snapped snarled sobbed roared groaned went_on broke_in put_in chimed_in agreed "
        "protested persisted pursued proceeded resumed mused thought faltered stammered stuttered hissed drawled "
        "bawled queried ventured smiled quoth moaned pleaded begged advised ordered commanded apologized apologised "
        "volunteered soliloquized reflected assented echoed mumbled breathed hinted insinuated reasoned objected "
        "corrected concluded read sang chuckled grinned nodded joked quipped counselled expostulated vociferated "
        "finished bellowed piped shrieked croaked reminded teased scolded coaxed guessed lied "
        "countered conceded offered "
        "prompted interjected lamented mocked hollered barked purred whimpered wailed squealed wondered"
    ),
    men="he",
    women="she",
    others="they i we",
    his="he his himself",
    hers="she her herself",
    determiners="the a an his her my our their your this that another one some its no",
    according="according_to",
    that="that",
    places="of from at with",
    days="Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday today earlier later recently",
    when="on in at during after last late early yesterday",
    addressed="told tells warned warns promised",
    groups=(
        "analysts officials experts witnesses residents prosecutors investigators researchers scientists doctors "
        "lawyers "
        "neighbours neighbors supporters opponents economists activists campaigners authorities organisers "
        "organizers teachers "
        "parents students workers detectives firefighters rescuers lawmakers diplomats executives relatives friends "
        "colleagues "
        "critics police"
    ),
    titles_men="mr sir lord king prince master uncle father brother monsieur",
    titles_women="mrs miss ms lady queen princess aunt mother sister madame mademoiselle dame",
    titles="dr doctor prof professor st",
    offices=(
        "president minister senator judge mayor captain colonel general major parson squire inspector detective "
        "officer sergeant lieutenant secretary representative gov governor chief "
        "spokesman spokeswoman spokesperson witness analyst engineer attorney lawyer coach professor "
        "economist commissioner "
        "sheriff deputy police sgt lt capt col gen maj det insp sen rep rev democratic republican "
        "prime foreign finance housing "
        "leader director chairman old young poor little dear"
    ),
    auxiliaries=(
        "had has have was were is are did does do would will could can might may must also then again only just now "
        "once never"
    ),
    negations=("not never n't nothing no didn't don't doesn't couldn't wouldn't hadn't cannot can't refused declined"),
    adverbs=(
        "also then again at_last at_once to_him to_her to_them to_me to_himself to_herself thus now once in_turn aloud"
    ),
    no_names=(
        "the a an he she they it we i you his her my our their this that these those but and or so then when while "
        "where what who why how if as in on at to from for of by with yes no oh well now there here after before not "
        "perhaps even just only still yet once all some one two every each such dear good never always nothing "
        "another monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december god heaven chapter is are was were do did does have has had can "
        "could will would shall should must might let come go look its your mine ours ay aye ah eh o nay though "
        "although because since until nor neither either both much many more most any few several other others upon "
        "thus hence therefore however moreover meanwhile nobody everybody everyone somebody someone anybody anyone "
        "anything something critics police officials old young poor little"
    ),
    nouns_men=(
        "man men gentleman father husband brother son boy lad fellow uncle king clergyman parson captain doctor "
        "youth grandfather nephew squire"
    ),
    nouns_women=(
        "woman lady wife mother sister daughter girl aunt queen widow governess nurse housekeeper niece grandmother "
        "maid landlady"
    ),
    no_nouns=(
        "in on at to with as and but or who whom that which when while for from by after before into upon over "
        "then so if because "
        "had was is were has have of not about without"
    ),
    gestures=(
        "smiled laughed sighed grinned nodded chuckled growled groaned sobbed gasped began proceeded finished called "
        "thought read"
    ),
)
_GERMAN = Words(
    language="de",
    common="der die und das nicht mit sagte ist von den sich",
    cues=(
        "sagte sagt sagten erklärte erklärt betonte betont teilte meinte meint berichtete warnte kündigte bestätigte "
        "schrieb schreibt äußerte kritisierte forderte behauptete versicherte ergänzte räumte fügte erzählte erzählt"
    ),
    weak=("fragte fragt antwortete rief flüsterte murmelte entgegnete erwiderte schrie lachte seufzte begann"),
    men="er",
    women="sie",
    others="ich wir man",
    determiners="der die das ein eine sein seine ihr ihre mein meine dieser diese",
    according="laut nach_angaben_von",
    that="dass daß",
    titles_men="herr",
    titles_women="frau",
    titles="dr prof professor",
    offices="minister ministerin präsident präsidentin bürgermeister bürgermeisterin sprecher sprecherin kanzler",
    auxiliaries="hatte hat habe",
    negations="nicht nichts nie kein",
    adverbs="auch dann noch dazu am gestern heute",
    no_names=(
        "der die das ein eine er sie es wir ich und aber oder wenn als in im am an auf mit nach bei von zu für nicht "
        "doch auch so dann da wie was wer wo ja nein man sein ihr montag dienstag mittwoch donnerstag freitag "
        "samstag sonntag"
    ),
)
_FRENCH = Words(
    language="fr",
    common="le la les des et est une que dans pour pas",
    cues=(
        "dit déclare déclaré affirme affirmé explique expliqué ajoute ajouté estime estimé annonce annoncé précise "
        "précisé souligne souligné assure assuré confie confié rappelle raconte raconté indique indiqué écrit "
        "déclara affirma expliqua ajouta"
    ),
    weak=("demande demanda demandé répond répondit répondu cria murmura reprit s'écria s'exclama lança lance soupira"),
    men="il",
    women="elle",
    others="je on nous ils elles",
    determiners="le la l' un une son sa mon ma ce cette les",
    according="selon d'après",
    that="que qu'",
    titles_men="m monsieur",
    titles_women="mme madame mlle mademoiselle",
    titles="dr professeur",
    offices="président présidente ministre maire",
    auxiliaries="a avait ont est lui leur m' t' s'",
    negations="pas rien jamais",
    adverbs="aussi encore alors t-il t-elle hier",
    no_names=(
        "le la les un une des il elle on je nous mais et ou donc car dans sur pour par avec ce cette que qui quoi si "
        "oui non lundi mardi mercredi jeudi vendredi samedi dimanche"
    ),
)
_SPANISH = Words(
    language="es",
    common="el la los las y que de en no una por",
    cues=(
        "dijo dice dijeron afirmó afirma explicó explica añadió añade declaró declara señaló señala aseguró asegura "
        "indicó sostuvo manifestó aseveró comentó comenta subrayó anunció contó cuenta escribió advirtió advierte "
        "reconoció confirmó"
    ),
    weak=("preguntó pregunta respondió responde contestó gritó murmuró exclamó replicó susurró suspiró"),
    men="él",
    women="ella",
    others="yo ellos ellas nosotros",
    determiners="el la un una su mi este esta los las",
    according="según de_acuerdo_con",
    that="que",
    titles_men="señor sr don",
    titles_women="señora sra señorita doña",
    titles="dr profesor profesora",
    offices="presidente presidenta ministro ministra alcalde alcaldesa",
    auxiliaries="ha había han le les me nos",
    negations="no nada nunca",
    adverbs="también además luego ayer hoy",
    no_names=(
        "el la los las un una él ella y pero o si no en con por para de que su mi este esta lunes martes miércoles "
        "jueves viernes sábado domingo"
    ),
)
_RUSSIAN = Words(
    language="ru",
    common="и в не на что он с как это по",
    cues=(
        "сказал сказала сказали говорит говорил говорила заявил заявила заявили отметил отметила подчеркнул "
        "подчеркнула сообщил сообщила сообщили пояснил пояснила рассказал рассказала добавил добавила считает "
        "уточнил уточнила напомнил напомнила написал написала признал объяснил объяснила подтвердил подтвердила"
    ),
    weak=(
        "спросил спросила ответил ответила крикнул крикнула прошептал прошептала воскликнул воскликнула произнёс "
        "произнесла проговорил проговорила возразил закричал"
    ),
    men="он",
    women="она",
    others="я они мы",
    determiners="",
    according="по_словам по_мнению",
    that="что",
    titles_men="господин",
    titles_women="госпожа",
    titles="профессор доктор",
    offices="президент министр глава мэр директор",
    negations="не ничего",
    adverbs="также потом тогда вчера сегодня",
    no_names=("он она они я мы но и а в на по с что как это так да нет если когда тогда потом вчера сегодня там вот"),
)
ALL = (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _RUSSIAN)


@cache
def words_of(language: str) -> Words | None:
    """The lists of a language by the first part of its BCP 47 tag, ``None`` for others."""
    return next((one for one in ALL if language.lower().split("-")[0] == one.language), None)


def guessed(text: str) -> Words:
    """The language whose commonest words a text holds most of; English where there are none."""
    seen = text[:4000].lower().split()
    counts = {word: seen.count(word) for one in ALL for word in one.common.split()}
    return max(ALL, key=lambda one: sum(counts[word] for word in one.common.split()))

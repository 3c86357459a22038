"""Every encoding that texts come in is recognised from prose, wherever it is cut."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.decoding import decode
from tests.conftest import SHARED

PROSE = {
    "zh-Hans": "海桐市从本月起试行错峰收垃圾。市政府发言人李明在周二的新闻发布会上表示，三个月后再决定是否推广。居民王女士说：“早上出门的时候楼下干净多了。”不过也有居民担心，夜间作业的噪音会影响休息。专家建议，应当先在几个小区做试验，并公布数据。据统计，去年全市共收到相关投诉一千二百多件。",
    "zh-Hant": "雲嶺鎮圖書館新館昨日啟用，鎮長林小姐出席典禮並致詞。她表示，圖書館是鎮上最大的客廳，歡迎居民前來。社會工作者張先生說：「孩子們放學以後有地方可以去了。」不過也有居民擔心，停車位不足會影響附近的交通。專家建議，應當先試辦三個月，再決定是否延長開放時間。",
    "ja": "東京都は月曜日、新しい図書館を開館したと発表した。知事は式典で「市民の居場所になってほしい」と述べた。近くに住む女性は、子どもが放課後に過ごす場所ができてうれしいと話した。一方で、駐車場の不足を心配する声もある。専門家は三か月の試行を提案している。",
    "ko": "서울시는 월요일 새 도서관을 개관했다고 밝혔다. 시장은 개관식에서 시민들의 쉼터가 되기를 바란다고 말했다. 인근에 사는 한 여성은 아이들이 방과 후에 갈 곳이 생겨서 기쁘다고 했다. 그러나 주차장이 부족하다는 걱정도 나온다. 전문가들은 석 달 동안 시범 운영을 제안했다.",
    "ru": "В понедельник мэр города открыл новую библиотеку. Он сказал, что она станет местом встречи для всех жителей. Жительница соседнего дома рассказала, что дети теперь могут заниматься после школы. Однако некоторые опасаются, что не хватит парковки. Эксперты предлагают начать с трёх месяцев.",
    "fr": "Le maire a inauguré lundi la nouvelle bibliothèque. Il a déclaré qu’elle serait « le salon de la ville ». Une habitante a expliqué que les élèves pouvaient désormais y travailler après l’école. Mais d’autres craignent déjà que le stationnement ne suffise pas. Les experts proposent un essai de trois mois.",
    "de": "Der Bürgermeister eröffnete am Montag die neue Bücherei. Er sagte, sie sei „das größte Wohnzimmer der Stadt“. Eine Anwohnerin erklärte, dass die Schüler nun nach der Schule dort arbeiten können. Andere fürchten jedoch, dass die Parkplätze nicht ausreichen. Fachleute schlagen drei Monate für die Prüfung vor.",
    "pl": "Burmistrz otworzył w poniedziałek nową bibliotekę. Powiedział, że będzie ona największym salonem miasta. Mieszkanka wyjaśniła, że dzieci mogą się tam uczyć po szkole. Inni obawiają się jednak, że zabraknie miejsc parkingowych. Eksperci proponują trzymiesięczną próbę.",
    "el": "Ο δήμαρχος εγκαινίασε τη Δευτέρα τη νέα βιβλιοθήκη. Είπε ότι θα γίνει το μεγαλύτερο σαλόνι της πόλης. Μια κάτοικος εξήγησε ότι τα παιδιά μπορούν πλέον να διαβάζουν εκεί μετά το σχολείο. Άλλοι όμως φοβούνται ότι δεν θα αρκούν οι θέσεις στάθμευσης.",
    "he": "ראש העיר פתח ביום שני את הספרייה החדשה. הוא אמר שהיא תהיה הסלון הגדול של העיר. תושבת השכונה הסבירה שהילדים יכולים ללמוד שם אחרי בית הספר. אחרים חוששים שלא יהיו מספיק מקומות חניה.",
    "ar": "افتتح رئيس البلدية يوم الاثنين المكتبة الجديدة. وقال إنها ستكون أكبر صالون في المدينة. وأوضحت إحدى الساكنات أن الأطفال يستطيعون الآن الدراسة هناك بعد المدرسة. ويخشى آخرون ألا تكفي مواقف السيارات.",
    "tr": "Belediye başkanı pazartesi günü yeni kütüphaneyi açtı. Kütüphanenin şehrin en büyük salonu olacağını söyledi. Mahalle sakinlerinden biri çocukların okuldan sonra orada çalışabileceğini anlattı. Bazıları ise otopark yerlerinin yetmeyeceğinden endişe ediyor.",
}

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
ENCODED = [
    *((language, encoding) for language in ("zh-Hans", "zh-Hant", "ja", "ko", "ru", "fr") for encoding in WIDE),
    *(("zh-Hans", encoding) for encoding in ("gb18030", "gbk", "hz")),
    *(("zh-Hant", encoding) for encoding in ("big5", "big5hkscs", "gb18030")),
    *(("ja", encoding) for encoding in ("shift_jis", "euc-jp", "iso2022_jp")),
    *(("ko", encoding) for encoding in ("euc-kr", "cp949")),
    *(("ru", encoding) for encoding in ("windows-1251", "koi8-r")),
    ("fr", "windows-1252"), ("de", "windows-1252"), ("pl", "windows-1250"), ("el", "windows-1253"),
    ("tr", "windows-1254"), ("he", "windows-1255"), ("ar", "windows-1256"),
]  # fmt: skip
SAMPLES = SHARED / "data" / "encodings-charset-normalizer"
HOSTILE = SHARED / "data" / "hostile-text"
LONG = {language: (words + "\n") * 20 for language, words in PROSE.items()}
SHORTEST = {"pl": 150}
"""Where a hundred characters may hold none of the letters that tell a language."""


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
@given(start=st.integers(0, 150), length=st.integers(100, 2000))
@settings(max_examples=6)
def test_prose_is_read_as_it_was_written(language, encoding, start, length):
    text = LONG[language][start : start + max(length, SHORTEST.get(language, 0))]
    assert decode(text.encode(encoding)).text == text


def test_what_only_looks_like_a_switch_of_encodings_is_plain_text():
    text = "a path ~{home} and ~} of it\n" * 5
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("name", "encoding"), [("arabic-1", "cp1256"), ("chinese", "big5"), ("greek", "cp1253"), ("hebrew-3", "cp1255")]
)
def test_samples_of_others_are_recognised(name, encoding):
    path = SAMPLES / f"sample-{name}.txt"
    if not path.is_file():
        pytest.skip("the samples of charset-normalizer are not here")
    assert decode(path.read_bytes()).encoding == encoding


def test_hostile_texts_are_what_their_list_expects():
    if not HOSTILE.is_dir():
        pytest.skip("the hostile texts are not here")
    for name, told in json.loads((HOSTILE / "expected.json").read_text("utf-8")).items():
        if name.endswith(".txt") and told["expected_text_sha256"] and "line-ends" not in name:
            raw = (HOSTILE / name).read_bytes()
            # The list counts the mark of a file that it calls plain UTF-8; with us a mark at the beginning is no text.
            counted = "\ufeff" if told["encoding"] == "utf-8" and raw.startswith("\ufeff".encode()) else ""
            text = counted + decode(raw).text
            assert (len(text), hashlib.sha256(text.encode()).hexdigest()) == (
                told["expected_characters"],
                told["expected_text_sha256"],
            ), name

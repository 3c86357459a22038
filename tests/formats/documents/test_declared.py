"""Pages that declare a wrong encoding, or none; the words are our own."""

import pytest

from annotator.formats.documents.page_encoding import decode_page
from annotator.text.decoding import decode

WORDS = {
    "Chinese": "上周四下午，镇图书馆迎来了一群特别的读者。馆长陈晓岚说：“孩子们第一次自己办理借书证，手续虽慢，却很认真。”",
    "Taiwanese": "上週四下午，鎮圖書館迎來了一群特別的讀者。館長陳曉嵐說：「孩子們第一次自己辦理借書證，手續雖慢，卻很認真。」",
    "Cantonese": "佢哋喺深水埗嘅茶餐廳食嘢，老闆娘話：「今日啲叉燒特別靚，嚟啦，唔使客氣。」隔籬枱嘅阿伯攞咗份報紙。",
    "Japanese": "先週の木曜日、町の図書館に子どもたちが集まりました。館長の田中さんは「まぶしかった」と話しています。",
    "Korean": "지난주 목요일 오후 마을 도서관에 특별한 독자들이 찾아왔다. 관장은 아이들이 처음으로 스스로 대출증을 만들었다고 말했다.",
    "Russian": "В прошлый четверг в городскую библиотеку пришли необычные читатели. За окном цвели липы.",
    "Greek": "Την περασμένη Πέμπτη ήρθαν στη βιβλιοθήκη ξεχωριστοί αναγνώστες. Έξω άνθιζαν οι φλαμουριές.",
    "Hebrew": "ביום חמישי שעבר הגיעו לספרייה קוראים מיוחדים. המנהלת אמרה שהילדים הוציאו כרטיס קורא בעצמם.",
    "Arabic": "يوم الخميس الماضي زار المكتبة قراء مميزون. وقالت المديرة إن الأطفال أنجزوا بطاقاتهم بأنفسهم.",
    "Turkish": "Geçen perşembe günü kütüphaneye özel okurlar geldi. Dışarıda ıhlamurlar açmıştı, gölgesi ışıl ışıldı.",
    "Polish": "W zeszły czwartek do biblioteki przyszli niezwykli czytelnicy. Za oknem kwitły lipy, żółte i świeże.",
    "German": "Am vergangenen Donnerstag kamen besondere Leser in die Bücherei. Draußen blühten die Linden schön.",
    "French": "Jeudi dernier, des élèves sont venus à la bibliothèque. « C’était très émouvant », a dit la directrice.",
}
HELD = [
    ("Chinese", "gb18030"), ("Chinese", "hz"), ("Taiwanese", "big5"), ("Cantonese", "big5hkscs"), ("Japanese", "cp932"),
    ("Japanese", "euc_jp"), ("Japanese", "iso2022_jp"), ("Korean", "cp949"), ("Russian", "cp1251"),
    ("Russian", "koi8_r"), ("Greek", "cp1253"), ("Hebrew", "cp1255"), ("Arabic", "cp1256"), ("Turkish", "cp1254"),
    ("Polish", "cp1250"), ("German", "cp1252"), ("French", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1252", "big5", "gb2312"])
@pytest.mark.parametrize(("language", "encoding"), HELD)
def test_a_page_reads_well_whatever_it_declares(language, encoding, declared):
    told = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{told}</head><body>{''.join(f'<p>{WORDS[language]}</p>' for _time in range(4))}</body></html>"
    assert WORDS[language] in decode_page(page.encode(encoding)).text


def test_single_letters_of_korean_are_kana():
    assert decode("先週の木曜日、町の図書館に".encode("euc_jp")).text == "先週の木曜日、町の図書館に"
    assert decode(WORDS["Korean"].encode("cp949")).text == WORDS["Korean"]

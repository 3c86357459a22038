"""What Chinese names look like, and whether a form of address may mean a person: 曹副委員長, 建明, Mr Smith."""

from annotator.domain.people import Person
from annotator.suggest.words import english_titles, title_ends
from annotator.text.folding import fold

_COMPOUND = tuple(
    fold(
        "歐陽 司馬 上官 諸葛 司徒 東方 皇甫 尉遲 公孫 慕容 令狐 長孫 宇文 夏侯 端木 百里 南宮 拓跋 "
        "呼延 澹台 公冶 濮陽 淳于 太叔 申屠 仲孫 軒轅 鍾離 閭丘 鮮于 司空 西門 東郭 羊舌 獨孤 完顏 納蘭"
    ).split()
)
LATIN_WORD = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.)+|St\.|[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ'’-]*)"
"""A pattern for one word of a Latin name: J., J.K., John; a point behind a whole word ends a sentence."""
_SINGLE = frozenset(
    fold(
        "趙錢孫李周吳鄭王馮陳褚衛蔣沈韓楊朱秦尤許何呂施張孔曹嚴華金魏陶姜戚謝鄒喻柏水竇章雲蘇潘葛奚范彭郎魯韋昌馬苗鳳花"
        "方俞任袁柳酆鮑史唐費廉岑薛雷賀倪湯滕殷羅畢郝鄔安常樂于時傅皮卞齊康伍余元卜顧孟平黃和穆蕭尹姚邵湛汪祁毛禹狄米貝"
        "明臧計伏成戴談宋茅龐熊紀舒屈項祝董梁杜阮藍閔席季麻強賈路婁危江童顏郭梅盛林刁鍾徐邱駱高夏蔡田樊胡凌霍虞萬支柯昝"
        "管盧莫經房裘繆干解應宗丁宣賁鄧郁單杭洪包諸左石崔吉鈕龔程嵇邢滑裴陸榮翁荀羊惠甄曲家封芮羿儲靳汲邴糜松井段富巫烏"
        "焦巴弓牧隗山谷車侯宓蓬全郗班仰秋仲伊宮寧仇欒暴甘厲戎祖武符劉景詹束龍葉幸司韶郜黎薊薄印宿白懷蒲邰從鄂索咸籍賴卓"
        "藺屠蒙池喬陰胥能蒼雙聞莘党翟譚貢勞逄姬申扶堵冉宰酈雍璩桑桂濮牛壽通邊扈燕冀郟浦尚農溫別莊晏柴瞿閻充慕連茹習宦艾"
        "魚容向古易慎戈廖庾終暨居衡步都耿滿弘匡國文寇廣祿闕東歐殳沃利蔚越夔隆師鞏厙聶晁勾敖融冷訾辛闞那簡饒空曾毋沙乜養"
        "鞠須豐巢關蒯相查荊紅游竺權逯蓋益桓公仉督晉楚閆法汝鄢塗欽佘佴佟付肖涂岳帥緱亢況后有琴商牟佗伯賞墨哈譙笪年愛陽"
        "練遲漕樓諶綦亓禚忻漆庹郇皋堯候邸苑原臺蘭代鹿冼展覃麥褟買鐵呼海栗滿初依豆敬鄺區粟仝臧揭隋宛邝苟禤占蘆危仵晁"
        "隨戢来續么降母植丘操揣仰褟揚逄啜邸粘冀茆俸冮昊郗"
    )
)
"""Surnames of one character, from general knowledge: those of the Hundred Surnames and frequent ones of today."""

ADDRESSES = tuple(
    fold(
        "主席 副主席 總統 總理 首相 先生 女士 小姐 太太 夫人 老師 教授 副教授 博士 醫生 醫師 大夫 護士 書記 部長 "
        "局長 市長 "
        "省長 縣長 鎮長 鄉長 區長 村長 處長 科長 廳長 司長 署長 主任 院長 校長 會長 社長 廠長 董事長 行長 所長 站長 "
        "團長 連長 "
        "營長 旅長 師長 軍長 班長 隊長 船長 機長 州長 議長 秘書長 委員長 經理 總經理 總裁 司令 將軍 元帥 上將 中將 "
        "少將 大校 上校 中校 少校 上尉 大使 外長 防長 國王 女王 天皇 皇帝 大帝 皇后 太后 王子 公主 親王 殿下 陛下 教練 "
        "同志 同學 師傅 律師 法官 警官 檢察官 院士 記者 編輯 議員 委員 代表 爵士 神父 牧師 主教 大主教 教皇 教宗 "
        "法師 大師 "
        "道長 上人 活佛 老漢 大爺 大媽 大娘 大嬸 大伯 大叔 老伯 老太 阿姨 阿婆 阿伯 阿叔 叔叔 伯伯 爺爺 奶奶 婆婆 "
        "哥哥 姐姐 "
        "大哥 大姐 工程師 警員 督察 特首 立委 導演 編劇 國務卿 總督 公爵 侯爵 伯爵 男爵 影后 影帝 天王 天后"
    ).split()
)
"""Titles and forms of address behind a name or a surname, from general knowledge."""
BRIEF_ADDRESSES = tuple(fold("太 官 總 工 哥 姐 嫂 伯 叔 嬸 姨 爺 婆 董 sir").split())
"""What makes a form of address of a surname alone: 陳太, 李總."""


def same_person(words: str, person: Person) -> bool:
    """Whether ``words`` may be a form of one of a person's names, whatever the script."""
    mention = fold(words.strip())
    return any(_is_form_of(mention, fold(name)) for name in (person.name, *person.variants))


def has_surname(name: str) -> bool:
    """Whether a folded name begins like a Chinese one of two to four characters."""
    if name.startswith(_COMPOUND):
        return 3 <= len(name) <= 4
    return name[:1] in _SINGLE and 2 <= len(name) <= 3 + (name[1:2] in _SINGLE)


def is_surname(words: str) -> bool:
    """Whether folded words are a Chinese surname and nothing else."""
    return words in _SINGLE or words in _COMPOUND


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

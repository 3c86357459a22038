"""Names of other peoples in Chinese text: transcribed, Japanese, Tibetan, Mongolian; all from general knowledge.

Everything works on folded text.
"""

from functools import cache

from annotator.domain.spans import Span
from annotator.text.folding import fold

POINTS = "·‧・•"
"""What joins the parts of a name: 让·杜邦."""
_TRANSCRIBING = (
    "阿埃艾愛安昂奧巴拜班邦包保鮑貝本比彼畢賓波伯博勃布查達戴丹道德登鄧狄迪蒂丁東杜多頓恩爾法范菲費芬佛弗夫福蓋甘"
    "岡戈格葛古瓜貴哈海漢豪赫黑亨洪胡華懷霍基吉季加賈堅簡傑金京喀卡凱坎康考柯科可克肯孔庫誇奎拉萊蘭朗勞勒雷里利莉"
    "麗連列林龍隆盧魯路倫羅洛呂馬瑪邁麥曼芒毛梅門蒙米密明莫默姆穆那納奈南瑙內尼涅寧紐努諾歐帕派潘龐佩彭蓬皮普奇齊"
    "恰喬切琴丘讓熱日榮茹瑞若撒薩塞桑瑟森沙山尚紹舍申聖施什史舒朔斯思蘇索塔泰坦湯唐特騰藤提田廷通圖托瓦萬旺威韋維"
    "溫文翁沃烏吾武西希錫夏香肖謝辛欣興休許雪遜雅亞揚耶葉伊易因英尤約贊澤扎詹珍芝治朱祖佐婭妮娜琳黛薇蕾伽茨茲佳妲"
    "茜絲賽柏澳裡士川岸介翰瓊露傳繆頗夸諸薛菈莎婭彌芙玻娃蓓昆錫摩慕徹崔圭賴黎裴珀契珊嘉茵甫嘎聶敦蘿萳"
)
"""Characters that write foreign names and begin no other word so often that a name would reach over it."""
_BESIDE_A_POINT = (
    "不都買合得廉流士多美江木孜吐依肉提素策歐力立理李里良琉留柳婁滿蔓茅孟敏墨牟楠農平浦乞欽泉壽綏孫濤陶帖童突望魏伍"
    "喜霞祥辛延楊"
    "宜音永雲宰哲貞宗卓鄒岑才慈措旦帝冬鄂凡馮豐甫噶高哥根貢果韓何賀侯花皇惠霍稷姬濟捷靖久卷鈞闊樂雷蓮樓鹿略侖玫閔"
    "拿娥尕巧青曲權仁容儒汝瑟善韶深生師仕書淑順宋遂索天鐵汀溫奚顯仙憲修璇尋遙逸尹幼宇玉元岳允雜占招趙真支植志忠竹仲"
    "拓巫寇"
)
"""Further ones that write the part of a name beside its point: 阿不都拉·买买提."""
_JAPANESE = (
    "佐藤 鈴木 高橋 田中 渡邊 渡部 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 齋藤 清水 山崎 "
    "中島 池田 阿部 橋本 "
    "山下 森田 石川 前田 小川 藤田 岡田 後藤 長谷川 石井 村上 近藤 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 "
    "岡本 松田 中川 中野 "
    "原田 小野 田村 竹內 金子 和田 中山 石田 上田 森本 小島 柴田 酒井 工藤 橫山 宮崎 宮本 內田 高木 安藤 島田 谷口 "
    "大野 高田 丸山 "
    "今井 河野 藤本 村田 武田 上野 杉山 增田 小山 平野 大塚 千葉 久保 松井 岩崎 櫻井 木下 野口 松尾 野村 菊地 菊池 "
    "佐野 大西 杉本 "
    "新井 濱田 古川 市川 水野 小松 島崎 北村 安田 飯田 西田 川口 平田 關口 樋口 川崎 本田 永井 川上 秋山 山中 山內 "
    "中田 五十嵐 荒木 "
    "石原 小泉 岸田 安倍 菅原 福島 細田 麻生 二階 枝野 鳩山 野田 小澤 小池 河村 林田 西川 松下 松岡 松村 大島 大谷 "
    "羽生 內村 桃田 "
    "村山 北川 平井 吉川 吉村 土屋 白石 片山 服部 小田 川村 星野 黑田 黑澤 宮下 大橋 松浦 荒井 小西 東野 川端 三島 "
    "夏目 芥川 谷崎 "
    "橋口 橋爪 黑木 遠山 河合 桐谷 石黑 石塚 石橋 早川 相川 相澤 秋元 淺井 天野 荒川 有馬 生田 池上 石倉 泉谷 市原 "
    "稻垣 稻葉 今村 入江 岩田 岩本 植田 植村 宇佐美 梅田 江口 榎本 大石 大川 大久保 大澤 太田垣 "
    "大竹 大森 岡村 岡部 荻原 奧田 "
    "尾崎 小倉 小谷 小沼 落合 笠原 片岡 加納 神谷 龜田 川島 河合 川本 神田 岸本 北川 北野 鬼頭 "
    "木原 熊谷 栗原 桑原 古賀 "
    "小林 駒田 齊藤 酒井 櫻田 佐伯 佐川 澤田 鹽崎 篠原 柴崎 澀谷 下村 白川 新庄 菅野 須藤 諏訪 關根 瀨戶 高島 高野 "
    "瀧澤 竹下 竹中 田代 立花 田邊 谷川 玉木 千田 津田 土井 德永 富田 豐田 內藤 中井 中曾根 永田 "
    "長野 永野 中谷 西尾 西岡 "
    "西野 西山 額賀 沼田 根本 野間 萩原 橋田 長谷 濱口 早坂 林原 原口 久保田 平川 平山 廣瀨 廣田 福井 藤岡 藤澤 古屋 "
    "堀江 堀內 前原 牧野 町田 松原 松崎 三木 三谷 三宅 宮田 宮村 武者 村井 村松 望月 桃井 森川 森下 八木 矢野 "
    "山岸 山根 山室 湯川 橫田 米田 若林 渡瀨 鷲尾 "
    "宮部 渡海 岡崎 本庄 香川 長友 武藤 淺野 浅田 福原 水谷 張本 早田 平野 宇野 向井 鳥山 高畑 宮澤 茂木 加山 上川 "
    "小野寺 長谷部 石破 高市"
)
"""Frequent Japanese family names of two characters and more; fewer than the given names that may follow them."""
_TIBETAN = (
    "扎西 卓瑪 央金 次仁 格桑 旺堆 多吉 達瓦 尼瑪 邊巴 拉姆 平措 頓珠 洛桑 丹增 旦增 索朗 索南 羅布 巴桑 普布 德吉 "
    "白瑪 仁青 仁增 旺久 "
    "曲珍 曲吉 曲扎 次旺 旺姆 措姆 貢布 強巴 嘎瑪 噶瑪 益西 雲丹 才讓 才旦 加措 嘉措 堅贊 堅才 桑傑 桑吉 旺扎 旺傑 "
    "旺青 阿旺 土登 "
    "晉美 久美 班覺 班旦 占堆 頓旦 卓嘎 央宗 拉巴 米瑪 其美 次珍 仁欽 旺秀 東主 多傑 完瑪 周本 項欠 俄日 吾金 群培 "
    "赤列 "
    "才仁 才旺 才吉 尕瑪 尕藏 卓尕 熱地 列確 江措 巴珠 巴丹 洛珠 洛追 玉珍 梅朵 央珍 德慶 德央 普赤 群宗 尼珍 達珍"
)
"""Parts of Tibetan names; two of them are a name: 格桑旺堆."""
_MONGOLIAN = (
    "布和 布赫 巴雅爾 巴特爾 巴圖 巴根 烏力吉 朝魯 朝克圖 其其格 圖雅 高娃 蘇和 格日勒 斯琴 額爾德尼 哈斯 寶音 阿拉坦 "
    "那順 那日蘇 畢力格 達來 達賴 呼和 吉雅 吉日嘎拉 敖其爾 孟和 孟克 蒙克 娜仁 托婭 薩仁 薩日娜 烏蘭 烏雲 塔娜 "
    "烏日娜 寶力德 寶力格 特木爾 帖木爾 巴音 朝格圖 德力格爾 道爾吉 青格勒 青格樂 阿古拉 蘇日娜 呼日樂 滿都拉 滿達 "
    "圖門 孟根 阿榮 伊拉圖 都仁 必力格 哈達 牧其爾 恩和 德勒格 那木拉 賽罕 通拉嘎 烏恩 吉木斯 格勒圖 敖日格樂 策力木"
)
"""Parts of Mongolian names, of which two are one as well: 布和巴雅尔."""
_PART, _PARTS = 2, (4, 3, 2)
_LONGEST_PART, _LONGEST_TAIL = 8, 3


@cache
def _transcribing() -> frozenset[str]:
    return frozenset(fold(_TRANSCRIBING))


@cache
def _beside_a_point() -> frozenset[str]:
    return _transcribing() | frozenset(fold(_BESIDE_A_POINT))


@cache
def _japanese() -> frozenset[str]:
    return frozenset(fold(_JAPANESE).split())


@cache
def _lengths_of_japanese() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _japanese()}, reverse=True))


@cache
def _parts() -> frozenset[str]:
    return frozenset(fold(f"{_TIBETAN} {_MONGOLIAN}").split())


def sounds_foreign(words: str) -> bool:
    """Whether folded words are written with characters of foreign names alone."""
    return _transcribing().issuperset(words)


def may_join_a_point(words: str) -> bool:
    """Whether words may be the part of a foreign name that stands beside its point."""
    return 0 < len(words) <= _LONGEST_PART and _beside_a_point().issuperset(words)


def foreign_run(folded: str, offset: int, longest: int) -> int:
    """Where the row of characters that write foreign names ends, which begins at ``offset``."""
    return _run(_transcribing(), folded, offset, longest)


def run_beside_a_point(folded: str, offset: int) -> int:
    """The same for a part of a name beside a point."""
    return _run(_beside_a_point(), folded, offset, _LONGEST_PART)


def japanese_surname(words: str) -> str:
    """The Japanese family name that folded words begin with, empty for none."""
    return next((words[:length] for length in _lengths_of_japanese() if words[:length] in _japanese()), "")


def is_japanese_surname(words: str) -> bool:
    """Whether folded words are a Japanese family name and nothing else."""
    return words in _japanese()


def name_of_parts_at(folded: str, offset: int) -> Span | None:
    """The name of two Tibetan or Mongolian parts that begins at ``offset``; more parts belong to it as well."""
    end, count = offset, 0
    while length := next((n for n in _PARTS if folded[end : end + n] in _parts()), 0):
        end += length
        count += 1
    return Span(offset, end) if count >= _PART else None


def _run(signs: frozenset[str], folded: str, offset: int, longest: int) -> int:
    end = offset
    while end < min(len(folded), offset + longest) and folded[end] in signs:
        end += 1
    return end

"""Which characters may begin a Chinese name or write a foreign one; our own list of what is common."""

from functools import cache

from annotator.text.folding import fold

_COMMON = (
    "王李张刘习陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏萧吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚"
    "皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬扈晁芮普阙浦"
    "戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干尉冶斯元束檀衣信"
    "展阴昝智幸奉植衡富尧闭"
)
_UNLIKELY = set(
    "于许任何方常成经高从全安当白黄和全应国平相明时来但由那都公利原信成强向连单解关万展居干印况来门位盘满初计索权海"
    "花井官封谈"
)
"""Surnames that are mostly other words: alone before one character they make no name."""
_COMPOUND = "欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 夏侯 端木 百里 南宫 拓跋 张简 范姜"
_TRANSCRIBING = (
    "阿埃艾安奥巴白拜班邦鲍贝本比彼毕宾波伯勃博布采查达戴黛丹道德登邓狄迪蒂蒙丁杜多厄恩尔法范菲费芬丰佛夫弗福盖甘冈"
    "高戈格根贡古瓜圭果哈海汉翰豪赫黑亨洪侯胡华怀霍基吉加贾杰捷金卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷蕾黎里理李"
    "丽莉利连廉良列琳林留卢鲁路伦罗洛马玛迈麦曼芒毛梅门米密敏明摩莫默姆穆拿娜纳乃奈南内尼涅宁纽努诺欧帕潘庞培佩彭"
    "蓬皮平珀普齐奇契恰钱乔切钦琼丘让热日荣茹瑞若萨塞赛桑瑟森沙莎山珊尚绍舍申圣施史士舒斯丝松苏索所塔泰坦汤唐陶特"
    "滕提田廷图土托脱瓦旺万威维魏温文翁沃乌武西希锡席夏香肖歇谢辛欣兴休许雅亚延扬耶叶伊衣因英雍尤约泽扎詹珍芝治兹"
    "朱卓宗佐"
)
_WORDS = (
    "许多 任何 何时 应该 有关 相关 方面 成员 成为 全部 全体 常常 高层 高管 时任 程度 安全 金融 马上 石油 白天 黄金 "
    "温暖 江苏 江西 安徽 云南 海南 宁夏 甘肃 武汉 成都 安排 安装 包括 包装 万一 万元 钱款 车主 车辆 商家 商户 应当 "
    "平时 平台 花费 明显 关键 关于 项目 单位 单独 曾经 高级 高校 高中 田径 石家庄 于此 方案 方式 方向 简单 简介 "
    "黄牛 安保 水利 龙头 贺信 易拉罐 温度 金额 危险 党员 党委 党组 管理 管家 房东 房主 房产 司机 司法 师傅 师生 "
    "家长 沙发 车间 支部 支书 农民 农户 牛奶 游客 游戏 路人 路边 强调 解释 解决 满意 谈到 幸好 幸运 成功 成立 查看 "
    "查询 向来 向着 和谐 别的 古人 左右 左边 卫生 时间 时代 同学 印度 法国 泰国 韩国 古巴 孟加拉 柏林 伊朗 伊拉克 "
    "利比亚 哈尔滨 齐声 祝愿 祝贺 通过 干部"
)
NO_GIVEN = frozenset(
    "的了在对向就于说称表指等是也还又都并已曾不没和与及被把将从到这那他她它们个们人日年时上下后前里会者"
    "长员市省县区村镇局部院校司厂店所处科组团队我你您谁某些很更最再才只却则而但或由让给以用过据按"
)
"""Characters that hardly stand in a given name: what they begin is something else."""


@cache
def singles() -> str:
    """Surnames of one character, folded."""
    return "".join(dict.fromkeys(fold(_COMMON)))


@cache
def doubles() -> tuple[str, ...]:
    """Surnames of two characters, folded."""
    return tuple(fold(_COMPOUND).split())


@cache
def unlikely() -> frozenset[str]:
    """Surnames that are mostly other words."""
    return frozenset(fold("".join(_UNLIKELY)))


@cache
def transcribing() -> str:
    """Characters that foreign names are written with."""
    return "".join(dict.fromkeys(fold(_TRANSCRIBING)))


@cache
def words() -> tuple[str, ...]:
    """Words that begin like a name, folded."""
    return tuple(fold(_WORDS).split())

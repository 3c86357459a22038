"""Words that end a noun phrase for somebody who can speak, and for what speaks without being a person."""

import re
from functools import cache

from annotator.suggest.roles.heads import heads as titles
from annotator.text.folding import fold

_PEOPLE = (
    "负责人 责任人 知情人士 特首 行政长官 检方 控方 辩方 馆方 厂方 读者 听众 观众 参事 领事 参赞 理事 干事长 人士 警方 "
    "民警 交警 特警 辅警 警员 警官 居民 村民 市民 网友 网民 群众 民众 专家 学者 教授 医生 医师 护士 药师 律师 法官 "
    "检察官 老师 教师 家长 学生 同学 学长 学姐 校友 发言人 代表 委员 主任 局长 处长 科长 厅长 部长 司长 市长 县长 "
    "区长 省长 州长 镇长 乡长 村长 里长 书记 支书 院长 校长 园长 馆长 站长 所长 台长 社长 行长 厂长 店长 队长 团长 "
    "班长 会长 理事长 秘书长 董事长 总裁 总经理 经理 总监 主管 主席 总统 总理 首相 大使 议员 立委 委员长 参议员 "
    "众议员 阁员 官员 高官 官方人士 工作人员 人员 店主 店员 老板 老板娘 司机 乘客 旅客 游客 顾客 客人 消费者 用户 "
    "车主 业主 房东 租客 租户 住户 邻居 家属 家人 父亲 母亲 爸爸 妈妈 父母 妻子 丈夫 儿子 女儿 哥哥 姐姐 弟弟 妹妹 "
    "爷爷 奶奶 外公 外婆 叔叔 舅舅 亲属 亲戚 亲友 朋友 好友 同事 室友 目击者 当事人 受害人 受害者 被害人 嫌疑人 "
    "嫌犯 被告人 被告 原告 证人 知情人 知情者 伤者 患者 病人 幸存者 分析师 分析员 研究员 经济学家 科学家 历史学家 "
    "作家 诗人 画家 艺术家 评论家 企业家 投资者 教练 主教练 主帅 球员 运动员 选手 裁判 领队 售货员 销售员 服务员 "
    "收银员 经销商 供应商 代理商 开发商 商家 商户 摊主 摊贩 农户 农民 渔民 果农 菜农 老人 老伯 老汉 老太 男子 女子 "
    "男孩 女孩 孩子 小伙 小伙子 姑娘 大妈 大爷 大叔 阿姨 师傅 师父 创始人 合伙人 联合创始人 高管 首席执行官 "
    "首席经济学家 执行长 财务长 营运长 策展人 经纪人 制片人 导演 编剧 演员 歌手 主持人 作者 编辑 主编 评论员 "
    "志愿者 志工 义工 社工 员工 职工 工人 工程师 技术员 设计师 建筑师 会计师 摄影师 厨师 技师 保安 保洁员 清洁工 "
    "快递员 外卖员 骑手 配送员 驾驶员 售票员 乘务员 列车长 机长 船长 消防员 救援人员 医护人员 飞行员 士兵 战士 "
    "军官 指挥官 队员 团员 会员 成员 党员 干部 网格员 调解员 辅导员 班主任 研究者 调查员 检验员 助理 秘书 顾问 "
    "代言人 联络人 候选人 参选人 当选人 候任 女士 先生 小姐 太太 夫人 同志 院士 博士 硕士 博士后 考生 新生 毕业生 "
    "留学生 受访者 举报人 投诉人 报案人 报警人 求助者 申请人 代理人 辩护人 辩护律师 监护人 继承人 传承人 手艺人 "
    "主理人 带头人 领头人 大厨 馆员 馆主 民宿主 牧民 矿工 护工 月嫂 保姆 学员 教官 导游 领导 首领 外长 财长 防长 "
    "商务部长 国务卿 检察长 审判长 庭长 政委 司令 参谋长 总书记 教皇 国王 女王 校方 园方 院方 店方 店家 家长代表 "
    "资方 劳方 幹事 干事 总干事 执行董事 董事 监事 股东 客服 审稿人 大律师 发起人 总召 书记长 博主 主播 up主 ceo "
    "cfo cto coo"
)
_ORGANISATIONS = (
    "会议 公司 集团 企业 法院 检察院 政府 委员会 研究所 研究院 医院 学校 大学 学院 中学 小学 幼儿园 银行 部门 办公室 "
    "协会 联合会 联盟 中心 机构 组织 媒体 日报 晚报 早报 时报 报纸 杂志 通讯社 新华社 中央社 路透社 法新社 美联社 "
    "电视台 电台 检察机关 公安机关 机关 起诉书 报道 报导 报告 通报 公告 声明 文章 调查 研究 论文 通知 文件 公报 "
    "白皮书 社论 判决 判决书 白宫 "
    "国防部 外交部 警察局 公安局 派出所 平台 俱乐部 市府 县府 部 局 厅 署 院 处 科 会 厂 校 店 中方 美方 日方 韩方 "
    "俄方 英方 法方 德方 欧方 乌方 以方 伊方 军方 官方 双方 各方 多方 业界 外界 坊间 舆论 英国 美国 日本 韩国 "
    "俄罗斯 德国 法国 联合国"
)
_FURTHER = (
    "(?<![或再])(?<=[\\u4e00-\\u9fff])[者师员](?!工)|(?<![国大人厂回])(?<=[\\u4e00-\\u9fff])家(?!里|中|庭)"
    "|(?<![有别每个众私某古前机他她])(?<=[\\u4e00-\\u9fff])人(?![才民员类物们士口])"
)
_NOBODY = ("有人", "人人", "别人", "没人", "某人", "旁人", "前人", "古人", "记者", "笔者", "谁")
"""What looks like a source and is none: nobody in particular, or who tells the news itself."""


@cache
def _people() -> re.Pattern[str]:
    return _ending(_PEOPLE, f"|{fold(_FURTHER)}")


@cache
def _organisations() -> re.Pattern[str]:
    return _ending(_ORGANISATIONS, r"|(?<![a-z.])[a-z][a-z.-]+(?![a-z])")


def _ending(words: str, more: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(dict.fromkeys(fold(words).split()), key=len, reverse=True))}{more})们?")


@cache
def _ends() -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(_PEOPLE).split()))


def people(clause: str) -> list[re.Match[str]]:
    """The words of a folded clause that stand for somebody."""
    return list(_people().finditer(clause))


def organisations(clause: str) -> list[re.Match[str]]:
    """The words of a folded clause that stand for an office, a company, a paper or a report."""
    return list(_organisations().finditer(clause))


def ends_in_person(words: str) -> bool:
    """Whether folded words end in a title or another word for somebody, so that a name may follow."""
    return words.endswith(_ends()) or any(words[-length:] in titles() for length in (5, 4, 3, 2))


def is_nobody(words: str) -> bool:
    """Whether a noun phrase means nobody in particular, or the reporter."""
    return words.endswith(_NOBODY)


def title_at_start(words: str) -> int:
    """How long the title is that folded words begin with, 0 for none."""
    found = _people().match(words)
    return found.end() if found else 0

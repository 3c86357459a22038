"""Whole paragraphs of invented news, marked by hand first: people, roles with holders, quotes with speaker and cue.

Courts, sports, health, weather, economy and campuses; Taiwan, Hong Kong, Singapore, the mainland, English.
"""

import pytest

from annotator.domain.codebook import CUE_OF, PERSON, QUOTE, ROLE, SAYS
from annotator.suggest.combining import combine
from annotator.suggest.proposing import Page
from annotator.suggest.sources import OWN

PARAGRAPHS = [
    (
        "臺北地方法院昨天開庭，檢察官魏靖遠當庭表示，被告蘇柏勳明知帳目不實，仍指示會計科長溫淑卿改寫傳票，「這已經不是疏忽」。",
        "魏靖遠、蘇柏勳、溫淑卿",
        ["檢察官:魏靖遠", "被告:蘇柏勳", "會計科長:溫淑卿"],
        ["魏靖遠|表示|被告蘇柏勳明知帳目不實，仍指示會計科長溫淑卿改寫傳票，「這已經不是疏忽」。"],
    ),
    (
        "香港天文台台長梁偉強今早在記者會上指出，熱帶氣旋「海鷗」預料週四最接近本港，市民應盡早做好防風措施。天文台署理助理台長邱慧嫻補充，屆時或會掛八號風球。",
        "梁偉強、邱慧嫻",
        ["香港天文台台長:梁偉強", "天文台署理助理台長:邱慧嫻"],
        [
            "梁偉強|指出|熱帶氣旋「海鷗」預料週四最接近本港，市民應盡早做好防風措施。",
            "邱慧嫻|補充|屆時或會掛八號風球。",
        ],
    ),
    (
        "中央銀行副總裁嚴家棟、財政部次長阮秀芝、國發會副主委高明哲昨日一同出席論壇。嚴家棟預測，明年通膨率將回落到百分之二以下。",
        "嚴家棟、阮秀芝、高明哲、嚴家棟",
        ["中央銀行副總裁:嚴家棟", "財政部次長:阮秀芝", "國發會副主委:高明哲"],
        ["嚴家棟|預測|明年通膨率將回落到百分之二以下。"],
    ),
    (
        "清華大學材料系教授夏侯振邦說，這種薄膜比頭髮還細一千倍；他強調，量產至少還要三年。",
        "夏侯振邦",
        ["清華大學材料系教授:夏侯振邦"],
        ["夏侯振邦|說|這種薄膜比頭髮還細一千倍", "他|強調|量產至少還要三年。"],
    ),
    (
        "感染科主任詹佩君提醒，長者若高燒超過三天，務必就醫。她解釋，今年流行的病毒株和往年不同。「疫苗還是最好的保護。」她說。",
        "詹佩君",
        ["感染科主任:詹佩君"],
        [
            "詹佩君|提醒|長者若高燒超過三天，務必就醫。",
            "她|解釋|今年流行的病毒株和往年不同。",
            "她|說|疫苗還是最好的保護。",
        ],
    ),
    (
        "法國總統馬克西姆·勒魯瓦與德國總理安妮特·布蘭特在柏林會面後宣布，兩國將共同出資興建海上風場。",
        "馬克西姆·勒魯瓦、安妮特·布蘭特",
        ["法國總統:馬克西姆·勒魯瓦", "德國總理:安妮特·布蘭特"],
        ["馬克西姆·勒魯瓦|宣布|兩國將共同出資興建海上風場。"],
    ),
    (
        "家長會長倪素貞質疑，校方早在三月就知道廚房漏水，為何拖到現在？校長單國華回應，修繕經費上週才核撥下來。",
        "倪素貞、單國華",
        ["家長會長:倪素貞", "校長:單國華"],
        ["倪素貞|質疑|校方早在三月就知道廚房漏水，為何拖到現在？", "單國華|回應|修繕經費上週才核撥下來。"],
    ),
    (
        "「薑餅屋」咖啡館老闆娘童心怡笑說，最初只是想給女兒一個寫功課的地方，沒想到成了社區的客廳。",
        "童心怡",
        ["「薑餅屋」咖啡館老闆娘:童心怡"],
        ["童心怡|笑說|最初只是想給女兒一個寫功課的地方，沒想到成了社區的客廳。"],
    ),
    (
        "氣象署預報員柯瑞祥昨晚透露，鋒面週五報到，北部降雨機率高達八成，「出門務必帶傘」。",
        "柯瑞祥",
        ["氣象署預報員:柯瑞祥"],
        ["柯瑞祥|透露|鋒面週五報到，北部降雨機率高達八成，「出門務必帶傘」。"],
    ),
    (
        "大聯盟投手鄧凱文此役投八局無失分，隊友古屋翔太敲出致勝安打。鄧凱文賽後坦言，第五局手指起水泡，差點退場。",
        "鄧凱文、古屋翔太、鄧凱文",
        ["大聯盟投手:鄧凱文"],
        ["鄧凱文|坦言|第五局手指起水泡，差點退場。"],
    ),
    (
        "曾任立委的巫秉鈞、退休教師賈美雲夫婦捐出全部藏書。巫秉鈞感嘆：「書不流通，就是一堆紙。」",
        "巫秉鈞、賈美雲、巫秉鈞",
        ["立委:巫秉鈞", "退休教師:賈美雲"],
        ["巫秉鈞|感嘆|書不流通，就是一堆紙。"],
    ),
    (
        "市中级人民法院副院长冉启明在通报会上介绍，去年全市法院共受理破产案件三百余件，同比增长两成。他说，中小企业占了多数。",
        "冉启明",
        ["市中级人民法院副院长:冉启明"],
        ["冉启明|介绍|去年全市法院共受理破产案件三百余件，同比增长两成。", "他|说|中小企业占了多数。"],
    ),
    (
        "国乒主教练靳大鹏赛后对媒体表示，决赛的关键是第三局，对手丢掉了耐心，而我们没有。队员蒙雨欣也承认自己开局太紧张。",
        "靳大鹏、蒙雨欣",
        ["国乒主教练:靳大鹏", "队员:蒙雨欣"],
        ["靳大鹏|表示|决赛的关键是第三局，对手丢掉了耐心，而我们没有。", "蒙雨欣|承认|自己开局太紧张。"],
    ),
    (
        "市疾控中心主任医师储文静建议，市民外出时随身携带消毒湿巾。“不要等到发烧了才想起来。”储文静说。",
        "储文静、储文静",
        ["市疾控中心主任医师:储文静"],
        ["储文静|建议|市民外出时随身携带消毒湿巾。", "储文静|说|不要等到发烧了才想起来。"],
    ),
    (
        "中央气象台首席预报员尉迟海洋分析，此轮降雨主要受西南暖湿气流影响，预计持续到周末；副台长匡正则提醒沿江各地注意防范山洪。",
        "尉迟海洋、匡正",
        ["中央气象台首席预报员:尉迟海洋", "副台长:匡正"],
        ["尉迟海洋|分析|此轮降雨主要受西南暖湿气流影响，预计持续到周末", "匡正|提醒|沿江各地注意防范山洪。"],
    ),
    (
        "“房子卖不动，我也没办法。”开发商代表阳光明无奈地说。购房者闵女士当场反问：“那我们的钱去哪儿了？”",
        "阳光明、闵",
        ["开发商代表:阳光明", "购房者:闵"],
        ["阳光明|说|房子卖不动，我也没办法。", "闵|反问|那我们的钱去哪儿了？"],
    ),
    (
        "美联储主席霍华德·科尔曼周二重申，在看到通胀持续放缓之前不会降息。华尔街分析师索菲亚·朗认为市场过于乐观。",
        "霍华德·科尔曼、索菲亚·朗",
        ["美联储主席:霍华德·科尔曼", "华尔街分析师:索菲亚·朗"],
        ["霍华德·科尔曼|重申|在看到通胀持续放缓之前不会降息。", "索菲亚·朗|认为|市场过于乐观。"],
    ),
    (
        "校团委书记、学生处副处长鞠萌主持仪式，名誉校长、中国科学院院士令狐远山寄语新生：“读书要慢，走路要稳。”",
        "鞠萌、令狐远山",
        ["校团委书记:鞠萌", "学生处副处长:鞠萌", "名誉校长:令狐远山", "中国科学院院士:令狐远山"],
        ["令狐远山|寄语|读书要慢，走路要稳。"],
    ),
    (
        "据目击者鲍师傅回忆，货车当时车速很快，刹车声响了好几秒。交警支队事故科科长牛立新表示，事故原因正在调查。",
        "鲍、牛立新",
        ["目击者:鲍", "交警支队事故科科长:牛立新"],
        ["鲍|回忆|货车当时车速很快，刹车声响了好几秒。", "牛立新|表示|事故原因正在调查。"],
    ),
    (
        "公司董事长兼总裁桂云龙在股东大会上否认了裁员传闻。他指出，海外订单足以支撑明年的产能，并称三季度利润好于预期。",
        "桂云龙",
        ["公司董事长:桂云龙", "总裁:桂云龙"],
        ["他|指出|海外订单足以支撑明年的产能，并称三季度利润好于预期。"],
    ),
    (
        "“牡丹”品牌创始人水清扬、设计师岳小凡、代言人苗圃悉数到场。水清扬说：“我们卖的不是衣服，是手艺。”",
        "水清扬、岳小凡、苗圃、水清扬",
        ["“牡丹”品牌创始人:水清扬", "设计师:岳小凡", "代言人:苗圃"],
        ["水清扬|说|我们卖的不是衣服，是手艺。"],
    ),
    (
        "市民在安踏和李宁专卖店前排起长队，不少人提着张小泉剪刀和王老吉凉茶。店员说，促销要到周日才结束。",
        "",
        ["店员:"],
        ["店员|说|促销要到周日才结束。"],
    ),
    (
        "联合国秘书长特使阿卜杜勒·卡里姆呼吁各方保持克制。他警告说，人道主义走廊一旦关闭，后果不堪设想。",
        "阿卜杜勒·卡里姆",
        ["联合国秘书长特使:阿卜杜勒·卡里姆"],
        ["阿卜杜勒·卡里姆|呼吁|各方保持克制。", "他|警告说|人道主义走廊一旦关闭，后果不堪设想。"],
    ),
    (
        "前国脚、现任青训总监甘霖说，孩子们缺的不是天赋，是比赛。对此，市足协秘书长费世杰坦承，场地确实不够。",
        "甘霖、费世杰",
        ["前国脚:甘霖", "青训总监:甘霖", "市足协秘书长:费世杰"],
        ["甘霖|说|孩子们缺的不是天赋，是比赛。", "费世杰|坦承|场地确实不够。"],
    ),
    (
        "考古队领队卓玛央宗表示，墓葬的年代可以上溯到吐蕃时期。参与发掘的博士生喻可欣说：“揭开棺盖那一刻，谁也不敢出声。”",
        "卓玛央宗、喻可欣",
        ["考古队领队:卓玛央宗", "博士生:喻可欣"],
        ["卓玛央宗|表示|墓葬的年代可以上溯到吐蕃时期。", "喻可欣|说|揭开棺盖那一刻，谁也不敢出声。"],
    ),
    (
        "“We had no warning at all,” said Marjorie Pell, the town’s harbour master, as volunteers stacked sandbags along the quay. Mayor Tobias Crane said the flood gates would stay shut until Friday.",
        "Marjorie Pell、Tobias Crane",
        ["harbour master:Marjorie Pell", "Mayor:Tobias Crane"],
        [
            "Marjorie Pell|said|We had no warning at all,",
            "Tobias Crane|said|the flood gates would stay shut until Friday.",
        ],
    ),
    (
        "Judge Alina Petrov told the jury that the letters could not be admitted. “You must put them out of your minds,” she said. Defence counsel Raymond Achebe called the ruling “a gift”.",
        "Alina Petrov、Raymond Achebe",
        ["Judge:Alina Petrov", "Defence counsel:Raymond Achebe"],
        ["Alina Petrov|told|the letters could not be admitted.", "she|said|You must put them out of your minds,"],
    ),
    (
        "“It is not the money,” Fielding replied, turning his hat in his hands. “It is the way he asked for it.” Mrs. Ashworth looked at him coldly. “And how should he have asked?”",
        "Fielding、Ashworth",
        [],
        [
            "Fielding|replied|It is not the money,",
            "Fielding||It is the way he asked for it.",
            "Ashworth||And how should he have asked?",
        ],
    ),
    (
        "Striker Kofi Danso, 24, scored twice in the second half. “I saw the keeper move early and I went the other way,” Danso explained. Coach Lena Vogt, however, warned that the defence was still leaking goals.",
        "Kofi Danso、Danso、Lena Vogt",
        ["Striker:Kofi Danso", "Coach:Lena Vogt"],
        [
            "Danso|explained|I saw the keeper move early and I went the other way,",
            "Lena Vogt|warned|the defence was still leaking goals.",
        ],
    ),
    (
        "According to Dr. Priya Nair, an epidemiologist at Westbrook University, the outbreak has already peaked. “What worries me is the winter,” Nair added.",
        "Priya Nair、Nair",
        ["epidemiologist at Westbrook University:Priya Nair"],
        ["Priya Nair|According to|the outbreak has already peaked.", "Nair|added|What worries me is the winter,"],
    ),
    (
        "The finance minister, Jorge Ibarra, insisted on Tuesday that the budget would pass. “The votes are there,” he told reporters outside parliament.",
        "Jorge Ibarra",
        ["finance minister:Jorge Ibarra"],
        ["Jorge Ibarra|insisted|the budget would pass.", "he|told|The votes are there,"],
    ),
    (
        "“Come in, come in,” cried old Hobbs, throwing the door wide. The stranger shook his head. “I’d sooner stand,” he muttered.",
        "Hobbs",
        [],
        ["Hobbs|cried|Come in, come in,", "he|muttered|I’d sooner stand,"],
    ),
    (
        "Student union president Chloe Bright said she was “appalled” by the plan to close the library at night. The university’s provost, Henrik Dahl, argued that hardly anyone used it after eleven.",
        "Chloe Bright、Henrik Dahl",
        ["Student union president:Chloe Bright", "provost:Henrik Dahl"],
        [
            "Chloe Bright|said|she was “appalled” by the plan to close the library at night.",
            "Henrik Dahl|argued|hardly anyone used it after eleven.",
        ],
    ),
    (
        "Shares in Norvik fell nine per cent after chief executive Ingrid Solheim admitted that two plants would close. Analyst Peter Okafor of Harrow Bank said: “This was priced in months ago.”",
        "Ingrid Solheim、Peter Okafor",
        ["chief executive:Ingrid Solheim", "Analyst:Peter Okafor"],
        ["Ingrid Solheim|admitted|two plants would close.", "Peter Okafor|said|This was priced in months ago."],
    ),
    (
        "桃園市環保局局長諸葛慶文、稽查科科長鄔雅婷昨赴現場採樣。鄔雅婷說，水樣呈酸性，三天後可知結果。",
        "諸葛慶文、鄔雅婷、鄔雅婷",
        ["桃園市環保局局長:諸葛慶文", "稽查科科長:鄔雅婷"],
        ["鄔雅婷|說|水樣呈酸性，三天後可知結果。"],
    ),
    (
        "衛生署控制組首席醫生苗可兒表示，兩宗個案均無外遊紀錄。她又說，患者家居接觸者暫時沒有病徵。",
        "苗可兒",
        ["衛生署控制組首席醫生:苗可兒"],
        ["苗可兒|表示|兩宗個案均無外遊紀錄。", "她|說|患者家居接觸者暫時沒有病徵。"],
    ),
    (
        "據台大大氣系教授戚文瀚分析，聖嬰現象將使今冬偏暖。",
        "戚文瀚",
        ["台大大氣系教授:戚文瀚"],
        ["戚文瀚|分析|聖嬰現象將使今冬偏暖。"],
    ),
    (
        "金管局總裁翁靜思強調銀行體系穩健，市民毋須恐慌。",
        "翁靜思",
        ["金管局總裁:翁靜思"],
        ["翁靜思|強調|銀行體系穩健，市民毋須恐慌。"],
    ),
    (
        "新加坡人力部高級政務部長哈里斯·拉赫曼與全國職工總會秘書長連碧蓮一起主持開幕。連碧蓮致辭時說：「技能是工友的飯碗。」",
        "哈里斯·拉赫曼、連碧蓮、連碧蓮",
        ["新加坡人力部高級政務部長:哈里斯·拉赫曼", "全國職工總會秘書長:連碧蓮"],
        ["連碧蓮|說|技能是工友的飯碗。"],
    ),
    (
        "民宿業者溫大姐抱怨：「訂房全退了，只剩貓在櫃台。」觀光局副局長黎昱廷則說，紓困方案下週上路。",
        "溫、黎昱廷",
        ["民宿業者:溫", "觀光局副局長:黎昱廷"],
        ["溫|抱怨|訂房全退了，只剩貓在櫃台。", "黎昱廷|說|紓困方案下週上路。"],
    ),
    (
        "財經評論員盛一鳴估計，地產股短期仍會受壓，建議散戶先觀望。",
        "盛一鳴",
        ["財經評論員:盛一鳴"],
        ["盛一鳴|估計|地產股短期仍會受壓，建議散戶先觀望。"],
    ),
    (
        "日本首相佐野健一週二宣布解散眾議院。他在電視演說中說，國家需要新的民意。",
        "佐野健一",
        ["日本首相:佐野健一"],
        ["他|說|國家需要新的民意。"],
    ),
    (
        "县人民检察院检察长滕海波通报，该案涉案金额逾亿元，已有七人被批捕。",
        "滕海波",
        ["县人民检察院检察长:滕海波"],
        ["滕海波|通报|该案涉案金额逾亿元，已有七人被批捕。"],
    ),
    (
        "“我们把能想到的都试了。”主刀医生邢慕云摘下口罩，“剩下的交给时间。”护士长阮甜在一旁抹泪。",
        "邢慕云、阮甜",
        ["主刀医生:邢慕云", "护士长:阮甜"],
        ["邢慕云||我们把能想到的都试了。", "邢慕云||剩下的交给时间。"],
    ),
    (
        "经济学家艾琳·多诺万认为，关税最终由消费者承担。她补充说，企业的利润空间已经很薄。",
        "艾琳·多诺万",
        ["经济学家:艾琳·多诺万"],
        ["艾琳·多诺万|认为|关税最终由消费者承担。", "她|补充说|企业的利润空间已经很薄。"],
    ),
    (
        "粮油店老板庄大伟说，这两天大米卖得快，不过没有涨价。旁边的顾客插话：“囤那么多干啥？”",
        "庄大伟",
        ["粮油店老板:庄大伟"],
        ["庄大伟|说|这两天大米卖得快，不过没有涨价。", "旁边的顾客|插话|囤那么多干啥？"],
    ),
    (
        "研究团队负责人、中科院院士糜振中表示：“我们等这束光等了二十年。”团队成员柏安然说，她第一眼看到数据时以为仪器坏了。",
        "糜振中、柏安然",
        ["研究团队负责人:糜振中", "中科院院士:糜振中", "团队成员:柏安然"],
        ["糜振中|表示|我们等这束光等了二十年。", "柏安然|说|她第一眼看到数据时以为仪器坏了。"],
    ),
    (
        "央行货币政策司司长郎启明指出要保持流动性合理充裕，防止资金空转。",
        "郎启明",
        ["央行货币政策司司长:郎启明"],
        ["郎启明|指出|要保持流动性合理充裕，防止资金空转。"],
    ),
    (
        "俄罗斯外交部副部长格里戈里·索科洛夫警告说，任何挑衅都将招致回应。",
        "格里戈里·索科洛夫",
        ["俄罗斯外交部副部长:格里戈里·索科洛夫"],
        ["格里戈里·索科洛夫|警告说|任何挑衅都将招致回应。"],
    ),
    (
        "游客们在“李白”酒馆前合影，牡丹、芍药、海棠开满一路，导游说花期还有十天。",
        "",
        ["导游:"],
        ["导游|说|花期还有十天。"],
    ),
    (
        "乡卫生院院长兼党支部书记佟玉洁、村医巴特尔被评为先进。巴特尔憨厚地笑了：“应该的，应该的。”",
        "佟玉洁、巴特尔、巴特尔",
        ["乡卫生院院长:佟玉洁", "党支部书记:佟玉洁", "村医:巴特尔"],
        ["巴特尔||应该的，应该的。"],
    ),
    (
        "Prosecutor Dana Whitlock urged the court to impose the maximum sentence. “He showed no remorse,” Whitlock told reporters. Her opponent, defence lawyer Imran Qureshi, said his client would appeal.",
        "Dana Whitlock、Whitlock、Imran Qureshi",
        ["Prosecutor:Dana Whitlock", "defence lawyer:Imran Qureshi"],
        ["Whitlock|told|He showed no remorse,", "Imran Qureshi|said|his client would appeal."],
    ),
    (
        "“I shall not go,” said Harriet firmly. “You may do as you please.” Her uncle sighed. “Then I must go alone,” he said at last.",
        "Harriet",
        [],
        ["Harriet|said|I shall not go,", "Harriet||You may do as you please.", "he|said|Then I must go alone,"],
    ),
    (
        "Forecaster Lars Holm of the national weather service warned on Sunday that gusts could reach 130 kilometres an hour. Residents were told to stay indoors.",
        "Lars Holm",
        ["Forecaster:Lars Holm"],
        ["Lars Holm|warned|gusts could reach 130 kilometres an hour."],
    ),
    (
        "The club’s captain, Mateo Silva, admitted he had been “lucky” to escape a red card. “I went in late,” Silva said. “I’ve apologised to him.”",
        "Mateo Silva、Silva",
        ["captain:Mateo Silva"],
        [
            "Mateo Silva|admitted|he had been “lucky” to escape a red card.",
            "Silva|said|I went in late,",
            "Silva||I’ve apologised to him.",
        ],
    ),
    (
        "Central bank governor Yuki Tanabe said inflation would ease by spring, but economists were not convinced. “Wages are still rising,” said Laura Penn, chief economist at Castle Securities.",
        "Yuki Tanabe、Laura Penn",
        ["Central bank governor:Yuki Tanabe", "chief economist at Castle Securities:Laura Penn"],
        [
            "Yuki Tanabe|said|inflation would ease by spring, but economists were not convinced.",
            "Laura Penn|said|Wages are still rising,",
        ],
    ),
    (
        "Professor Samuel Adeyemi, who led the trial, described the results as “better than we dared hope”. Nurse Gwen Parry said patients had cried when they heard.",
        "Samuel Adeyemi、Gwen Parry",
        ["Professor:Samuel Adeyemi", "Nurse:Gwen Parry"],
        ["Gwen Parry|said|patients had cried when they heard."],
    ),
    (
        "Farmer Bill Tranter has not seen rain since March. “My grandfather never saw anything like it,” he says. His neighbour, Joan Eddy, nods. “We pray,” she says.",
        "Bill Tranter、Joan Eddy",
        ["Farmer:Bill Tranter"],
        ["he|says|My grandfather never saw anything like it,", "she|says|We pray,"],
    ),
    (
        "Union leader Carlos Mendez claimed that four hundred jobs were at risk, a figure the company’s spokeswoman, Helga Brandt, disputed. “It is simply untrue,” Brandt said.",
        "Carlos Mendez、Helga Brandt、Brandt",
        ["Union leader:Carlos Mendez", "spokeswoman:Helga Brandt"],
        [
            "Carlos Mendez|claimed|four hundred jobs were at risk, a figure the company’s spokeswoman, Helga Brandt, disputed.",
            "Brandt|said|It is simply untrue,",
        ],
    ),
    (
        "醫管局質素及安全總監鍾沛然承認，系統故障導致四千多名病人預約延誤，他代表局方致歉，並承諾三個月內完成檢討。",
        "鍾沛然",
        ["醫管局質素及安全總監:鍾沛然"],
        ["鍾沛然|承認|系統故障導致四千多名病人預約延誤，他代表局方致歉，並承諾三個月內完成檢討。"],
    ),
    (
        "農業部畜牧司司長江若谷表示，禽流感疫情已趨緩；農會總幹事蕭水木則擔心，冷氣團一來又會升溫。",
        "江若谷、蕭水木",
        ["農業部畜牧司司長:江若谷", "農會總幹事:蕭水木"],
        ["江若谷|表示|禽流感疫情已趨緩", "蕭水木|擔心|冷氣團一來又會升溫。"],
    ),
    (
        "香港大學經濟學講座教授鄺子游撰文指出，樓價與利率的關係被高估。財政司前司長、現任行會成員譚耀庭不同意，他說：「供應才是關鍵。」",
        "鄺子游、譚耀庭",
        ["香港大學經濟學講座教授:鄺子游", "財政司前司長:譚耀庭", "行會成員:譚耀庭"],
        ["鄺子游|指出|樓價與利率的關係被高估。", "他|說|供應才是關鍵。"],
    ),
    (
        "義大利導演盧卡·費拉羅攜新作來台，他告訴影迷，片中的老屋就是外婆家。影展主席祝家蓁致詞時感謝他「把故鄉帶來」。",
        "盧卡·費拉羅、祝家蓁",
        ["義大利導演:盧卡·費拉羅", "影展主席:祝家蓁"],
        ["他|告訴|片中的老屋就是外婆家。"],
    ),
    (
        "宿舍自治會會長閔書瑤說，熱水常常不夠，冬天洗澡要排隊。總務長裘立民回覆：「新鍋爐已經發包。」閔書瑤不滿意：「去年也是這樣說。」",
        "閔書瑤、裘立民、閔書瑤",
        ["宿舍自治會會長:閔書瑤", "總務長:裘立民"],
        ["閔書瑤|說|熱水常常不夠，冬天洗澡要排隊。", "裘立民|回覆|新鍋爐已經發包。", "閔書瑤||去年也是這樣說。"],
    ),
    (
        "省高速交警总队新闻发言人鄂云帆通报称，事故造成两人轻伤，道路已于十时恢复通行。目击司机老康说，雾太大，前车突然急刹。",
        "鄂云帆、老康",
        ["省高速交警总队新闻发言人:鄂云帆", "司机:老康"],
        ["鄂云帆|通报称|事故造成两人轻伤，道路已于十时恢复通行。", "老康|说|雾太大，前车突然急刹。"],
    ),
    (
        "中国队主帅萨维奇在赛前发布会上表示，球队的目标是小组出线，“但足球不是数学”。前锋艾克拜尔伤愈复出，他说自己已经准备好了。",
        "萨维奇、艾克拜尔",
        ["中国队主帅:萨维奇", "前锋:艾克拜尔"],
        ["萨维奇|表示|球队的目标是小组出线，“但足球不是数学”。", "他|说|自己已经准备好了。"],
    ),
    (
        "“每一笔账都经得起查。”面对质疑，基金会秘书长贝思源把账本放到桌上，“欢迎大家来翻。”",
        "贝思源",
        ["基金会秘书长:贝思源"],
        ["贝思源||每一笔账都经得起查。", "贝思源||欢迎大家来翻。"],
    ),
    (
        "国家统计局副局长、新闻发言人阎立本介绍，上半年社会消费品零售总额增长百分之五。阎立本说，下半年消费有望继续恢复。“我们有信心。”",
        "阎立本、阎立本",
        ["国家统计局副局长:阎立本", "新闻发言人:阎立本"],
        [
            "阎立本|介绍|上半年社会消费品零售总额增长百分之五。",
            "阎立本|说|下半年消费有望继续恢复。",
            "阎立本||我们有信心。",
        ],
    ),
    (
        "地质队队员扎西次仁、司机马占彪冒雨排险。村主任蔺满仓握着他们的手连声道谢：“多亏你们来得早！”",
        "扎西次仁、马占彪、蔺满仓",
        ["地质队队员:扎西次仁", "司机:马占彪", "村主任:蔺满仓"],
        ["蔺满仓||多亏你们来得早！"],
    ),
    (
        "法学教授欧阳修远撰文称，平台应当承担举证责任。对此，行业协会副会长晏小山持不同看法，认为一刀切会伤害小商家。",
        "欧阳修远、晏小山",
        ["法学教授:欧阳修远", "行业协会副会长:晏小山"],
        ["欧阳修远|称|平台应当承担举证责任。", "晏小山|认为|一刀切会伤害小商家。"],
    ),
    (
        "Dr. Helena Voss, the hospital’s head of surgery, told a press conference that the patient was breathing unaided. “She squeezed my hand,” Voss said, smiling.",
        "Helena Voss、Voss",
        ["head of surgery:Helena Voss"],
        ["Helena Voss|told|the patient was breathing unaided.", "Voss|said|She squeezed my hand,"],
    ),
    (
        "The striker’s agent, Paolo Ricci, denied reports of a transfer. “He is happy here,” Ricci said. “Why would he leave?” Sporting director Anneke Visser declined to comment.",
        "Paolo Ricci、Ricci、Anneke Visser",
        ["agent:Paolo Ricci", "Sporting director:Anneke Visser"],
        ["Ricci|said|He is happy here,", "Ricci||Why would he leave?"],
    ),
    (
        "Economists at Lyle & Marsh expect growth of two per cent. “Anything less would surprise us,” wrote Simon Achterberg, the firm’s chief economist, in a note to clients.",
        "Simon Achterberg",
        ["chief economist:Simon Achterberg"],
        ["Simon Achterberg|wrote|Anything less would surprise us,"],
    ),
    (
        "“Have you seen my brother?” Clara asked the porter. He shook his head. “Not since Tuesday, miss,” he said. “He left with a trunk.”",
        "Clara",
        [],
        ["Clara|asked|Have you seen my brother?", "he|said|Not since Tuesday, miss,", "he||He left with a trunk."],
    ),
]


def words(text, proposals, kind, *ends):
    return [
        "|".join(
            [*("、".join(tie.span.of(text) for tie in one.ties if tie.type == end) for end in ends), one.span.of(text)]
        )
        for one in proposals
        if one.kind == kind
    ]


@pytest.mark.parametrize(("text", "people", "roles", "said"), PARAGRAPHS, ids=[text[:12] for text, *_ in PARAGRAPHS])
def test_people_roles_and_quotes_of_a_paragraph_are_found_whole(text, people, roles, said):
    page = Page(text)
    kept = combine([one for source in OWN for one in source.propose(page)], [])
    assert "、".join(words(text, kept, PERSON)) == people
    held = [
        f"{one.span.of(text)}:{'、'.join(tie.span.of(text) for tie in one.ties)}" for one in kept if one.kind == ROLE
    ]
    assert held == roles
    assert words(text, kept, QUOTE, SAYS, CUE_OF) == said


NAMELESS = [
    "公園裡杜鵑、海棠、水仙相繼開花。",
    "李宁品牌去年销售额上升，李宁牌运动鞋最受欢迎。",
    "不少人提着张小泉剪刀走过“李白”酒馆。",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_flowers_brands_and_inns_are_nobody(text):
    assert words(text, combine([one for source in OWN for one in source.propose(Page(text))], []), PERSON) == []


BODIES = [
    "县住建局局长",
    "市住建委主任",
    "岭南县发改局局长",
    "臺北市民政局長",
    "市民宗局局长",
    "杭州市民政局局长",
    "张家口市开发改造办主任",
    "市城管委主任",
    "县禁毒办副主任",
    "入境处处长",
    "都發局長",
    "主計總處主計長",
]


@pytest.mark.parametrize("role", BODIES)
def test_bodies_that_are_called_in_short_are_whole(role):
    text = f"{role}李明表示，今天完工。"
    assert words(text, combine([one for source in OWN for one in source.propose(Page(text))], []), ROLE) == [role]


@pytest.mark.parametrize("whom", ["小区居民", "石桥村村民", "市民", "网友"])
def test_whoever_lives_or_reads_somewhere_holds_no_office_and_is_somebody(whom):
    text = f"{whom}李建国说，电梯又坏了。"
    kept = combine([one for source in OWN for one in source.propose(Page(text))], [])
    assert words(text, kept, ROLE) == []
    assert words(text, kept, PERSON) == ["李建国"]


def test_words_in_marks_before_a_verb_of_speech_name_somebody_only_where_they_end_in_a_noun():
    said = combine([one for source in OWN for one in source.propose(Page("主任「不行」說，這件事要再研究。"))], [])
    assert words("主任「不行」說，這件事要再研究。", said, QUOTE, SAYS) == []

"""Writes ``resources/samples/news.jsonl``: six invented articles, three of them marked.

Usage: python packaging/samples/build.py

People, places and events are made up; any likeness to real ones is chance.
"""

import tempfile
from pathlib import Path

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.ids import ArticleId, MarkId
from annotator.domain.spans import Span

TARGET = Path(__file__).resolve().parents[2] / "resources" / "samples" / "news.jsonl"

ARTICLES = {
    "雲嶺鎮圖書館新館啟用": """雲嶺鎮圖書館新館啟用

雲嶺日報雲嶺2024年5月6日電(記者江若蘭)雲嶺鎮圖書館新館五日啟用。鎮長方啟明出席典禮並致詞。
方啟明在致詞中強調,圖書館是鎮上最大的客廳,人人都可以進來坐坐。
館長沈月華介紹,新館藏書八萬冊,其中兒童讀物佔三成。她表示,晚間延長開放到十點,方便下班的人。
“終於不用擠在舊樓了。”讀者馬思遠說。
""",
    "海桐市试行错峰收垃圾": """海桐市试行错峰收垃圾

海桐晚报海桐2024年6月18日讯(记者罗欣)海桐市从本月起试行错峰收垃圾。市城管局局长潘立群在发布会上表示,试行三个月后再决定是否推广。
潘立群指出,白天收运堵路,夜里收运扰民,清晨五点到七点是比较合适的时段。
居民代表苏文静认为,最要紧的是把时间表贴到每栋楼下。
""",
    "長堤大學發表河口水質報告": """長堤大學發表河口水質報告

長堤通訊社長堤2024年7月2日電(記者何嘉)長堤大學環境學系教授林楚雲昨日發表河口水質報告。
林楚雲指出,過去十年氨氮下降四成,但微塑膠增加了一倍。他呼籲,各廠應公布排放數字。
市議員白翠珊回應,議會將在秋季會期討論公布辦法。
長堤水務公司總經理戴維則說,數字已經在網站上。
""",
    "青石县老街改造征求意见": """青石县老街改造征求意见

青石新闻网青石2024年8月21日电(记者白露)青石县老街改造方案今日起征求意见。县住建局副局长石磊介绍,方案保留全部骑楼,只换管线和路面。
石磊表示,施工期间商户可以申请减租。
茶铺店主季红梅说,希望不要赶在春节前动工。
县人大代表龚卫国建议,先做一段样板给大家看。
""",
    "山城樂團巡演重啟": """山城樂團巡演重啟

山城時報山城2024年9月12日電(記者葉青)停演兩年的山城樂團下月重啟巡演。團長霍銘在記者會上宣布,首場在露天劇場,票價不變。
指揮安德莉表示,曲目一半是新作,一半是老聽眾點的曲子。
霍銘說,樂團欠聽眾一個夏天,現在還上。
""",
    "北灣漁港夜市整頓": """北灣漁港夜市整頓

北灣社北灣2024年10月30日電(記者高遠)北灣漁港夜市從下週起整頓。漁港管理處處長莫迪生指出,攤位將重新抽籤,油煙必須過濾。
攤商公會理事長蕭婉婷強調,抽籤要公開。她說,希望管理處先把水電修好。
莫迪生承諾,水電在開市前完工。
""",
}

Quote = tuple[str, str, str]
"""Words of a quote, name or pronoun of the speaker before it, cue."""

MARKED: dict[str, tuple[list[tuple[str, str]], list[Quote], str]] = {
    "雲嶺鎮圖書館新館啟用": (
        [("鎮長", "方啟明"), ("館長", "沈月華"), ("讀者", "馬思遠")],
        [
            ("圖書館是鎮上最大的客廳,人人都可以進來坐坐", "方啟明", "強調"),
            ("新館藏書八萬冊,其中兒童讀物佔三成", "沈月華", "介紹"),
            ("晚間延長開放到十點,方便下班的人", "她", "表示"),
            ("終於不用擠在舊樓了。", "馬思遠", "說"),
        ],
        "公共圖書館",
    ),
    "海桐市试行错峰收垃圾": (
        [("市城管局局长", "潘立群"), ("居民代表", "苏文静")],
        [
            ("试行三个月后再决定是否推广", "潘立群", "表示"),
            ("白天收运堵路,夜里收运扰民,清晨五点到七点是比较合适的时段", "潘立群", "指出"),
            ("最要紧的是把时间表贴到每栋楼下", "苏文静", "认为"),
        ],
        "垃圾收運",
    ),
    "長堤大學發表河口水質報告": (
        [("長堤大學環境學系教授", "林楚雲"), ("市議員", "白翠珊"), ("長堤水務公司總經理", "戴維")],
        [
            ("過去十年氨氮下降四成,但微塑膠增加了一倍", "林楚雲", "指出"),
            ("各廠應公布排放數字", "他", "呼籲"),
            ("議會將在秋季會期討論公布辦法", "白翠珊", "回應"),
        ],
        "水質",
    ),
}


def main() -> None:
    """Make the project with the program's own verbs and export it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Project.create(Path(folder, "sample.annot"), title="Sample", annotator="Sample") as project,
    ):
        root = project.codebook.root("theme").id
        for title, text in ARTICLES.items():
            plan = project.imports.plan_text(text, title)
            article = project.imports.apply(plan).value.articles[0]
            if title in MARKED:
                roles, quotes, theme = MARKED[title]
                _mark(project, article, text, roles, quotes)
                tag = project.tags.add("theme", theme, parent=root).value
                project.themes.put(article, tag.id)
                project.articles.set_state(article, State.DONE)
        project.exports.write(TARGET, "jsonl")


def _mark(project: Project, article: ArticleId, text: str, roles: list[tuple[str, str]], quotes: list[Quote]) -> None:
    people: dict[tuple[str, int], MarkId] = {}

    def put(kind: str, words: str, start: int) -> MarkId:
        return project.marks.add(article, Span(start, start + len(words)), project.codebook.root(kind).id).value.id

    for role, name in roles:
        at = text.index(role + name)
        people[name, at + len(role)] = holder = put("person", name, at + len(role))
        project.links.set_holder(put("role", role, at), holder)
    for words, speaker, cue in quotes:
        at = text.index(words)
        near = text.rfind(speaker, 0, at) if text.rfind(speaker, 0, at) >= 0 else text.index(speaker, at)
        mention = people.get((speaker, near)) or put("person", speaker, near)
        quote = put("quote", words, at)
        project.links.set_speaker(quote, mention)
        said = text.rfind(cue, 0, at) if text.rfind(cue, near, at) >= 0 else text.index(cue, at)
        project.links.set_cue(quote, Span(said, said + len(cue)))
        if speaker in {"他", "她"}:
            before = [key for key in people if key[1] < near]
            meant = project.marks.get([people[max(before, key=lambda key: key[1])]])[0].person
            if meant is not None:
                project.people.join([mention], meant)


if __name__ == "__main__":
    main()

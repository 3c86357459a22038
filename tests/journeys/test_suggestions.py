"""Articles completely marked from what is proposed, with keys that are counted; and by hand alone."""

import pytest

from tests.journeys.annotating import Annotator, Right
from tests.ui.conftest import Hands, hands, window  # noqa: F401  (fixtures)
from tests.ui.sources import only

TEXT = (
    "青溪市舉辦鄉村教師論壇\n\n"
    "青溪新聞網3月8日電(記者羅思涵)3月7日,青溪市鄉村教師論壇在市實驗小學舉行。\n"
    "青溪市副市長賀立群出席論壇並致辭。市教育局局長、黨組書記唐婉清,市實驗小學校長邵啟東分別發言。\n"
    "賀立群在致辭中強調,要把鄉村教師放在心上,改善住房和交通條件。要建立長期的培訓機制。\n"
    "唐婉清表示,今年將新增教師宿舍兩百間。\n"
    "她指出,年輕教師願意留下來,學校才有未來。\n"
)
OURS = Right(
    TEXT,
    ("羅思涵", "賀立群", "唐婉清", "邵啟東"),
    (("記者", "羅思涵"), ("青溪市副市長", "賀立群"), ("市教育局局長", "唐婉清"), ("黨組書記", "唐婉清"),
     ("市實驗小學校長", "邵啟東")),
    (("要把鄉村教師", "培訓機制。", "賀立群", "強調"), ("今年將", "兩百間。", "唐婉清", "表示"),
     ("年輕教師", "未來。", "唐婉清", "指出")),
)  # fmt: skip
SEED_PEOPLE = ("宋翠", "曹建明", "王宇燕", "宋永祥", "陳存根", "秦生祥", "江必新", "鄭國光", "王隨蓮", "周惠")
SEED_ROLES = (
    ("記者", "宋翠"), ("人民網記者", "宋翠"), ("第十三屆全國人大常委會副委員長", "曹建明"),
    ("山東省委副書記", "王宇燕"), ("組織部部長", "王宇燕"), ("濱州市委書記", "宋永祥"),
    ("中國社會工作聯合會會長", "陳存根"), ("第十四屆全國人大常委會委員", "秦生祥"),
    ("社會建設委員會副主任委員", "秦生祥"), ("第十三屆全國人大憲法和法律委員會副主任委員", "江必新"),
    ("中國災害防御協會會長", "鄭國光"), ("山東省人大常委會副主任", "王隨蓮"), ("省工商聯主席", "王隨蓮"),
    ("中國社會工作聯合會黨委書記", "周惠"), ("副會長", "周惠"),
)  # fmt: skip
SEED_QUOTES = (
    ("要充分認識", "新的貢獻。", "曹建明", "強調"), ("社會工作行業要", "新局面。", "陳存根", "表示"),
    ("專業社會工作要", "重大戰略。", "陳存根", "指出"), ("近年來,山東", "高質量發展。", "王宇燕", "說"),
    ("近年來,濱州", "幸福安康。", "宋永祥", "說"), ("歷經“心源”", "夢想成真。", "宋永祥", "指出"),
    ("濱州將以本次", "濱州力量。", "宋永祥", "表示"), ("本次大會深化", "良好氛圍。", "周惠", "表示"),
)  # fmt: skip
MOST_FROM_SUGGESTIONS, MOST_BY_HAND = 60, 160


@pytest.fixture
def at_article(hands, window, tmp_path):  # noqa: F811
    """Opens a project with one article and gives who annotates it."""

    def opened(plan, right):
        window.hub.create(tmp_path / "p.annot")
        project = window.hub.project
        project.imports.apply(plan(project.imports))
        window.situation.read(project.articles.page()[0].id)
        window.view.setFocus()
        return Annotator(hands, right(window.situation.reading.text))

    return opened


def of_seed(text):
    return Right(text, SEED_PEOPLE, SEED_ROLES, SEED_QUOTES)


def test_an_article_is_completely_marked_from_what_is_proposed(at_article):
    annotator = at_article(lambda imports: imports.plan_text(TEXT, "a"), lambda _text: OURS)
    annotator.work_through()
    annotator.mark_the_rest()
    annotator.assert_all_is_right()
    assert annotator.drags == 0
    assert annotator.keys <= 20


def test_the_first_article_takes_sixty_keys_at_most(at_article, seed_path):
    annotator = at_article(lambda imports: imports.plan([seed_path]), of_seed)
    annotator.work_through()
    annotator.mend_links()
    annotator.mark_the_rest()
    annotator.assert_all_is_right()
    assert annotator.gestures <= MOST_FROM_SUGGESTIONS


def test_the_first_article_takes_a_hundred_and_sixty_gestures_by_hand(at_article, seed_path):
    annotator = at_article(lambda imports: imports.plan([seed_path]), of_seed)
    only(annotator.window.hub.project)
    annotator.mark_the_rest()
    assert annotator.mentions() == annotator.right.spans["person"]
    assert annotator.gestures <= MOST_BY_HAND

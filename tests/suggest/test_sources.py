"""The list of sources, and the plug-ins of installed packages: used when they work, told of when they do not."""

import sys

import pytest

from annotator.domain.codebook import BUILT_IN_KINDS, CUE
from annotator.domain.spans import Span
from annotator.suggest.proposing import Page
from annotator.suggest.sources import OWN, refused, sources

GOOD = """
from annotator.domain.spans import Span
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Proposal

def propose(page):
    yield Proposal("theme", Span(0, 2), 0.5, "something else")
    yield Proposal("theme", Span(5, 500), 0.5, "far outside")

def broken(page):
    raise ValueError("no")

SOURCE = Listed("openings", propose, "how an article begins", ("theme",))
BROKEN = Listed("brittle", broken, "nothing", ("theme",))
TAKEN = Listed("repeats", propose, "a name that is taken", ("theme",))
NUMBER = 42
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs a package with these entry points."""

    def install(module, **entries):
        (tmp_path / "openings_of_articles.py").write_text(module, "utf-8")
        info = tmp_path / "openings_of_articles-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: openings-of-articles\nVersion: 1.0\n", "utf-8")
        lines = [f"{name} = openings_of_articles:{value}" for name, value in entries.items()]
        (info / "entry_points.txt").write_text("\n".join(["[annotator.sources]", *lines]), "utf-8")
        monkeypatch.syspath_prepend(tmp_path)

    yield install
    sys.modules.pop("openings_of_articles", None)


def test_our_own_sources_have_names_of_their_own_and_say_what_they_do():
    assert len({listed.name for listed in OWN}) == len(OWN)
    for listed in OWN:
        assert listed.about
        assert listed.kinds
        assert set(listed.kinds) <= {*BUILT_IN_KINDS, CUE}


@pytest.mark.parametrize("listed", OWN, ids=lambda listed: listed.name)
def test_an_empty_page_and_one_of_odd_signs_are_no_trouble(listed):
    for text in ("", "\n\n", " ", "👨‍👩‍👧‍👦𠮷e\u0301 שלום\n。。「", "\ud800".encode("utf-8", "replace").decode()):
        assert list(listed.propose(Page(text))) == []


def test_a_plug_in_proposes_under_its_own_name_and_within_the_page(installed):
    installed(GOOD, openings="SOURCE")
    assert refused() == ()
    listed = sources()[-1]
    assert (listed.name, listed.about) == ("openings", "how an article begins")
    (proposal,) = listed.propose(Page("一二三"))
    assert (proposal.source, proposal.span) == ("openings", Span(0, 2))


def test_plug_ins_that_cannot_be_used_are_told_of_and_left_out(installed):
    installed(GOOD, other="TAKEN", number="NUMBER", gone="MISSING")
    assert sources() == OWN
    assert refused() == (
        "The plug-in gone is left out, it broke when it was loaded: AttributeError: module 'openings_of_articles' has no attribute 'MISSING'",
        "The plug-in number is left out: openings_of_articles:NUMBER is no source of suggestions.",
        "The plug-in repeats is left out: there is a source of that name already.",
    )


def test_a_plug_in_that_breaks_at_import_ends_nothing(installed):
    installed("class Odd(Exception): pass\nraise Odd('on a rainy day')", openings="SOURCE")
    assert sources() == OWN
    assert "Odd: on a rainy day" in refused()[0]


def test_a_plug_in_that_breaks_on_a_page_proposes_nothing_there(installed, caplog):
    installed(GOOD, brittle="BROKEN")
    assert list(sources()[-1].propose(Page("一二三"))) == []
    assert "brittle broke" in caplog.text

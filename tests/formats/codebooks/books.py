"""Codebooks as hypothesis makes them: any tree below the kinds, any words that a tag may hold."""

from hypothesis import strategies as st

from annotator.domain.codebook import Codebook, Feature, FeatureKind, Line, LinkType, Overlap, Tag, default_codebook
from annotator.domain.ids import LinkTypeId, TagId, new_id
from tests.conftest import TRICKY

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/\ufffe\uffff")
NAMES = st.text(_LETTERS, min_size=1, max_size=8).map(str.strip).filter(bool) | st.sampled_from(
    ["no", "1", "null", "=SUM(A1)", "'quoted'", "a|b (c)*", "~", "- x", TRICKY[:8]]
)
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufffe\uffff"), max_size=20)
"""Any text that a description may be."""
PRINTED = st.text(_LETTERS | st.sampled_from(" \n\t\r"), max_size=30) | st.lists(
    st.sampled_from(["---", "\\---", "\\", "\n", "\n\n", "\n\n---\n\n", "a", "\r"]), max_size=8
).map("".join)
"""What XML can hold."""
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
CHOICES = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple)
FEATURES = st.builds(Feature, NAMES, st.just(FeatureKind.CHOICE), CHOICES, st.booleans()) | st.builds(
    Feature, NAMES, st.sampled_from([FeatureKind.TEXT, FeatureKind.YES_NO, FeatureKind.NUMBER]), st.just(()), st.booleans()
)  # fmt: skip


@st.composite
def codebooks(draw, words=WORDS):
    """The usual kinds, a further one, and tags anywhere below; each before those below it, as files have them."""
    roots = [*default_codebook().tags]
    if draw(st.booleans()):
        name = draw(NAMES.filter(lambda one: one not in {tag.name for tag in roots}))
        roots.append(Tag(TagId(new_id()), name, name, sign=name[:1]))
    tags = list(roots)
    for _number in range(draw(st.integers(0, 6))):
        parent = draw(st.sampled_from(tags))
        name = draw(NAMES)
        if any(tag.parent == parent.id and tag.name == name for tag in tags):
            continue
        tags.append(
            Tag(
                TagId(new_id()), parent.kind, name, parent.id, draw(COLOURS), draw(st.sampled_from(["", "=", "'", "k"])),
                draw(st.sampled_from(["", name[:1], "簽"])), draw(words), draw(words),
                draw(st.sampled_from(list(Overlap))), tuple(draw(st.lists(FEATURES, max_size=2, unique_by=lambda one: one.name))),
                draw(st.sampled_from(list(Line))), draw(st.booleans()),
            )
        )  # fmt: skip
    book = Codebook(tuple(tags), ())
    ordered = tuple(tag for root in book.children(None) for tag in book.branch(root.id))
    own = LinkType(LinkTypeId(new_id()), "knows " + draw(NAMES), ("person",), ())
    return Codebook(ordered, (*default_codebook().link_types, own))

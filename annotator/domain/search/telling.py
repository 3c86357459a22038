"""What is done with all that was found, in words: the same in the window and in a shell."""

from annotator.domain.language import _, ngettext
from annotator.domain.search.planned import MarkingPlan, UnmarkingPlan


def told_marking(plan: MarkingPlan, tag: str) -> str:
    """What would be marked, and why not the rest."""
    where = ngettext("in {count} article", "in {count} articles", plan.articles)
    told = ngettext("{count} place {where} becomes {tag}.", "{count} places {where} become {tag}.", plan.new)
    first = told.format(count=f"{plan.new:,}", where=where.format(count=f"{plan.articles:,}"), tag=tag)
    return " ".join([first, *_left_out(plan)])


def told_marked(plan: MarkingPlan, marked: int, tag: str) -> str:
    """How many places were marked of those that were planned, and why not the rest."""
    told = ngettext("{count} place is marked as {tag} now.", "{count} places are marked as {tag} now.", marked)
    parts = [told.format(count=f"{marked:,}", tag=tag), *_left_out(plan)]
    if marked < plan.new:
        missed = plan.new - marked
        quicker = ngettext("At {count} place others were quicker.", "At {count} places others were quicker.", missed)
        parts.append(quicker.format(count=f"{missed:,}"))
    return " ".join(parts)


def _left_out(plan: MarkingPlan) -> list[str]:
    there, forbidden, changed, elsewhere = plan.there, plan.forbidden, plan.changed, plan.elsewhere
    reasons = (
        (there, ngettext("{count} is marked so already.", "{count} are marked so already.", there)),
        (forbidden, ngettext(
            "At {count} place the codebook forbids it.", "At {count} places the codebook forbids it.", forbidden
        )),
        (changed, ngettext(
            "At {count} place the text was corrected since.", "At {count} places the text was corrected since.", changed
        )),
        (elsewhere, ngettext("{count} is in a title or note.", "{count} are in titles or notes.", elsewhere)),
    )  # fmt: skip
    return [told.format(count=f"{count:,}") for count, told in reasons if count]


def told_unmarking(plan: UnmarkingPlan, names: str) -> str:
    """Which marks would go; ``names`` are their tags with how many there are of each."""
    count = len(plan.marks)
    told = ngettext(
        "{count} mark goes, with its links: {names}.", "{count} marks go, with their links: {names}.", count
    )
    return told.format(count=f"{count:,}", names=names) if count else _("No mark of yours stands exactly there.")


def told_unmarked(count: int) -> str:
    """How many marks went."""
    return ngettext("{count} mark is gone.", "{count} marks are gone.", count).format(count=f"{count:,}")


def told_suggested(count: int) -> str:
    """How many suggestions wait now."""
    told = ngettext(
        "{count} hit is a suggestion in its article now, until it is decided on.",
        "{count} hits are suggestions in their articles now, until they are decided on.",
        count,
    )
    return told.format(count=f"{count:,}")

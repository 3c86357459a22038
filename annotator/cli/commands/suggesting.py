"""``suggest``, ``learn``, ``evaluate``: what sources propose, what marks teach, how good proposals are."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, WrongUsage, command, opened, writes
from annotator.domain.articles import ArticleSummary
from annotator.domain.corpus.evaluation import Evaluation
from annotator.domain.corpus.learnt import Verdict
from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.reasons import reason_in_words
from annotator.domain.suggestions import Suggestion
from annotator.domain.wording import shortened
from annotator.project import Project

_INTERRUPTED = 130
_PAGE = 500


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "suggest", _suggest, _("print what the sources of suggestions propose, or accept it"),
        "suggest news.annot --source names --accept 0.97",
    )  # fmt: skip
    either = parser.add_mutually_exclusive_group()  # what is withdrawn is withdrawn everywhere
    either.add_argument(
        "articles", metavar="ARTICLE", nargs="*", default=[], help=_("titles or keys; all articles unless given")
    )
    _sources(parser)
    parser.add_argument(
        "--accept",
        metavar="SCORE",
        type=_score,
        help=_("accept what has at least this score, 0 to 1; a step an article"),
    )
    either.add_argument(
        "--withdraw",
        metavar="S",
        help=_("forget what waits of a source that came from elsewhere: predictions, a search, a language model"),
    )
    writes(parser)
    parser = command(
        commands, "learn", _learn, _("learn from the marks of the project, and tell how well that does"),
        "learn news.annot",
    )  # fmt: skip
    writes(parser)
    parser = command(
        commands, "evaluate", _evaluate, _("compare what is proposed with the marks of an annotator"),
        "evaluate news.annot --layer chen --source names",
    )  # fmt: skip
    parser.add_argument("--layer", metavar="ANNOTATOR", default="", help=_("whose marks are right; yours unless given"))
    _sources(parser)
    writes(parser)


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--source", dest="sources", action="append", default=[], metavar="S",
        help=_("ask only this source; without it, those that are switched on"),
    )  # fmt: skip


def _score(word: str) -> float:
    try:
        found = float(word)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(_("{word} is no number from 0 to 1.").format(word=word))
    return found


def _suggest(arguments: argparse.Namespace) -> int:
    if arguments.withdraw is not None:
        if arguments.sources or arguments.accept is not None:
            raise WrongUsage(
                _("--withdraw names its source itself, and accepts nothing: --source and --accept do not go with it."),
                _("Accept first what you want to keep of it, with --source and --accept; then withdraw the rest."),
            )
        return _withdraw(arguments)
    with opened(arguments, read_only=arguments.accept is None) as project:
        _tell_what_is_missing(project, arguments.sources)
        chosen = [project.articles.find(one).id for one in arguments.articles]
        proposed = _proposed(project, chosen, arguments.sources)
        if arguments.accept is not None:
            return _accept(project, proposed, arguments)
        tell = _whole if arguments.json else _short
        rows = [tell(project, title, one) for title, found in proposed for one in found]
    printing.records(rows, as_json=arguments.json)
    return 0


def _withdraw(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        count = project.suggestions.withdraw(arguments.withdraw).value
    told = ngettext("{count} suggestion was withdrawn.", "{count} suggestions were withdrawn.", count)
    printing.told(told.format(count=f"{count:,}"), {"withdrawn": count}, as_json=arguments.json)
    return 0


def _tell_what_is_missing(project: Project, only: Sequence[str]) -> None:
    project.suggestions.refuse_unknown(set(only).difference(project.suggestions.offering()))
    for one in project.suggestions.sources():
        if one.missing and one.kinds and (one.name in only if only else one.on):
            print(f"annotator: {one.name}: {one.missing}", file=sys.stderr)


def _proposed(
    project: Project, chosen: Sequence[ArticleId], only: Sequence[str]
) -> Iterator[tuple[str, list[Suggestion]]]:
    """The title of each article and what is proposed on it."""
    told = printing.bar(_("Looking for suggestions"))
    summaries = [project.articles.summary(one) for one in chosen] if chosen else _all(project)
    for done, summary in enumerate(summaries):
        told(done, len(summaries))
        yield summary.title, project.suggestions.propose(summary.id, only)
    told(len(summaries), len(summaries))


def _all(project: Project) -> list[ArticleSummary]:
    found = project.articles.page(limit=_PAGE)
    while found and (page := project.articles.page(found[-1], _PAGE)):
        found += page
    return found


def _short(project: Project, title: str, one: Suggestion) -> dict[str, object]:
    return {
        "article": shortened(title), "tag": project.codebook.path(one.tag), "start": one.span.start,
        "end": one.span.end, "text": shortened(one.text), "score": one.score, "source": one.source,
        "person": one.person, "reason": reason_in_words(one.reason),
    }  # fmt: skip


def _whole(project: Project, title: str, one: Suggestion) -> dict[str, object]:
    ties = [
        {"type": tie.type, "kind": tie.kind, "start": tie.span.start, "end": tie.span.end, "person": tie.person}
        for tie in one.ties
    ]
    core = {} if one.core is None else {"core": {"start": one.core.start, "end": one.core.end}}
    words = {"article": title, "article_id": str(one.article), "text": one.text}
    return {**_short(project, title, one), **words, **core, "ties": ties}


def _accept(project: Project, proposed: Iterator[tuple[str, list[Suggestion]]], arguments: argparse.Namespace) -> int:
    """Accept what is certain enough, article by article; whoever stops it keeps what was accepted."""
    marks = articles = left_out = 0
    refusals: list[AnnotatorError] = []
    status = 0
    try:
        for _title, found in proposed:
            if certain := [one for one in found if one.score >= arguments.accept]:
                made = project.suggestions.accept(certain, lambda _one, refusal: refusals.append(refusal)).value
                marks, articles = marks + len(made), articles + bool(made)
    except (KeyboardInterrupt, Cancelled):
        print("\n" + _("Stopped; what was accepted stays."), file=sys.stderr)
        status = _INTERRUPTED
    left_out = len(refusals)
    for refusal in refusals[:3]:
        print(f"annotator: {refusal}", file=sys.stderr)
    told = ngettext("{count} mark was made", "{count} marks were made", marks).format(count=marks)
    told += ngettext(" in {count} article.", " in {count} articles.", articles).format(count=articles)
    facts = {"marks": marks, "articles": articles, "left_out": left_out}
    printing.told(told, facts, as_json=arguments.json)
    return status


def _learn(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        learnt = project.suggestions.learn(printing.bar(_("Learning")))
        names = {one.tag: project.codebook.path(one.tag) for one in learnt.verdicts}
    if arguments.json:
        verdicts = [_verdict(one, names[one.tag]) for one in learnt.verdicts]
        facts = {"articles": learnt.articles, "sentences": learnt.sentences, "missing": learnt.missing}
        printing.value({**facts, "tags": verdicts})
        return 0
    if learnt.missing:
        print(learnt.missing)
    for verdict in learnt.verdicts:
        print(verdict.told(names[verdict.tag]))
    return 0


def _verdict(one: Verdict, name: str) -> dict[str, object]:
    own, others = ({"learner": one.own, "others": one.others}[side] for side in ("learner", "others"))
    return {
        "tag": name, "marks": one.marks, "in_use": one.is_in_use, "learner": _facts(own), "others": _facts(others)
    }  # fmt: skip


def _evaluate(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        _tell_what_is_missing(project, arguments.sources)
        found = project.suggestions.evaluate(arguments.layer, arguments.sources, printing.bar(_("Comparing")))
    if arguments.json:
        facts = {"layer": found.layer, "articles": found.articles, "finished": found.finished}
        printing.value({**facts, "scores": _by_source(found.scores), "links": _by_source(found.links)})
        return 0
    _print(found)
    return 0


def _print(found: Evaluation) -> None:
    told = ngettext(
        "Against the marks of {name} on {count} article.",
        "Against the marks of {name} on {count} articles.",
        found.articles,
    )
    print(told.format(name=found.layer, count=found.articles))
    if not found.finished:
        print(_("None of them is done: what is counted as wrong may only not be marked yet."))
    tables = (("kind", "marks", found.scores), ("link", "links", found.links))
    for what, made, scores in tables:
        rows = [
            {
                "source": source, what: kind, made: one.strict.made, "proposed": one.strict.proposed,
                **_columns("", one.strict), **_columns("~", one.overlapping),
            }
            for source, kinds in scores.items()
            for kind, one in kinds.items()
        ]  # fmt: skip
        printing.records(rows, as_json=False)


def _by_source(scores: Mapping[str, Mapping[str, Scores]]) -> dict[str, dict[str, object]]:
    return {source: {kind: _facts(one) for kind, one in kinds.items()} for source, kinds in scores.items()}


def _columns(sign: str, score: Score) -> dict[str, object]:
    """Percentages of one ruler; ``~`` stands for spans that only overlap."""
    shares = {"p": score.precision, "r": score.recall, "f": score.f_measure}
    return {f"{sign}right": score.met, **{f"{sign}{name}": f"{100 * one:.1f}" for name, one in shares.items()}}


def _facts(scores: Scores) -> dict[str, object]:
    return {
        ruler: {
            "right": one.met, "proposed": one.proposed, "marks": one.made, "precision": round(one.precision, 4),
            "recall": round(one.recall, 4), "f": round(one.f_measure, 4),
        }
        for ruler, one in (("strict", scores.strict), ("overlapping", scores.overlapping))
    }  # fmt: skip

"""The verbs of asking a language model about an article: see what would be sent, then send just that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.ids import ArticleId
from annotator.domain.language import marked
from annotator.domain.suggestions import Suggestion
from annotator.project.asking.addresses import Endpoint, checked
from annotator.project.desk import Desk
from annotator.project.suggesting.proposing import Laid, Proposer
from annotator.suggest.asking.answers import SOURCE, Usage
from annotator.suggest.asking.questions import Question, leaving, questions
from annotator.suggest.listing.listed import Listed

_ABOUT = marked("what a language model proposes")


@dataclass(frozen=True, slots=True)
class Told:
    """What a model proposes on an article, a sentence for each mark that was dropped, tokens and seconds it took."""

    suggestions: tuple[Suggestion, ...]
    dropped: tuple[str, ...]
    usage: Usage
    seconds: float


class Asking:
    """Asks a language model about articles; nothing is sent but by ``ask``."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._proposer = desk, Proposer(desk)

    def preview(self, article: ArticleId, address: str, model: str) -> str:
        """The exact text that ``ask`` would send about an article, and where to.

        Raises ``AskingRefused`` for an address that may not be asked, and ``NotFound``.
        """
        whole = checked(address)
        return leaving(self._questions(self._laid(article), model), whole)

    def ask(
        self,
        article: ArticleId,
        endpoint: Endpoint,
        model: str,
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Told:
        """Send what ``preview`` shows, and give what comes of it where no mark stands and nothing was rejected.

        May be called in any thread. ``told`` hears of requests done and their number and may raise ``Cancelled``.
        Raises ``AskingRefused``, ``NotFound``.
        """
        from annotator.project.asking.conversation import ask  # TLS takes a while to load

        laid, book = self._laid(article), self._desk.codebook
        found = ask(endpoint, laid.page.text, self._questions(laid, model), book, model, told)
        kinds = tuple(dict.fromkeys(one.kind for one in found.proposals))
        source = Listed(SOURCE, lambda _page: found.proposals, _ABOUT, kinds)
        return Told(tuple(self._proposer.propose(laid, [source])), found.dropped, found.usage, found.seconds)

    def _laid(self, article: ArticleId) -> Laid:
        with self._desk.read() as reader:
            return self._proposer.lay(reader, article)

    def _questions(self, laid: Laid, model: str) -> Sequence[Question]:
        return questions(laid.page.text, self._desk.codebook, model)

"""Files of a folder, one or two an article, written from one pass over the articles and never all in memory."""

from collections.abc import Iterator

from annotator.domain.transfer.exchange import Exchange, ExchangeArticle


class InTurn:
    """The articles of an exchange by their numbers from 0; whoever asks in order makes it read them once only."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._stream: Iterator[ExchangeArticle] = iter(())
        self._last: ExchangeArticle | None = None
        self._at = -1

    def article(self, number: int) -> ExchangeArticle:
        """That article. Raises ``IndexError`` where the exchange has fewer."""
        if number < self._at or self._last is None:
            self._stream, self._at = self._exchange.articles(), -1
        while self._at < number:
            self._last = next(self._stream, None)
            self._at += 1
            if self._last is None:
                raise IndexError(number)
        if self._last is None:
            raise IndexError(number)
        return self._last


def file_names(exchange: Exchange) -> list[str]:
    """A name for each article, without an ending: its number, and what of its title may stand in names of files."""
    return [
        f"{number:04}-{words}" if (words := _name_of(article.metadata.title)) else f"{number:04}"
        for number, article in enumerate(exchange.articles(), 1)
    ]


def _name_of(title: str) -> str:
    kept = "".join(character if character.isalnum() or character in "-_" else " " for character in title)
    return "_".join(kept.split())[:40]

"""Pasting an article from a browser."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def test_a_piece_of_a_page_is_pasted_with_its_address(opened, window, monkeypatch):
    plans = []
    monkeypatch.setattr(window, "review", plans.append)
    data = QMimeData()
    data.setHtml("<p>國會討論<b>預算</b>。</p>")
    data.setText("something else")
    data.setData("text/x-moz-url-priv", "https://news.example.org/1".encode("utf-16-le"))
    QGuiApplication.clipboard().setMimeData(data)
    window.files.paste_article()
    [article] = plans[0].articles
    assert article.decoded.text == "國會討論預算。"
    assert article.inferred.metadata.url == "https://news.example.org/1"

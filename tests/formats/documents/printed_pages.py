"""PDFs made by reportlab."""

from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

CHINESE = "MSung-Light"
pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))


def printed(*pages, title="", encrypt=None) -> bytes:
    """A PDF of pages, each a list of (x, y, font, size, words)."""
    out = BytesIO()
    canvas = Canvas(out, encrypt=encrypt, invariant=True)
    canvas.setTitle(title)
    for page in pages:
        for x, y, font, size, words in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(words, x=72, y=700, size=12, font=CHINESE):
    """Lines below each other."""
    return [(x, y - 18 * at, font, size, line) for at, line in enumerate(words)]


def latin(*words, x=72, y=700):
    """English lines below each other."""
    return column(words, x, y, 11, "Helvetica")


def locked(password: str) -> StandardEncryption:
    """Encryption with a password for opening, or none."""
    return StandardEncryption(password, ownerPassword="owner", strength=128)


PDF = printed(column(["雲嶺鎮圖書館新館啟用", "鎮長出席典禮。"]), latin("a line", "another"), title="雲嶺鎮")

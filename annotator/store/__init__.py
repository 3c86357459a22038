"""Memory: SQLModel tables, reading and writing, history, care of the file. The only room that knows SQL."""

from annotator.store.store import Store
from annotator.store.transactions import Pen, Reader

__all__ = ["Pen", "Reader", "Store"]

"""Memory: SQLModel tables, reading and writing, history, care of the file. The only room that knows SQL."""

from annotator.store.file.store import FileStore
from annotator.store.moving import move
from annotator.store.opening import create_store, open_store
from annotator.store.shelves.suggesting.pending_pen import Sought
from annotator.store.store import Store
from annotator.store.transactions import Pen, Reader
from annotator.store.words.kept import Laid
from annotator.store.writing.keyed import keyed

__all__ = ["FileStore", "Laid", "Pen", "Reader", "Sought", "Store", "create_store", "keyed", "move", "open_store"]

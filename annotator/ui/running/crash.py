"""Our own mistakes: logged, told once, and survived where that is possible."""

import faulthandler
import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from annotator.domain.errors import ConnectionLost
from annotator.settings.logs import log_file
from annotator.ui import messages

_telling = False


def watch() -> None:
    """From now on unhandled mistakes are logged and told."""
    sys.excepthook = _tell
    threading.excepthook = lambda args: _log(args.exc_type, args.exc_value, args.exc_traceback)
    qInstallMessageHandler(_qt_said)
    if sys.stderr is not None:
        faulthandler.enable()


def _tell(kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
    global _telling
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, mistake, trace)
        return
    if issubclass(kind, ConnectionLost):  # the status line tells it; what could not be read is read when it is back
        logging.getLogger(__name__).info("not read: the connection is lost")
        return
    _log(kind, mistake, trace)
    if not _telling:
        _telling = True
        messages.crash("".join(traceback.format_exception(kind, mistake, trace)), log_file())
        _telling = False


def _log(kind: type[BaseException], mistake: BaseException | None, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).error("unhandled", exc_info=(kind, mistake or kind(), trace))


def _qt_said(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    logging.getLogger("qt").log(level, "%s", message)

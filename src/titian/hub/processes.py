"""Children that end with their parent, also when the parent is killed without a word."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from typing import Final

PR_SET_PDEATHSIG: Final = 1


def follow_parent(parent: int) -> None:
    """Makes this process end when `parent` is gone without having stopped it.

    Linux kills it at once (PR_SET_PDEATHSIG), so that the port is free again; a thread that looks each half second
    serves everywhere else and covers a parent that died before this ran. Whatever was not committed then is offered
    again by the phone, as after a power cut.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), name="follow-parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)

"""Children that end with their parent, also when the parent is killed without a word, and give back what they freed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from typing import Final

PR_SET_PDEATHSIG: Final = 1
M_MMAP_THRESHOLD: Final = -3
M_ARENA_MAX: Final = -8
LARGE: Final = 128 * 1024


def follow_parent(parent: int) -> None:
    """Makes this process end when `parent` is gone without having stopped it.

    Linux kills it at once (PR_SET_PDEATHSIG), so that the port is free again; a thread that looks each half second
    serves everywhere else and covers a parent that died before this ran. Whatever was not committed then is offered
    again by the phone, as after a power cut.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), name="follow-parent", daemon=True).start()


def give_large_memory_back() -> None:
    """From now on what is large goes back to the system when it is freed, in this process and in those it forks.

    glibc begins so, and leaves it at the first large piece that is freed: from then on pieces of that size stay with
    the thread that asked for them. Each sign-in takes 16 MiB for its password, so that every thread came to hold
    16 MiB for good. Named by us, the bound stays.

    What is small lies in one heap, not in one for each thread: what one thread freed serves the others, and threads
    that take turns at running Python seldom wait for each other there. Other C libraries have nothing to be told.
    """
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(M_MMAP_THRESHOLD, LARGE)
        set_option(M_ARENA_MAX, 1)


def give_freed_memory_back() -> None:
    """What was freed and lies between what is held goes back to the system, 3 MiB after all roles, in a millisecond.

    glibc looks at the end of its heap alone. Other C libraries do this by themselves or have nothing to be told.
    """
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)

"""Copies of a pack that a test may change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path


def copy_folder(
    source: Path | str, target: Path | str, ignore: Callable[[str, list[str]], Iterable[str]] | None = None
) -> Path:
    """A copy whose clips, thousands of files, are links: a test that changes a clip takes it away first."""
    return Path(shutil.copytree(source, target, ignore=ignore, copy_function=_link_clip_or_copy))


def _link_clip_or_copy(source: str, target: str) -> None:
    if not source.endswith(".opus"):
        shutil.copy2(source, target)
        return
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)

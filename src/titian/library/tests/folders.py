"""Copies of a pack that a test may change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

CONTENT: Final = Path(__file__).resolve().parents[4] / "content"


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
        os.link(_keep_copy(Path(source)), target)
    except OSError:  # another file system
        shutil.copy2(source, target)


def _keep_copy(clip: Path) -> Path:
    """The run's own copy of a clip that ships: a link is written into a file's record, and a demo looks whether that changed."""
    if not clip.is_relative_to(CONTENT):
        return clip
    kept = Path(os.environ["TITIAN_DEMO_HUBS"]) / "clips" / clip.relative_to(CONTENT)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        ours = kept.with_suffix(f".{os.getpid()}")
        shutil.copy2(clip, ours)
        ours.replace(kept)
    return kept

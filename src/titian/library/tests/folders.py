"""Copies of a pack that a test may change."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[4]
CONTENT: Final = ROOT / "content"
FEW: Final = ("en", "id", "th")


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


def copy_small_checkout(to: Path) -> None:
    """A pack and a country with their folders round them, in three languages: for tests of what is done with a pack,
    whatever it says. All its words and clips are built and checked where that is the question. Nothing is learnt there;
    of clips there are links, which are only read.
    """
    pack = "content/packs/first-contact"
    for name in (pack, "content/countries/th", "contracts/codes"):
        shutil.copytree(ROOT / name, to / name, ignore=_leave_out)
    (to / pack / "voices").mkdir()
    for voices in (ROOT / pack / "voices").iterdir():
        if voices.name in FEW:
            (to / pack / "voices" / voices.name).symlink_to(voices)
    about = to / pack / "pack.yaml"
    text, found = re.subn(r"(?m)^languages: \[.+\]$", f"languages: [{', '.join(FEW)}]", about.read_text("utf-8"))
    assert found == 1
    about.write_text(text, "utf-8")


def _leave_out(folder: str, names: list[str]) -> list[str]:
    if Path(folder).name == "locales":
        return [name for name in names if Path(name).stem not in FEW]
    return [name for name in names if name == "voices"]

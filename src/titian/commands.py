"""What the `titian` command can do. A room says its own commands in its `commands.py`, which is read without Django.

What it says is where a command's code lies and its line in `titian --help`; the code is loaded when it is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).resolve().parent
SET_UP: Final = "titian.hub.commands.setup"


class Known(NamedTuple):
    """Where a command is, its line in `titian --help` (the first sentence of its own help), and its place in it."""

    module: str
    holds: str  # a Typer holds commands of its own; a function is one command
    line: str
    rank: int
    is_hidden: bool = False


@cache
def list_room_commands() -> Mapping[str, Known]:
    """The commands of every room, by name. One of two words, as `directory hsds`, stands below another room's."""
    commands: dict[str, Known] = {}
    for path in sorted(HERE.glob("*/commands.py")):
        commands.update(import_module(f"titian.{path.parent.name}.commands").COMMANDS)
    return commands


def set_up_django() -> None:
    """Settings and Django, for a command that needs them; without a hub it is a sentence and exit code 2.

    The hub stands above all rooms: it is named here as Django names settings.
    """
    import_module(SET_UP).set_up_django()

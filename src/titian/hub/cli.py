"""The `titian` command. A command's code is loaded when it is called: `titian screen` never waits for Django."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

os.environ.setdefault("TYPER_USE_RICH", "0")  # help in plain words; what paints it would stay in a hub's memory
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and they are looked for in every package

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from titian.commands import Known, list_room_commands

if TYPE_CHECKING:
    from typer._click.core import Command, Context


OWN: Final = {
    "demo": Known(
        "titian.hub.commands.demo",
        "demo",
        "Make a hub to try out, in TITIAN_DATA (./var): fictional stations, providers, accounts and keys.",
        10,
    ),
    "serve": Known(
        "titian.hub.commands.serve", "serve", "Serve desk, field app and API on this machine until Ctrl-C.", 20
    ),
    "worker": Known(
        "titian.hub.commands.serve",
        "worker",
        "Work through background tasks and what is due by the clock, until Ctrl-C.",
        30,
    ),
    "screen": Known(
        "titian.instrument.cli",
        "screen",
        "Print what follows from answers: level, rules that hold or are open, needs and effects.",
        40,
    ),
    "form": Known("titian.hub.commands.form", "app", "Check, convert and show XLSForm workbooks.", 50),
    "key": Known("titian.sealing.cli", "app", "Make keys, sign with them, and show their fingerprint words.", 100),
    "voices": Known("titian.voices.cli", "voices", "Draft clips for the spoken texts of a pack.", 140),
    "paper": Known(
        "titian.papers.cli", "app", "Papers to point at, where no phone and no interpreter is at hand.", 150
    ),
    "learning": Known("titian.courseware.cli", "app", "Check and draw what officers learn with.", 175),
    "backup": Known(
        "titian.hub.commands.operations",
        "backup",
        "Seal a copy of the whole hub to the offline key, while it serves.",
        210,
    ),
    "restore": Known(
        "titian.hub.commands.operations",
        "restore",
        "Bring a hub back from a backup, into an empty folder and database.",
        220,
    ),
    "upgrade": Known(
        "titian.hub.commands.operations",
        "upgrade",
        "Bring the hub's data up to this program: a backup first, then the migrations, then the doctor.",
        230,
    ),
    "doctor": Known(
        "titian.hub.commands.operations",
        "doctor",
        "Look the hub over: what is well, what will need care, what is wrong and what to do.",
        240,
    ),
    "audit": Known("titian.hub.commands.audit", "app", "The log: its head, and whether it holds.", 260),
    "recover-admin": Known(
        "titian.hub.commands.recover_admin",
        "recover_admin",
        "Print a one-time link for an administrator: the only one there is, the one you name, or a new one.",
        270,
    ),
    "recover-body": Known(
        "titian.hub.commands.recover_admin",
        "recover_body",
        "Print a one-time link for a new manager of the independent body that reads complaints.",
        280,
    ),
    "move-database": Known(
        "titian.hub.commands.operations",
        "move_database",
        "Copy a hub from SQLite to PostgreSQL and compare every table.",
        290,
    ),
    "migrate": Known(
        "titian.hub.commands.serve",
        "migrate",
        "Bring the database up to this program's version; a new hub gets its secret keys.",
        300,
        is_hidden=True,
    ),
}
"""The hub's own commands, and those of the libraries that are used without one: to ask these would load them whole."""
ALL: Final[Mapping[str, Known]] = {**OWN, **list_room_commands()}
COMMANDS: Final = {name: ALL[name] for name in sorted(ALL, key=lambda name: ALL[name].rank) if " " not in name}

STAYING: Final = frozenset({"serve", "worker"})
SELDOM: Final = 100_000
"""Any other command ends soon and leaves little: to look for it after every 700 new objects took a seventh of it."""


class Commands(TyperGroup):
    """The commands of `COMMANDS`, in that order, each imported when it is called and not when it is named."""

    def list_commands(self, ctx: Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        known = COMMANDS.get(cmd_name)
        return known and TyperCommand(cmd_name, help=known.line, hidden=known.is_hidden)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        command = load_command(name) if name else None
        if not gc.isenabled():
            gc.freeze()
            if name not in STAYING:
                gc.set_threshold(SELDOM, 20, 20)
            gc.enable()
        return name, command, rest


def load_command(name: str) -> Command:
    """A command of `COMMANDS`, with its own help and options, and those that other rooms put below it."""
    known = ALL[name]
    held = getattr(import_module(known.module), known.holds)
    if not isinstance(held, typer.Typer):
        alone = typer.Typer(pretty_exceptions_enable=False)
        alone.command(name)(held)
        held = alone
    command = get_command(held)
    command.name = name.rsplit(maxsplit=1)[-1]
    command.hidden = known.is_hidden
    # Shell completion is offered by `titian` itself or not at all.
    command.params = [p for p in command.params if p.name not in {"install_completion", "show_completion"}]
    if isinstance(command, TyperGroup):
        for below in ALL:
            if below.startswith(f"{name} "):
                command.add_command(load_command(below))
    return command


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def titian() -> None:
    """From first contact at a border to a safe referral: the hub and its tools."""


def main() -> None:
    """Runs one command. Exit codes: 0 done, 1 refused or failed, 2 wrong use or wrong settings."""
    gc.disable()  # until a command is loaded: what is loaded stays, and collecting would look through it in vain
    app(prog_name="titian")


if __name__ == "__main__":
    main()

"""The `titian` command. A command's code is loaded when it is called: `titian screen` never waits for Django."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

os.environ.setdefault("TYPER_USE_RICH", "0")  # help in plain words; what paints it would stay in a hub's memory

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click.core import Command, Context

# name: (module, what it holds, hidden). A Typer holds commands of its own; a function is one command.
COMMANDS: Final[Mapping[str, tuple[str, str, bool]]] = {
    "demo": ("titian.hub.commands.demo", "demo", False),
    "serve": ("titian.hub.commands.serve", "serve", False),
    "worker": ("titian.hub.commands.serve", "worker", False),
    "screen": ("titian.instrument.cli", "screen", False),
    "form": ("titian.hub.commands.form", "app", False),
    "htcds": ("titian.hub.commands.htcds", "app", False),
    "pack": ("titian.hub.commands.pack", "app", False),
    "country": ("titian.hub.commands.country", "app", False),
    "directory": ("titian.hub.commands.directory", "app", False),
    "key": ("titian.sealing.cli", "app", False),
    "adopt": ("titian.hub.commands.trust", "adopt", False),
    "recipients": ("titian.hub.commands.trust", "recipients", False),
    "voices": ("titian.voices.cli", "voices", False),
    "paper": ("titian.papers.cli", "app", False),
    "slips": ("titian.arrivals.cli", "slips", False),
    "studio": ("titian.hub.commands.studio", "app", False),
    "figures": ("titian.hub.commands.figures", "figures", False),
    "backup": ("titian.hub.commands.operations", "backup", False),
    "restore": ("titian.hub.commands.operations", "restore", False),
    "upgrade": ("titian.hub.commands.operations", "upgrade", False),
    "doctor": ("titian.hub.commands.operations", "doctor", False),
    "notices": ("titian.hub.commands.notices", "app", False),
    "audit": ("titian.hub.commands.audit", "app", False),
    "recover-admin": ("titian.hub.commands.recover_admin", "recover_admin", False),
    "recover-body": ("titian.hub.commands.recover_admin", "recover_body", False),
    "move-database": ("titian.hub.commands.operations", "move_database", False),
    "migrate": ("titian.hub.commands.serve", "migrate", True),
}


class Commands(TyperGroup):
    """The commands of `COMMANDS`, in that order, each imported on first use."""

    def list_commands(self, ctx: Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, is_hidden = COMMANDS[cmd_name]
        held = getattr(import_module(module), attribute)
        if not isinstance(held, typer.Typer):
            alone = typer.Typer(pretty_exceptions_enable=False)
            alone.command(cmd_name)(held)
            held = alone
        command = get_command(held)
        command.name = cmd_name
        command.hidden = is_hidden
        # Shell completion is offered by `titian` itself or not at all.
        command.params = [p for p in command.params if p.name not in {"install_completion", "show_completion"}]
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
    app(prog_name="titian")


if __name__ == "__main__":
    main()

"""`titian plan`: a plan from public sources into a region's hub."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.commands import set_up_django

app = typer.Typer(name="plan", help="Take a region's plan from a file of public sources.")


@app.callback()
def plan() -> None:
    """Take a region's plan from a file of public sources."""


@app.command("take")
def take(
    *,
    file: Annotated[Path, typer.Argument(help="The plan, for example content/plans/2021-2023.yaml.")],
    by: Annotated[str, typer.Option(help="Name of the account that takes it, as it signs in.")],
) -> None:
    """Bring a plan in as one that is being drafted, whole or not at all. Exit code 1 when it cannot be taken.

    The history of its items and the log name the account: a co-chair or the regional office.
    """
    set_up_django()
    from django.conf import settings

    if settings.HUB_KIND.name != "region":
        _refuse("A plan is kept on a region's hub: set TITIAN_KIND=region.")
    from django.utils import timezone
    from pydantic import ValidationError
    from yaml import YAMLError

    from titian.desk.errors import Refused
    from titian.people.models import User
    from titian.workplan.actions.take_plan import take_plan
    from titian.workplan.plans import read_plan

    actor = User.objects.open().filter(username=by).first()
    if actor is None:
        _refuse(f"There is no account {by}.")
    try:
        read = read_plan(file)
        cycle = take_plan(actor=actor, plan=read, now=timezone.now())
    except ValidationError as problem:
        for fault in problem.errors():
            typer.echo(f"{file}, {'.'.join(map(str, fault['loc']))}: {fault['msg']}", err=True)
        _refuse("Nothing was taken.")
    except (YAMLError, UnicodeDecodeError):
        _refuse(f"{file} is no YAML in UTF-8. Nothing was taken.")
    except (Refused, OSError) as problem:
        _refuse(f"{problem} Nothing was taken.")
    typer.echo(f"{cycle.first_year}-{cycle.last_year}: {len(read.objectives)} objectives, {len(read.items)} items.")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)

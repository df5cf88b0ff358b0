"""Whether a country's hub may be served in the mode it is to run in."""

from __future__ import annotations

from typing import Any

import typer
from django.utils import timezone

from titian.library.countries import find_published, has_only_lapsed, list_missing_to_serve


def refuse_unready(environment: Any) -> None:  # Any: the hub's, which stands above this room
    """A hub that is to be pilot or live, and whose country lacks something for it, is not served: exit code 1.

    One that was ready, and of which a confirmation has lapsed since, is: referrals on their way must arrive. It says
    so, the alarm `country.not_ready` stands, and nothing more is published in this mode.
    """
    if environment.mode == "demo":
        return
    today = timezone.now().date()
    published = find_published(environment.country)
    missing = list_missing_to_serve(environment.country, environment.mode, today, published)
    if not missing:
        return
    is_served = has_only_lapsed(missing, environment.mode, today, published)
    said = "has lapsed as" if is_served else "cannot be served as"
    typer.echo(f"This hub {said} {environment.mode}. Missing: {len(missing)}.", err=True)
    for one in missing:
        typer.echo(f"  {one.where}: {one.message}", err=True)
    if is_served:
        typer.echo("It goes on, so that referrals arrive. Confirm these and publish the folder anew.", err=True)
        return
    typer.echo("What was accepted is safe. Until this is there, set TITIAN_MODE to less.", err=True)
    raise typer.Exit(1)

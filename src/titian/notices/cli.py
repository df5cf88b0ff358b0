"""`titian notices`: whether mail goes out from here, and the key with which browsers are reached."""

from __future__ import annotations

import uuid
from typing import Annotated

import typer

from titian.commands import set_up_django

app = typer.Typer(
    no_args_is_help=True, pretty_exceptions_enable=False, help="Notices: try the mail server; the key for browsers."
)
ADVICE = {
    "slow": "It did not answer within ten seconds. Check host, port and firewall in TITIAN_SMTP_URL.",
    "unreachable": "It could not be reached. Check host and port in TITIAN_SMTP_URL, and smtp:// or smtps://.",
    "password": "It does not take the user name or the password of TITIAN_SMTP_URL.",
    "refused": "It refused the mail. Check TITIAN_MAIL_FROM: many servers take mail of their own addresses alone.",
    "nobody": "It says that nobody is at this address.",
}


@app.command("try")
def try_mail(address: Annotated[str, typer.Argument(help="An address of your own.")]) -> None:
    """Send one notice to an address of your own, as the hub sends them. Exit code 1 when it is not taken."""
    set_up_django()
    from django.conf import settings
    from django.utils import timezone

    from titian.notices.errors import NotSent
    from titian.notices.mail import send
    from titian.notices.models import Carrier
    from titian.notices.settling import note_taken
    from titian.notices.words import write_mail

    if settings.TITIAN.smtp is None:
        typer.echo(
            "No mail server is named. Set TITIAN_SMTP_URL, as smtps://user:password@mail.example.org:465.", err=True
        )
        raise typer.Exit(1)
    subject, text = write_mail("")
    try:
        send(address, subject, text, str(uuid.uuid4()))
    except NotSent as failure:
        typer.echo(f"The mail server did not take it. {ADVICE[failure.problem]}", err=True)
        raise typer.Exit(1) from None
    note_taken(Carrier.MAIL, timezone.now())
    typer.echo(
        f"The mail server took it, from {settings.TITIAN.mail_from}. Look whether it arrives, and not among spam."
    )


@app.command()
def key() -> None:
    """Make the key with which push services know this hub, where there is none, and print its public half."""
    set_up_django()
    from django.conf import settings

    from titian.notices.keys import find_public_key, make_push_key

    is_new = make_push_key(settings.TITIAN.data)
    public = find_public_key()
    if public is None:
        typer.echo(
            "The file trust/push.key.json in the data folder cannot be read. Restore it from a backup.", err=True
        )
        raise typer.Exit(1)
    typer.echo("Made the key for browsers." if is_new else "There is a key for browsers; browsers are bound to it.")
    typer.echo(public)

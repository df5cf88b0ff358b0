"""`titian adopt` and `titian recipients`: signed lists come to the hub, and what is to be signed leaves it. And the key
that phones seal envelopes to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.commands import set_up_django
from titian.library.errors import LibraryError

AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


def adopt(
    file: Annotated[Path, typer.Argument(help="A signed list of keys or of recipients (*.jws).")],
    as_json: AsJson = False,
) -> None:
    """Take a newly signed list in place of the one before.

    Exit code 1 when it is older or not signed as it must be.
    """
    set_up_django()
    from titian.library.actions.adopt_trust_document import adopt_keys, adopt_recipients
    from titian.sealing import SealingError
    from titian.sealing.signed import payload_object, read_unverified

    try:
        jws = file.read_text("ascii").strip()
        kind = payload_object(read_unverified(jws).payload).get("kind")
        if kind == "keys":
            trust = adopt_keys(jws)
            report = {"kind": kind, "scope": trust.hub_id, "sequence": trust.sequence}
        elif kind == "recipients":
            payload = adopt_recipients(jws)
            report = {"kind": kind, "scope": payload["scope"], "sequence": payload["sequence"]}
        else:
            raise LibraryError(f"{file.name} is neither a list of keys nor a list of recipients.")
    except (LibraryError, SealingError, OSError, UnicodeDecodeError) as problem:
        _refuse(problem, as_json=as_json)
    typer.echo(json.dumps(report) if as_json else f"Adopted {kind} of {report['scope']}, sequence {report['sequence']}")


def envelope_key(
    is_new: Annotated[bool, typer.Option("--new", help="Make another; those before it go on opening.")] = False,
) -> None:
    """Print the key that phones seal envelopes to; with --new, make another first.

    Phones hear of it at their next contact. Make a backup afterwards: it holds all of these keys.
    """
    set_up_django()
    from django.conf import settings

    from titian import audit
    from titian.library.envelope_key import make_envelope_key, renew_envelope_key
    from titian.library.identity import read_envelope_identities
    from titian.sealing import identity_recipient

    if is_new:
        count = renew_envelope_key(settings.TITIAN.data)
        audit.record("command", "", "envelope_key.renew", "hub:inbox", {"keys": count})
    else:
        make_envelope_key(settings.TITIAN.data)
    identities = read_envelope_identities(settings.TITIAN.data / "trust")
    typer.echo(identity_recipient(identities[0]))
    typer.echo(f"{len(identities)} open what phones have sealed. Now: titian backup")


def recipients(
    out: Annotated[Path | None, typer.Option("--out", help="File to write; standard output when left out.")] = None,
) -> None:
    """Write every organisation that has a key, as `titian key sign-recipients` takes it.

    Listed ones and new ones alike: the person who signs compares the words of each new key with its organisation. Keys
    that were declared stolen are named as such.
    """
    set_up_django()
    from titian.library.recipients import export_recipients

    text = json.dumps(export_recipients(), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as problem:
        _refuse(problem, as_json=False)
    typer.echo(f"Wrote {out}. Sign it off the hub: titian key sign-recipients {out}")


def _refuse(problem: Exception, *, as_json: bool) -> NoReturn:
    code = getattr(problem, "code", "file.unreadable")
    message = getattr(problem, "message", None) or str(problem)
    if as_json:
        typer.echo(json.dumps({"code": code, "message": message}, ensure_ascii=False))
    else:
        typer.echo(f"{message} [{code}]", err=True)
    raise typer.Exit(1) from problem

"""``titian key``: make keys, and sign with the ones that are kept off the server.

Every command that reports takes ``--json``. Exit codes: 0 done, 1 refused (the sentence and its
code go to stderr), 2 wrong use.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, ParamSpec

import typer

from titian.sealing.encoding import Payload, count_member, parse_instant, sha256_hex, text_member
from titian.sealing.errors import SealingError
from titian.sealing.keyfiles import (
    ROLES,
    read_jws,
    read_object,
    read_private_key,
    read_public_jwk,
    write_key_pair,
    write_new,
)
from titian.sealing.keys import SigningKey, generate_signing_key, thumbprint
from titian.sealing.recipients import (
    checked_recipient,
    confirm_recipients,
    fingerprint,
    recipients_payload,
    succeed,
)
from titian.sealing.signed import payload_object, sign, sign_bytes, verify
from titian.sealing.trust import TrustedKey, keys_payload
from titian.sealing.words import fingerprint_words

app = typer.Typer(name="key", help="Make keys, sign with them, and show their fingerprint words.", no_args_is_help=True)

OutDirectory = Annotated[Path, typer.Option("--out", help="Folder for the key files. Made if absent.")]
OutFile = Annotated[Path, typer.Option("--out", help="File to write. Never overwritten.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as one line of JSON.")]
Previous = Annotated[Path | None, typer.Option(help="The file in force until now; its sequence is raised by one.")]
Days = Annotated[int, typer.Option(min=1, help="Days until readers are told it is old.")]

NAME_WIDTH: Final = 14
P = ParamSpec("P")


def _refusals(command: Callable[P, None]) -> Callable[P, None]:
    """A refusal becomes one sentence on stderr and exit code 1; never a traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SealingError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error

    return run


@app.command("root")
@_refusals
def make_root(out: OutDirectory, as_json: AsJson = False) -> None:
    """Make the root key of a hub. Keep its private file on paper or a stick, off every server."""
    _make("root", out, as_json=as_json)


@app.command("make")
@_refusals
def make_key(
    role: Annotated[str, typer.Argument(help="publisher, country, recipients or hub.")],
    out: OutDirectory,
    as_json: AsJson = False,
) -> None:
    """Make a publisher, country, recipients or hub key."""
    if role not in ROLES or role == "root":
        raise typer.BadParameter("choose publisher, country, recipients or hub (the root key has its own command)")
    _make(role, out, as_json=as_json)


@app.command("sign-keys")
@_refusals
def sign_keys(
    *,
    root: Annotated[Path, typer.Option(help="Private file of the root key.")],
    hub_id: Annotated[str, typer.Option(help="The hub these keys are for.")],
    country: Annotated[str, typer.Option(help="Its country, for instance TH.")],
    hub_key: Annotated[Path, typer.Option(help="Public file of the hub key.")],
    country_key: Annotated[list[Path], typer.Option(help="Public file of a country key. Repeatable.")],
    publisher: Annotated[list[str], typer.Option(help="PACK=FILE: the pack and the publisher's public file.")],
    former_hub_key: Annotated[
        list[Path] | None, typer.Option(help="A hub key of before, so that its certificates still count.")
    ] = None,
    recipients_key: Annotated[
        list[Path] | None,
        typer.Option(help="Public file of a key for the list of recipients alone; then no country key signs it."),
    ] = None,
    out: OutFile,
    previous: Previous = None,
    days: Days = 730,
    as_json: AsJson = False,
) -> None:
    """Let the root key vouch for the hub's keys. A key left out is no longer trusted."""
    key = _private_key(root, "root")
    now = _now()
    expires_at = now + timedelta(days=days)
    before = _in_force(previous, key.public_jwk, kind="keys", scope=hub_id)
    ended = {line.kid: line.expires_at for line in map(TrustedKey.from_json, before.get("keys", []))}
    lines = [_line(hub_key, "hub", hub_id, expires_at)]
    for file in former_hub_key or []:
        former = _line(file, "hub", hub_id, now)
        # It may vouch for nothing issued from now on, nor from whenever it was already ended.
        lines.append(replace(former, expires_at=min(now, ended.get(former.kid, now))))
    lines += [_line(file, "country", country, expires_at) for file in country_key]
    lines += [_line(file, "recipients", country, expires_at) for file in recipients_key or []]
    for named in publisher:
        pack, _, named_file = named.partition("=")
        if not pack or not named_file:
            raise typer.BadParameter("--publisher takes PACK=FILE, for instance first-contact=publisher.public.json")
        lines.append(_line(Path(named_file), "publisher", pack, expires_at))
    sequence = 1 + before.get("sequence", 0)
    payload = keys_payload(
        hub_id=hub_id, country=country, keys=lines, sequence=sequence, issued_at=now, expires_at=expires_at
    )
    write_new(out, sign(payload, key) + "\n")
    _report({"file": str(out), "sequence": sequence, "keys": len(lines), "root": key.kid}, as_json=as_json)


@app.command("sign-manifest")
@_refusals
def sign_manifest(
    manifest: Annotated[Path, typer.Argument(help="The unsigned payload that `titian pack build` wrote.")],
    *,
    key: Annotated[Path, typer.Option(help="Private file of the publisher or country key.")],
    out: OutFile,
    as_json: AsJson = False,
) -> None:
    """Sign a release manifest, byte for byte as it stands in the file."""
    signer = _private_key(key, "publisher", "country")
    try:
        exact = manifest.read_bytes()
    except OSError as error:
        raise SealingError("file.unreadable", file=manifest.name) from error
    payload = payload_object(exact)
    if text_member(payload, "kind") != "manifest":
        raise SealingError("kind.wrong")
    scope, sequence = _check_statement(payload)
    write_new(out, sign_bytes(exact, signer) + "\n")
    _report(
        {"file": str(out), "release": sha256_hex(exact), "scope": scope, "sequence": sequence, "key": signer.kid},
        as_json=as_json,
    )


@app.command("sign-recipients")
@_refusals
def sign_recipients(
    pending: Annotated[Path, typer.Argument(help='The hub\'s export: {"recipients": [{organisation_id, …}]}.')],
    *,
    key: Annotated[Path, typer.Option(help="Private file of the country key.")],
    country: Annotated[str, typer.Option(help="The country, for instance TH.")],
    words: Annotated[
        list[str] | None,
        typer.Option(help='ID="six words": as the organisation read them out to you, not as the hub shows them.'),
    ] = None,
    out: OutFile,
    previous: Previous = None,
    previous_key: Annotated[
        Path | None, typer.Option(help="Public file of the key that signed --previous, when it is not --key.")
    ] = None,
    refused: Annotated[
        list[str] | None, typer.Option(help="Fingerprint of a stolen key, besides those the export names. Repeatable.")
    ] = None,
    days: Days = 365,
    as_json: AsJson = False,
) -> None:
    """Sign the list of recipients. Each new or changed entry needs its six words, heard from the organisation.

    Entries that stand unchanged in --previous need none. The words are never shown here: they have
    to come from the organisation, by telephone or in person. Keys that --previous held and the new
    list does not become former ones; stolen ones among them are named as refused, for good. Read
    the report before you carry the file to the hub: it says what you vouch for.
    """
    signer = _private_key(key, "country", "recipients")
    exported = read_object(pending)
    entries, stolen = exported.get("recipients"), exported.get("refused", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SealingError("file.unreadable", file=pending.name)
    if not isinstance(stolen, list) or not all(isinstance(mark, str) for mark in stolen):
        raise SealingError("file.unreadable", file=pending.name)
    before_jwk = signer.public_jwk if previous_key is None else read_public_jwk(previous_key)
    before = _in_force(previous, before_jwk, kind="recipients", scope=country)
    sequence = 1 + before.get("sequence", 0)
    checked = [checked_recipient(entry) for entry in entries]
    former = succeed(before, checked, refused={*stolen, *(refused or [])})
    new = confirm_recipients(checked, known=before.get("recipients", []), words=_words_by_organisation(words or []))
    now = _now()
    payload = recipients_payload(
        country=country,
        recipients=checked,
        former=former,
        sequence=sequence,
        issued_at=now,
        expires_at=now + timedelta(days=days),
    )
    write_new(out, sign(payload, signer) + "\n")
    facts = {"file": str(out), "sequence": sequence, "confirmed_now": new, "key": signer.kid}
    told = {
        "vouched_for": [_summary(entry) for entry in checked],
        "former_keys": len(former),
        "refused_keys": [one.fingerprint for one in former if one.is_refused],
    }
    _report({**facts, **told}, as_json=as_json)


@app.command("words")
@_refusals
def show_words(
    file: Annotated[Path, typer.Argument(help="A key file, or a text file with one age1… recipient.")],
    as_json: AsJson = False,
) -> None:
    """Show the six fingerprint words of a key, to be compared with somebody else's screen."""
    digest = _digest_of(file)
    _report({"fingerprint": digest, "words": " ".join(fingerprint_words(digest))}, as_json=as_json)


def _now() -> datetime:
    return datetime.now(UTC)


def _make(role: str, out: Path, *, as_json: bool) -> None:
    key = generate_signing_key()
    private, public = write_key_pair(out, role, key)
    words = " ".join(fingerprint_words(key.kid))
    _report({"private": str(private), "public": str(public), "kid": key.kid, "words": words}, as_json=as_json)


def _private_key(path: Path, *roles: str) -> SigningKey:
    found = read_private_key(path)
    if found.role not in roles:
        raise SealingError("key.out_of_scope", file=path.name, role=found.role)
    return found.key


def _line(path: Path, role: str, scope: str, expires_at: datetime) -> TrustedKey:
    return TrustedKey(jwk=read_public_jwk(path), role=role, scope=scope, expires_at=expires_at)


def _in_force(previous: Path | None, jwk: Mapping[str, str], *, kind: str, scope: str) -> Payload:
    """What the key behind ``jwk`` signed before, checked; empty when there is nothing before."""
    if previous is None:
        return {}
    payload = verify(read_jws(previous), jwk)
    if text_member(payload, "kind") != kind:
        raise SealingError("kind.wrong", file=previous.name)
    if text_member(payload, "scope") != scope:
        raise SealingError("scope.wrong", file=previous.name)
    _check_statement(payload)
    return payload


def _check_statement(payload: Payload) -> tuple[str, int]:
    for name in ("issued_at", "expires_at"):
        parse_instant(payload.get(name))
    return text_member(payload, "scope"), count_member(payload, "sequence")


def _words_by_organisation(given: list[str]) -> dict[str, list[str]]:
    confirmed: dict[str, list[str]] = {}
    for text in given:
        organisation_id, _, words = text.partition("=")
        if not organisation_id or not words:
            raise typer.BadParameter('--words takes ID="six words"')
        confirmed[organisation_id] = words.lower().replace("-", " ").split()
    return confirmed


def _summary(entry: Payload) -> str:
    """One organisation in a line: who it is, and what makes it be told more than others."""
    marks = [mark for mark in ("fictional", "independent", "legal_aid") if entry.get(mark) is True]
    marks += [f"of the {entry['run_by']}"] if entry.get("run_by") else []
    services = " ".join(str(service) for service in entry.get("services", []))
    return (
        f"{entry['name']} ({entry['organisation_id']}): {' '.join(marks) or 'no marks'}; services {services or 'none'}"
    )


def _digest_of(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise SealingError("file.unreadable", file=file.name) from error
    return fingerprint(text) if text.startswith("age1") else thumbprint(read_public_jwk(file))


def _report(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        lines = value if isinstance(value, list) else [value]
        for at, line in enumerate(lines or ["none"]):
            typer.echo(f"{('' if at else name.replace('_', ' ')).ljust(NAME_WIDTH)} {line}")

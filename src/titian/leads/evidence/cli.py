"""`titian evidence`: a folder of evidence made, stamped and verified, without a hub and without a network."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from titian.leads.evidence import custody, folders, pieces, verifying
from titian.leads.evidence.errors import EvidenceError
from titian.sealing.stamps import Certificate, make_stamp_request, read_authorities

app = typer.Typer(name="evidence", help="Put evidence into a folder, have its time stamped, and verify one.")
FolderArgument = Annotated[Path, typer.Argument(help="The folder of evidence.")]
Authorities = Annotated[
    list[Path] | None,
    typer.Option("--authority", help="PEM file of a time-stamp authority you believe. May be given several times."),
]
TYPES: Final = {
    ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".png": "image/png", ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg", ".webp": "image/webp", ".eml": "message/rfc822", ".json": "application/json",
    ".pdf": "application/pdf", ".warc": "application/warc", ".gz": "application/warc",
}  # fmt: skip


@app.callback()
def evidence() -> None:
    """Put evidence into a folder, have its time stamped, and verify one."""


@app.command("add")
def add(
    *,
    folder: FolderArgument,
    file: Annotated[Path, typer.Argument(help="What was given.")],
    given_by: Annotated[str, typer.Option(help="Who gave it, as a code: partner-3.")],
    taken_by: Annotated[str, typer.Option(help="Who takes it in, as a code: analyst-2.")],
    page: Annotated[str, typer.Option(help="The address it stood at, as they say: it is kept as a web archive.")] = "",
) -> None:
    """Take a file into a folder, made if need be: its bytes once, and one entry more in its chain."""
    now = datetime.now(UTC).replace(microsecond=0)
    kind = TYPES.get(file.suffix.lower()) or _fail(
        f"{file.name}: nothing is known of files that end so. Nothing was kept."
    )
    try:
        pieces.check_code(given_by)
        pieces.check_code(taken_by)
        sealed = folders.read_folder(folder) if (folder / folders.LIST).exists() else None
        chain, known = (sealed.chain, list(sealed.pieces)) if sealed else ([], [])
        sha256, size = _keep(file, folder / folders.PIECES, page, kind, given_by, now)
        if any(piece.sha256 == sha256 for piece in known):
            _leave(folder, sha256, chain)
            return
        piece = pieces.Piece(sha256, size, "application/warc" if page else kind, given_by, now)
        chain.append(custody.receive(chain, piece, who=taken_by, at=now))
        folders.write_list(folder, [*known, piece], chain)
    except EvidenceError as error:
        _fail(f"{error} Nothing was kept.")
    typer.echo(f"{sha256}: kept, entry {len(chain)}.")


@app.command("request")
def request(folder: FolderArgument, to: Annotated[Path, typer.Argument(help="The request to write (.tsq).")]) -> None:
    """Write a request to stamp the last entry of the chain, for a time-stamp authority. Nothing is sent."""
    chain = _read(folder).chain
    if not chain:
        _fail("The chain is empty. Take something in first.")
    to.write_bytes(make_stamp_request(chain[-1].hash.encode("ascii")))
    typer.echo(f"{to}: asks for a stamp of entry {len(chain)}. Send it to the authority, and bring the answer.")


@app.command("stamp")
def stamp(
    folder: FolderArgument,
    answer: Annotated[Path, typer.Argument(help="The authority's answer (.tsr).")],
    authority: Authorities = None,
) -> None:
    """Put an authority's answer to the entry it is over. Exit code 1 when it is over none, or does not hold."""
    sealed = _read(folder)
    data = _bytes(answer)
    try:
        number, reading = verifying.match_stamp(sealed, data, _believe(authority))
    except EvidenceError as error:
        _fail(f"{error} Nothing was kept.")
    if reading.fault is not None and reading.fault != "unproved":
        _fail(f"{verifying.FAULTS[reading.fault]} Nothing was kept.")
    folders.write_stamp(folder, number, data)
    typer.echo(f"Kept: a stamp of entry {number}.")


@app.command("verify")
def verify(folder: FolderArgument, authority: Authorities = None) -> None:
    """Say of each piece, the chain and each stamp whether it holds, without a network.

    Exit code 0 when everything is whole and stamped by an authority you gave, 1 when something is wrong, 2 when this is
    no folder of evidence, 3 when everything is whole but a stamp that covers all of it is not there or not shown good.
    """
    believed = _believe(authority)
    try:
        report = verifying.verify(folder, believed)
    except EvidenceError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(verifying.Answer.UNREADABLE) from None
    for line in report.lines:
        typer.echo(f"{'WRONG' if line.wrong else 'ok':5} {line.subject}: {line.sentence}")
    typer.echo(report.summary)
    raise typer.Exit(report.answer)


def _leave(folder: Path, sha256: str, chain: list[custody.Entry]) -> None:
    """What came a second time is left as it is: there once, or destroyed for good."""
    if any(entry.piece == sha256 and entry.what is custody.What.DESTROYED for entry in chain):
        (folder / folders.PIECES / sha256).unlink()
        _fail(f"{sha256}: the chain says that this was destroyed. Nothing was kept.")
    typer.echo(f"{sha256}: it is there already, and is kept once.")


def _keep(file: Path, blobs: Path, page: str, kind: str, given_by: str, now: datetime) -> tuple[str, int]:
    from io import BytesIO

    from titian.leads.evidence.pages import Page, write_page

    try:
        if not page:
            with file.open("rb") as opened:
                return pieces.keep(opened, blobs)
        archive = write_page(Page(page, file.read_bytes(), kind, given_by, now))
    except OSError as error:
        _fail(f"{file}: {error.strerror}. Nothing was kept.")
    return pieces.keep(BytesIO(archive), blobs)


def _believe(files: list[Path] | None) -> list[Certificate]:
    found: list[Certificate] = []
    for file in files or []:
        try:
            found += read_authorities(_bytes(file))
        except ValueError:
            _fail(f"{file} holds no certificate in PEM.", verifying.Answer.UNREADABLE)
    return found


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        _fail(f"{file}: {error.strerror}.", verifying.Answer.UNREADABLE)


def _read(folder: Path) -> folders.Evidence:
    try:
        return folders.read_folder(folder)
    except EvidenceError as error:
        _fail(str(error), verifying.Answer.UNREADABLE)


def _fail(sentence: str, code: int = 1) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)

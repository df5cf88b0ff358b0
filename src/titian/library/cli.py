"""`titian pack`: from the folders people edit to a release phones take."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.commands import set_up_django
from titian.directory.country.asked import Mode
from titian.directory.country.folder_cli import add_country_commands
from titian.forms.export.cli import export
from titian.review.cli import add_commands

app = typer.Typer(name="pack", help="Check, compare and build a pack, and publish it.")


@app.callback()
def pack() -> None:
    """Check, compare and build a pack, and publish it once it is signed."""


add_commands(app)  # what a specialist runs; none of it needs Django
add_country_commands(app)  # the same two for a country folder
app.command("export")(export)


@app.command("build")
def build(
    *,
    pack: Annotated[Path, typer.Option(help="Folder of a pack, for example content/packs/first-contact.")],
    country: Annotated[Path, typer.Option(help="Folder of a country, for example content/countries/th.")],
    out: Annotated[Path, typer.Option(help="Folder for the parts and the two manifests. Made if absent.")],
    sequence: Annotated[int, typer.Option(min=1, help="Number of this release; phones refuse a lower one.")] = 1,
    issued_at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%dT%H:%M:%SZ"], help="UTC. Left out, the day of the newest wording."),
    ] = None,
    mode: Annotated[
        Mode, typer.Option(help="What it may be used for. Refused while the pack or the country lacks something.")
    ] = "demo",
    languages: Annotated[Path | None, typer.Option(help="Table of languages, where none stands above.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Build the parts and the two manifests. The same folders give the same bytes.

    Sign them next: titian key sign-manifest. Exit code 1 when a folder cannot be built.
    """
    from titian.library.build import build_release, write_build
    from titian.library.errors import LibraryError

    try:
        built = build_release(
            pack,
            country,
            sequence=sequence,
            issued_at=issued_at.replace(tzinfo=UTC) if issued_at else None,
            languages_file=languages,
            mode=mode,
        )
        write_build(built, out)
    except (LibraryError, OSError) as problem:
        _refuse(problem, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(built.as_json(), ensure_ascii=False))
        return
    report = built.as_json()
    typer.echo(f"Built {len(built.parts)} parts, {report['bytes']} bytes, in {out}")
    typer.echo(f"Logic {report['release']}")
    for one in built.languages:
        size = one.count_bytes()
        heard = "with a voice" if one.is_voiced else "read only"
        heard += ", the first words alone" if one.has_first_words_only else ""
        officer = f", {size['officer']:,} more for an officer" if size["officer"] else ""
        typer.echo(f"{one.language.tag}: {size['core']:,} bytes to begin, {size['whole']:,} in all, {heard}{officer}.")
    for warning in built.warnings:
        typer.echo(f"Warning: {warning}")
    for left in built.left_out:
        if left.stale:
            typer.echo(f"{left.language}: {len(left.stale)} clips say other words than the text has now; left out.")
        if left.missing:
            typer.echo(f"{left.language}: {len(left.missing)} spoken texts have no clip.")
        if left.unapproved:
            typer.echo(f"{left.language}: {len(left.unapproved)} clips nobody approved; left out, the texts are read.")


@app.command("publish")
def publish(
    *,
    source: Annotated[Path, typer.Option("--from", help="Folder of a build, with its signed manifests (*.jws).")],
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Offer signed manifests and their parts to phones. Refuses what no trusted key signed, and older releases.

    Publishing the same again changes nothing. Exit code 1 when anything is refused; what came before it stands.
    """
    set_up_django()
    from titian.library.actions.publish_release import publish_release
    from titian.library.errors import LibraryError

    published = []
    try:
        files = sorted(source.glob("*.jws"), key=lambda path: (path.name != "logic.manifest.jws", path.name))
        if not files:
            raise LibraryError(f"There is no signed manifest (*.jws) in {source}. Sign with: titian key sign-manifest")
        for file in files:
            release = publish_release(file.read_text("ascii").strip(), source / "blobs")
            published.append({"scope": release.scope, "sequence": release.sequence, "release_id": release.release_id})
    except (LibraryError, OSError, UnicodeDecodeError) as problem:
        _refuse(problem, as_json=as_json)
    if as_json:
        typer.echo(json.dumps({"published": published}))
        return
    for one in published:
        typer.echo(f"Published {one['scope']}, sequence {one['sequence']}")


def _refuse(problem: Exception, *, as_json: bool) -> NoReturn:
    code = getattr(problem, "code", "file.unreadable")
    if as_json:
        typer.echo(json.dumps({"code": code, "message": str(problem)}, ensure_ascii=False))
    else:
        typer.echo(f"{problem} [{code}]", err=True)
    raise typer.Exit(1) from problem

"""`titian voices`: render the draft clips of a pack, have a recogniser hear them, and check them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from titian.voices.check import check_voices
from titian.voices.errors import VoiceError
from titian.voices.hear import hear_voices
from titian.voices.render import build_voices

voices = typer.Typer(no_args_is_help=True, help="Draft clips for the spoken texts of a pack.")

PackOption = Annotated[Path, typer.Option("--pack", exists=True, file_okay=False, help="Folder of the pack.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Report as JSON.")]


@voices.command("build")
def build(
    pack: PackOption,
    language: Annotated[str, typer.Option("--language", help="Tag of the language, such as id.")],
    voice_files: Annotated[
        Path, typer.Option("--voices", exists=True, file_okay=False, help="Folder with the <voice>.bin files.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Render the clips whose words, pronunciation or voice changed. Needs requirements/voices.txt and ffmpeg."""

    def said(text_id: str) -> None:
        if not as_json:
            typer.echo(text_id)

    try:
        report = build_voices(pack, language, voices=voice_files, said=said)
    except VoiceError as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        typer.echo(f"{language}: {len(report.rendered)} rendered, {report.kept} kept, {len(report.removed)} removed.")


@voices.command("hear")
def hear(
    pack: PackOption,
    language: Annotated[str, typer.Option("--language", help="Tag of the language, such as id.")],
    as_json: JsonOption = False,
) -> None:
    """Play the clips that matter most to a recogniser; write what it understood into the manifest.

    Needs requirements/hearing.txt. What was heard before and is the same is not played again.
    """

    def said(text_id: str) -> None:
        if not as_json:
            typer.echo(text_id)

    try:
        report = hear_voices(pack, language, said=said)
    except VoiceError as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
        return
    typer.echo(
        f"{language}: {report.heard} clips heard, {report.kept} kept; {report.errors} errors in {report.units} words."
    )
    if report.verdict is None:
        typer.echo("No machine judges this voice: people must listen.")
    elif report.verdict.may_speak:
        typer.echo(
            f"Key words understood in {report.verdict.understood} of {report.verdict.clips} clips that hold some."
        )
    else:
        typer.echo(report.verdict.tell(language))
    if report.verdict and report.verdict.failed:
        typer.echo(f"Not understood: {', '.join(report.verdict.failed)}")


@voices.command("check")
def check(pack: PackOption, as_json: JsonOption = False) -> None:
    """Say every problem with the clips of the pack. Needs no model; decodes the clips where ffmpeg is installed."""
    try:
        problems = check_voices(pack)
    except VoiceError as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False))
    else:
        for problem in problems:
            typer.echo(f"{problem.language}  {problem.code}  {problem.message}")
        typer.echo(f"{len(problems)} problem(s).")
    if problems:
        raise typer.Exit(1)

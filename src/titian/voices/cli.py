"""`titian voices`: render the draft clips of a pack, and check them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from titian.voices.check import check_voices
from titian.voices.errors import VoiceError
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

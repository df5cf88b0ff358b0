"""`titian screen`: an outcome at the command line, with the same engine the phone has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .errors import InstrumentError, Problem
from .screen import load_logic, read_answers, screen_answers

BAD_INPUT = 2


def screen(
    *,
    pack: Annotated[Path, typer.Option(help="Folder of a pack, for example content/packs/first-contact.")],
    answers: Annotated[Path, typer.Option(help='JSON file of flat answers, for example {"P01": "yes"}.')],
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as one JSON object.")] = False,
) -> None:
    """Print what follows from answers: level, rules that hold or are open, needs and effects.

    A suggestion, never a finding. Exit code 0 when an outcome was worked out, 2 when pack or answers are wrong.
    """
    try:
        logic = load_logic(pack.resolve())
        outcome, words = screen_answers(logic, read_answers(logic, answers))
    except InstrumentError as error:
        if as_json:
            typer.echo(json.dumps(_told(error), ensure_ascii=False))
        else:
            typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    typer.echo(json.dumps(outcome.as_json(), ensure_ascii=False) if as_json else words)


def _told(error: InstrumentError) -> dict[str, object]:
    return {"code": error.code, "message": error.sentence, "problems": [_as_json(p) for p in error.problems]}


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "subject": problem.subject,
        "what": problem.what,
        "fixes": list(problem.fixes),
    }


if __name__ == "__main__":
    typer.run(screen)

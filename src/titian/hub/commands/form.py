"""`titian form`: checks, converts and shows XLSForm workbooks. Needs no hub and never loads Django."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

if TYPE_CHECKING:
    from titian.forms.xlsform import Form, FormError, Workbook
    from titian.instrument.errors import Problem

app = typer.Typer(name="form", help="Check, convert and show XLSForm workbooks.")
BAD_INPUT: Final = 2
FORMATS: Final = ".xlsx, .md, .json, or a folder for CSV"
File = Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, .csv or .md workbook, or a folder of CSV files.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


@app.callback()
def form() -> None:
    """Check, convert and show XLSForm workbooks."""


@app.command("check")
def check(file: File, *, as_json: AsJson = False) -> None:
    """Tell everything that is wrong with a workbook, with sheet, row, column and ways to fix it.

    Exit code 0 when the form can be used, 2 when there are errors.
    """
    from titian.forms.xlsform import FormError

    try:
        found = _read_form(file)
    except FormError as error:
        _tell_faults(error, as_json=as_json)
    if as_json:
        report = {
            "form": {"id": found.id, "title": found.title, "version": found.version},
            "questions": sum(1 for _ in found.walk()),
            "languages": list(found.languages),
            "errors": [],
            "warnings": [_as_json(problem) for problem in found.warnings],
        }
        typer.echo(json.dumps(report, ensure_ascii=False))
        return
    for problem in found.warnings:
        typer.echo(f"warning: {problem}")
    nodes = sum(1 for _ in found.walk())
    languages = ", ".join(language or "one without a name" for language in found.languages)
    typer.echo(f"{found.title}: {nodes} rows asked, computed or grouped; languages: {languages}.")
    typer.echo(f"No errors, {_count(len(found.warnings), 'warning')}.")


@app.command("convert")
def convert(
    file: File,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=f"What to write: {FORMATS}.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace what stands there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a workbook anew with every cell: .xlsx, .md, a folder of CSV files, or .json for the form it makes.

    Only .json needs a form without errors. Exit code 1 when nothing can be written, 2 when the workbook is faulty.
    """
    from titian.forms.xlsform import (
        FormError,
        form_to_json,
        is_error,
        read_workbook,
        write_csv,
        write_markdown,
        write_workbook,
    )

    if not force and out.exists() and (not out.is_dir() or any(out.iterdir())):
        _refuse(f"{out} is there already; --force replaces it.")
    writers: dict[str, Callable[[Workbook], bytes]] = {
        ".xlsx": write_workbook,
        ".md": lambda workbook: write_markdown(workbook).encode(),
    }
    try:
        workbook, problems = read_workbook(file)
        faults = [problem for problem in problems if is_error(problem)]
        if out.suffix == ".json":
            form_json = json.dumps(form_to_json(_read_form(file)), ensure_ascii=False, separators=(",", ":"))
            files = {out: form_json.encode() + b"\n"}
        elif out.suffix in writers:
            files = {out: writers[out.suffix](workbook)}
        elif out.suffix and not out.is_dir():
            _refuse(f"`{out.suffix}` cannot be written; OUT is {FORMATS}.")
        else:
            files = {out / name: content for name, content in write_csv(workbook).items()}
    except FormError as error:
        _tell_faults(error, as_json=as_json)
    if faults:
        _tell_faults(_as_error(faults), as_json=as_json)
    _write(files)
    lost = _lost(workbook, out)
    if as_json:
        written = {"written": [str(path) for path in files], "not_kept": lost}
        typer.echo(json.dumps({**written, "warnings": [_as_json(p) for p in problems]}, ensure_ascii=False))
        return
    for problem in problems:
        typer.echo(f"warning: {problem}")
    for sentence in lost:
        typer.echo(f"warning: {sentence}")
    typer.echo(f"Wrote {', '.join(str(path) for path in files)}.")


@app.command("preview")
def preview(
    file: File,
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8010,
) -> None:
    """Show a form on this machine as the field app would ask it, until Ctrl-C. Reload the page after a change.

    Pictures and sounds are taken from the folder `<name>-media` beside the workbook. Exit code 1 when the page is not
    built or the port is taken, 2 when the form has errors.
    """
    from titian.forms.xlsform import FormError
    from titian.hub.preview import PreviewProblem, serve_preview

    try:
        found = _read_form(file)
        for problem in found.warnings:
            typer.echo(f"warning: {problem}", err=True)
        serve_preview(file, port=port, say=typer.echo)
    except FormError as error:
        _tell_faults(error, as_json=False)
    except PreviewProblem as problem:
        _refuse(str(problem))


def _read_form(file: Path) -> Form:
    from titian.forms.xlsform import import_form, read_workbook

    return import_form(*read_workbook(file))


def _as_error(problems: list[Problem]) -> FormError:
    from titian.forms.xlsform import FormError

    return FormError("The workbook cannot be converted yet.", problems)


def _lost(workbook: Workbook, out: Path) -> list[str]:
    """What the kind of file that is written cannot keep."""
    if out.suffix in {".xlsx", ".json"}:
        return []
    lost = [
        f"`{sheet.name}` was hidden; this kind of file shows every sheet." for sheet in workbook.sheets if sheet.hidden
    ]
    return lost


def _write(files: dict[Path, bytes]) -> None:
    from titian.library.files import write_durably

    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, content)
    except OSError as error:
        _refuse(f"{error.filename or 'The file'} cannot be written: {error.strerror}.")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _tell_faults(error: FormError, *, as_json: bool) -> NoReturn:
    if as_json:
        report = {
            "code": error.code,
            "message": error.sentence,
            "errors": [_as_json(problem) for problem in error.problems],
            "warnings": [_as_json(problem) for problem in error.warnings],
        }
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        for problem in error.problems:
            typer.echo(f"error: {problem}", err=True)
        for problem in error.warnings:
            typer.echo(f"warning: {problem}", err=True)
        typer.echo(
            f"{_count(len(error.problems), 'error')}, {_count(len(error.warnings), 'warning')}. {error.sentence}",
            err=True,
        )
    raise typer.Exit(BAD_INPUT) from None


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "character": problem.character,
        "what": problem.what,
        "fixes": list(problem.fixes),
    }


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1) from None

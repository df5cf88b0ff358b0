"""`titian form`: checks, converts and shows XLSForm workbooks. Needs no hub and never loads Django."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from titian.forms.progress import Progress, to_terminal

if TYPE_CHECKING:
    from titian.forms.xlsform import Form, FormError, Workbook
    from titian.instrument.errors import Problem

app = typer.Typer(name="form", help="Check, convert and show XLSForm workbooks.")
BAD_INPUT: Final = 2
SUMMARY_FROM: Final = 6  # fewer are seen at a glance
FORMATS: Final = ".xlsx, .md, .json, or a folder for CSV"
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="An .xlsx, .xls, .csv or .md workbook, or a folder of CSV files.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Errors also where other programs have one reading.")]
ErrorsOnly = Annotated[bool, typer.Option("--errors-only", help="Leave warnings out.")]
Each = Annotated[bool, typer.Option("--each", help="A line for each row, where many have the same fault.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


@app.callback()
def form() -> None:
    """Check, convert and show XLSForm workbooks."""


@app.command("check")
def check(
    file: File, *, strict: Strict = False, errors_only: ErrorsOnly = False, each: Each = False, as_json: AsJson = False
) -> None:
    """Tell everything that is wrong with a workbook, with sheet, row, column and ways to fix it.

    What KoboToolbox and ODK read in one way is read so and is a warning; --strict makes it an error. Exit code 0 when
    the form can be used, 2 when there are errors.
    """
    from titian.forms.xlsform import FormError

    telling = Telling(strict=strict, errors_only=errors_only, each=each, as_json=as_json)
    try:
        with Progress(f"Reading {file.name} …", to_terminal):
            found = _read_form(file, strict=strict)
    except FormError as error:
        telling.faults(error)
    if as_json:
        report = {
            "form": {"id": found.id, "title": found.title, "version": found.version},
            "questions": sum(1 for _ in found.walk()),
            "languages": list(found.languages),
            "errors": [],
            "warnings": [] if errors_only else [_as_json(problem) for problem in found.warnings],
        }
        typer.echo(json.dumps(report, ensure_ascii=False))
        return
    telling.warnings(found.warnings)
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
    strict: Strict = False,
    errors_only: ErrorsOnly = False,
    each: Each = False,
    as_json: AsJson = False,
) -> None:
    """Write a workbook anew with every cell: .xlsx, .md, a folder of CSV files, or .json for the form it makes.

    Only .json needs a form without errors. Exit code 1 when nothing can be written, 2 when the workbook is faulty.
    """
    from titian.forms.xlsform import (
        FormError,
        form_to_json,
        import_form,
        in_order,
        is_error,
        read_workbook,
        write_csv,
        write_markdown,
        write_workbook,
    )

    telling = Telling(strict=strict, errors_only=errors_only, each=each, as_json=as_json)
    if not force and out.exists() and (not out.is_dir() or any(out.iterdir())):
        _refuse(f"{out} is there already; --force replaces it.")
    writers: dict[str, Callable[[Workbook], bytes]] = {
        ".xlsx": write_workbook,
        ".md": lambda workbook: write_markdown(workbook).encode(),
    }
    try:
        with Progress(f"Reading {file.name} …", to_terminal) as progress:
            workbook, problems = read_workbook(file)
            faults = [problem for problem in problems if is_error(problem, strict=strict)]
            progress.step(f"Writing {out} …")
            if out.suffix == ".json":
                read = import_form(workbook, problems, strict=strict)
                problems = read.warnings
                form_json = json.dumps(form_to_json(read), ensure_ascii=False, separators=(",", ":"))
                files = {out: form_json.encode() + b"\n"}
            elif out.suffix in writers:
                files = {out: writers[out.suffix](workbook)}
            elif out.suffix and not out.is_dir():
                _refuse(f"`{out.suffix}` cannot be written; OUT is {FORMATS}.")
            else:
                files = {out / name: content for name, content in write_csv(workbook).items()}
    except FormError as error:
        telling.faults(error)
    if faults:
        telling.faults(_as_error(in_order(workbook, faults)))
    _write(files)
    lost = _lost(workbook, out)
    if as_json:
        written = {"written": [str(path) for path in files], "not_kept": lost}
        warnings = [_as_json(problem) for problem in in_order(workbook, problems)]
        typer.echo(json.dumps({**written, "warnings": warnings}, ensure_ascii=False))
        return
    telling.warnings(in_order(workbook, problems))
    for sentence in lost:
        typer.echo(f"warning: {sentence}")
    typer.echo(f"Wrote {', '.join(str(path) for path in files)}.")


@app.command("preview")
def preview(
    file: File,
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8010,
    strict: Strict = False,
    errors_only: ErrorsOnly = False,
) -> None:
    """Show a form on this machine as the field app would ask it, until Ctrl-C. Reload the page after a change.

    Pictures and sounds are taken from the folder `<name>-media` beside the workbook. Exit code 1 when the page is not
    built or the port is taken, 2 when the form has errors.
    """
    from titian.forms.xlsform import FormError
    from titian.hub.preview import PreviewProblem, serve_preview

    telling = Telling(strict=strict, errors_only=errors_only)
    try:
        with Progress(f"Reading {file.name} …", to_terminal):
            found = _read_form(file, strict=strict)
        telling.warnings(found.warnings, err=True)
        serve_preview(file, port=port, say=typer.echo, strict=strict)
    except FormError as error:
        telling.faults(error)
    except PreviewProblem as problem:
        _refuse(str(problem))


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How what was found is told: how much, how grave, one by one or folded."""

    strict: bool = False
    errors_only: bool = False
    each: bool = False
    as_json: bool = False

    def warnings(self, problems: Sequence[Problem], *, err: bool = False) -> None:
        """Tells warnings: a summary by code where there are many, then each."""
        if not self.errors_only:
            self._summarise(problems, err=err)
            self._tell("warning", problems, err=err)

    def faults(self, error: FormError) -> NoReturn:
        """Tells errors, then warnings, and ends with the exit code for them."""
        warnings = () if self.errors_only else error.warnings
        if self.as_json:
            report = {
                "code": error.code,
                "message": error.sentence,
                "errors": [_as_json(problem) for problem in error.problems],
                "warnings": [_as_json(problem) for problem in warnings],
            }
            typer.echo(json.dumps(report, ensure_ascii=False))
            raise typer.Exit(BAD_INPUT) from None
        self._summarise([*error.problems, *warnings], err=True)
        self._tell("error", error.problems, err=True)
        self._tell("warning", warnings, err=True)
        counted = f"{_count(len(error.problems), 'error')}, {_count(len(error.warnings), 'warning')}"
        typer.echo(f"{counted}. {error.sentence}", err=True)
        raise typer.Exit(BAD_INPUT) from None

    def _summarise(self, problems: Sequence[Problem], *, err: bool) -> None:
        from titian.forms.xlsform import list_counts

        if len(problems) >= SUMMARY_FROM:
            typer.echo("\n".join([*list_counts(problems, strict=self.strict), ""]), err=err)

    def _tell(self, word: str, problems: Sequence[Problem], *, err: bool) -> None:
        from titian.forms.xlsform import fold

        for line in map(str, problems) if self.each else fold(problems):
            typer.echo(f"{word}: {line}", err=err)


def _read_form(file: Path, *, strict: bool) -> Form:
    from titian.forms.xlsform import import_form, read_workbook

    return import_form(*read_workbook(file), strict=strict)


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
    from titian.files import write_durably

    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, content)
    except OSError as error:
        _refuse(f"{error.filename or 'The file'} cannot be written: {error.strerror}.")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


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

"""`titian htcds`: opened referrals as records of IOM's case data standard, and its survey form corrected.

Needs no hub and never loads Django: it is for a provider's own machine, which alone has opened packages.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from titian.exchange.errors import ExchangeError
    from titian.exchange.htcds.files import Format

app = typer.Typer(
    name="htcds",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Referrals as HTCDS 2.0 records, on the provider's own machine; and its survey form, corrected.",
)
BAD_INPUT = 2
Out = Annotated[Path, typer.Option("--to", dir_okay=False, help="The file to write; it must not be there yet.")]
Given = Annotated[Path, typer.Option("--from", exists=True, dir_okay=False, help="The file to read.")]


@app.command("export")
def export(source: Given, out: Out) -> None:
    """Write opened packages (JSON) as HTCDS records (.csv or .json).

    The JSON is a list of {"payload": …, "envelope": …, "others": …}, as `titian htcds import` writes it. Exit code 2
    when a package does not read.
    """
    from titian.exchange.errors import ExchangeError
    from titian.exchange.htcds import make_record, write_records
    from titian.exchange.htcds.packages import read_packages

    try:
        records = [make_record(each.payload, each.envelope, each.others) for each in read_packages(source.read_bytes())]
    except ExchangeError as error:
        _refuse(error)
    _write(out, write_records(records, _format(out)))
    typer.echo(f"{out}: {len(records)} records. They are not sealed: whoever has the file reads them.")


@app.command("import")
def import_records(source: Given, out: Out) -> None:
    """Read HTCDS records (.csv or .json) back into packages (JSON); fields that are not ours are kept under "others".

    All or nothing: exit code 2 and nothing written when one record does not read.
    """
    from titian.exchange.errors import ExchangeError, Fault, RecordRefused
    from titian.exchange.htcds import Imported, read_record, read_records
    from titian.exchange.htcds.packages import write_packages

    faults: list[Fault] = []
    packages: list[Imported] = []
    try:
        for number, record in enumerate(read_records(source.read_bytes(), _format(source)), start=1):
            try:
                packages.append(read_record(record))
            except RecordRefused as error:
                faults += [Fault(f"record {number}, {each.where}", each.code, each.sentence) for each in error.faults]
        if faults:
            raise RecordRefused("Nothing was taken in.", faults)
    except ExchangeError as error:
        _refuse(error)
    _write(out, write_packages(packages))
    typer.echo(f"{out}: {len(packages)} packages.")


@app.command("form")
def form(
    source: Given,
    out: Out,
    *,
    words: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="A pack: its languages get columns of labels.")
    ] = None,
) -> None:
    """Correct your copy of the HTCDS survey form (htcds_xlsform.xlsx): each change is told with its row and reason.

    Exit code 2 when it is another workbook, or one that cannot be read.
    """
    from titian.exchange.errors import ExchangeError
    from titian.exchange.htcds.form import correct_form
    from titian.forms.export.texts import Wording, read_texts
    from titian.forms.xlsform import import_form, read_workbook, write_workbook
    from titian.instrument.errors import InstrumentError

    try:
        workbook, _ = read_workbook(source)
        texts = read_texts(words) if words else {}
        if words and not texts:
            _fail(f"{words} holds no words of a pack: name its folder, such as content/packs/first-contact.")
        corrected = correct_form(workbook, Wording(texts) if texts else None)
        import_form(corrected.workbook)
    except ExchangeError as error:
        _refuse(error)
    except InstrumentError as error:
        _fail(str(error))
    _write(out, write_workbook(corrected.workbook))
    for fix in corrected.fixes:
        typer.echo(str(fix))
    typer.echo(f"{out}: {len(corrected.fixes)} changes. HTCDS is IOM's, CC BY 4.0; say that you changed it.")


def _format(path: Path) -> Format:
    if path.suffix == ".csv":
        return ".csv"
    if path.suffix == ".json":
        return ".json"
    _fail(f"{path}: name a file that ends in .csv or .json.")


def _write(out: Path, content: bytes) -> None:
    """Never over a file that is there; readable by its owner alone."""
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError:
        _fail(f"{out} is there already; name another file.")
    except OSError as error:
        _fail(f"{out} cannot be written: {error.strerror}.")


def _refuse(error: ExchangeError) -> NoReturn:
    for fault in error.faults:
        typer.echo(str(fault), err=True)
    typer.echo(f"{error.sentence} [{error.code}]", err=True)
    raise typer.Exit(BAD_INPUT) from None


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(BAD_INPUT) from None

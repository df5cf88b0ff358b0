"""`titian drift`: on a rescue centre's own machine, without a hub and without a network."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from titian.preparedness.drift.errors import DriftError
from titian.preparedness.drift.model import AID, Answer
from titian.preparedness.drift.running import Bench
from titian.preparedness.drift.watching import ASKED, Watch, name_answer
from titian.preparedness.drift.workers import Worker

app = typer.Typer(name="drift", help="Work out where a boat may drift and may land, from a file to a file.")
HERE: Final = Path(__file__).resolve().parents[4] / ".drift"
SECONDS: Final = 1.0
Environment = Annotated[
    Path, typer.Option(envvar="TITIAN_DRIFT", help="Where `make drift` put OpenDrift.", show_default=False)
]


@app.callback()
def drift() -> None:
    """Work out where a boat may drift and may land, from a file to a file."""


@app.command("run")
def run(
    *,
    request: Annotated[Path, typer.Argument(help="The request, as the browser saved it.")],
    answer: Annotated[
        Path | None, typer.Argument(help="Where the answer goes; beside the request if not said.")
    ] = None,
    environment: Environment = HERE,
) -> None:
    """Answer one request. Nothing of its position is printed, and only you can read the files.

    Exit code 0 when the answer is written, 1 when the request is refused or OpenDrift fails: then nothing is written.
    """
    to = answer or name_answer(request)
    try:
        with _bench(environment) as bench:
            typer.echo("OpenDrift starts; the first time that takes a minute or two.", err=True)
            told = bench.answer(request, to, _tell)
    except DriftError as error:
        _fail(error.message)
    except OSError as error:
        _fail(f"{to.name}: {error.strerror}. The request is as it was.")
    _say(told, to)


@app.command("watch")
def watch(
    *,
    folder: Annotated[Path, typer.Argument(help=f"Where requests are put, as NAME{ASKED}.")],
    environment: Environment = HERE,
) -> None:
    """Answer what is put into a folder, one after the other, until Ctrl-C: OpenDrift stays warm meanwhile."""
    if not folder.is_dir():
        _fail(f"{folder} is no folder. Make it, for nobody but you to read.")
    with _bench(environment) as bench:
        looked = Watch(folder, bench)
        typer.echo(f"Looking for *{ASKED} in {folder}. Ctrl-C ends it.", err=True)
        ended = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: ended.set())  # as Ctrl-C: what is being answered is finished first
        while not ended.is_set():
            for sentence in looked.sweep(_tell):
                typer.echo(sentence)
            ended.wait(SECONDS)


@app.command("types")
def types(environment: Environment = HERE) -> None:
    """List the object types that OpenDrift knows, with what its table says of each."""
    try:
        with Worker(_python(environment)) as worker:
            for name, says in worker.types.items():
                typer.echo(f"{name:32} {says}")
    except DriftError as error:
        _fail(error.message)
    typer.echo(AID[1], err=True)


def _bench(environment: Path) -> Bench:
    return Bench(lambda: Worker(_python(environment)), environment)


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


def _tell(done: int, members: int) -> None:
    typer.echo(f"{done} of {members}", err=True)


def _say(answer: Answer, path: Path) -> None:
    typer.echo(f"{path.name}: written. {answer.drawn} particles drawn, {len(answer.landing)} cells of coast reached.")
    for line in answer.cautions:
        typer.echo(line)


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)

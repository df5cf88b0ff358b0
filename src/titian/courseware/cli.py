"""`titian learning`: what authors of learning run, without a hub and without a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.instrument.errors import InstrumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from titian.instrument.errors import Problem

    from .practice import Checked

BAD_INPUT = 2
FOLDER = Path("content/learning")
Folder = Annotated[Path, typer.Argument(help="Folder of learning, for example content/learning.")]
Pack = Annotated[
    Path | None, typer.Option(help="The pack that practice is about; first-contact beside the folder unless said.")
]

app = typer.Typer(name="learning", help="Check and draw what officers learn with.")


@app.callback()
def learning() -> None:
    """Check and draw what officers learn with: modules, practice interviews and their personas."""


@app.command("check")
def check(
    folder: Folder = FOLDER,
    *,
    pack: Pack = None,
    persona: Annotated[str | None, typer.Option(help="Walk this one alone, as its file is named.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Find what is wrong with modules and personas: every state is walked, and everything told at once.

    Exit code 2 when there is a problem. A text whose clip is missing or says other words is named too: it is read.
    """
    from .check import check_modules
    from .practice import check_practice

    try:
        found = check_practice(folder, pack, only=persona)
        modules = [] if persona else check_modules(folder.resolve(), pack.resolve() if pack else None)
    except InstrumentError as error:
        _refuse(error)
    problems = [*modules, *found.problems]
    if as_json:
        told = [{"code": one.code, "place": one.place, "what": one.what, "fixes": list(one.fixes)} for one in problems]
        typer.echo(json.dumps(found.as_json() | {"problems": told}, ensure_ascii=False))
    else:
        typer.echo("\n".join([*_list_unheard(folder.resolve()), *_in_words(found, problems)]))
    if problems:
        raise typer.Exit(BAD_INPUT)


@app.command("picture")
def picture(
    folder: Folder = FOLDER,
    *,
    out: Annotated[Path, typer.Option(help="Folder to write into, one picture a persona.")],
    pack: Pack = None,
) -> None:
    """Draw each persona for review: which facts open where, what moves trust, how it ends."""
    from .practice.picture import draw_all

    try:
        drawn = draw_all(folder, pack)
        out.mkdir(parents=True, exist_ok=True)
        for name, svg in drawn.items():
            (out / f"{name}.svg").write_text(svg, encoding="utf-8")
    except (InstrumentError, OSError) as error:
        _refuse(error)
    typer.echo(f"Drew {len(drawn)} personas in {out}")


@app.command("build")
def build(
    folder: Folder = FOLDER,
    *,
    out: Annotated[Path, typer.Option(help="File to write, for example practice.json.")],
    pack: Pack = None,
) -> None:
    """Write what a phone practises with: moves, personas and what the pack says of them. Words lie in locales/."""
    from .practice.build import build_course

    try:
        content = build_course(folder, pack)
        out.write_bytes(content)
    except (InstrumentError, OSError) as error:
        _refuse(error)
    typer.echo(f"Wrote {out}: {len(content)} bytes")


@app.command("scorm")
def scorm(
    module: Annotated[str, typer.Argument(help="Name of the module, as its file is named: fear.")],
    folder: Folder = FOLDER,
    *,
    out: Annotated[Path, typer.Option(help="File to write, for example fear-en.zip.")],
    language: Annotated[str, typer.Option(help="Tag of the language of its words.")] = "en",
    pack: Pack = None,
) -> None:
    """Write a module as a SCORM 2004 package, for a learning system that is not ours. It needs no field app."""
    from .scorm import make_package

    try:
        content = make_package(folder, module, language, pack=pack)
        out.write_bytes(content)
    except (InstrumentError, OSError) as error:
        _refuse(error)
    typer.echo(f"Wrote {out}: {len(content)} bytes")


papers = typer.Typer(no_args_is_help=True, help="Papers of a course, as PDFs to print.")
app.add_typer(papers, name="paper")
Name = Annotated[str, typer.Argument(help="Name of the module, as its file is named: fear.")]
Out = Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="The PDF to write.")]
Language = Annotated[str, typer.Option(help="Tag of the language of its words.")]
Fonts = Annotated[
    list[Path] | None,
    typer.Option("--fonts", exists=True, file_okay=False, help="Folder with Noto fonts instead of the system's."),
]


@papers.command("guide")
def guide(
    module: Name,
    folder: Folder = FOLDER,
    *,
    out: Out,
    language: Language = "en",
    pack: Pack = None,
    fonts: Fonts = None,
) -> None:
    """The trainer's guide: steps with minutes, questions with every answer and why, sources. A4, some pages."""
    from .papers import make_guide

    _print(make_guide, module, folder, out, language, pack, fonts)


@papers.command("handout")
def handout(
    module: Name,
    folder: Folder = FOLDER,
    *,
    out: Out,
    language: Language = "en",
    pack: Pack = None,
    fonts: Fonts = None,
) -> None:
    """What officers take along: the scene of each question, what the module suggests, and why. A4, one page or two."""
    from .papers import make_handout

    _print(make_handout, module, folder, out, language, pack, fonts)


@papers.command("sign-in")
def sign_in(
    module: Name,
    folder: Folder = FOLDER,
    *,
    out: Out,
    language: Language = "en",
    pack: Pack = None,
    fonts: Fonts = None,
) -> None:
    """Who took part: what the sheet is for, when it is destroyed, and places to sign. A4 across, one page."""
    from .papers import make_sign_in

    _print(make_sign_in, module, folder, out, language, pack, fonts)


def _print(
    make: Callable[..., list[bytes]],
    module: str,
    folder: Path,
    out: Path,
    language: str,
    pack: Path | None,
    fonts: list[Path] | None,
) -> None:
    from titian.papers.errors import PaperError

    try:
        (made,) = make(folder, module, language, pack=pack, fonts=fonts or ())
        out.write_bytes(made)
    except (PaperError, OSError) as error:
        _refuse(error)
    typer.echo(f"Wrote {out}: {len(made)} bytes")


def _list_unheard(folder: Path) -> Iterator[str]:
    """What is wrong with the clips, one a line; what cannot be read is a problem already."""
    from titian.voices.check import check_voices
    from titian.voices.errors import VoiceError

    try:
        for each in check_voices(folder, decode=False):
            yield f"voices/{each.language}: {each.message} [{each.code}]"
    except VoiceError:
        return


def _in_words(found: Checked, problems: Sequence[Problem]) -> Iterator[str]:
    for each in problems:
        where = "" if each.subject and each.what.startswith(each.subject) else f"{each.place}: "
        yield f"{where}{each.what} [{each.code}]"
        yield f"    To fix: {' Or: '.join(each.fixes)}"
    for walked in found.walked:
        yield f"{walked.persona:28} {walked.states:>6} states {walked.seconds:6.2f} s"
    states = sum(walked.states for walked in found.walked)
    seconds = sum(walked.seconds for walked in found.walked)
    told = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}." if problems else "Nothing is wrong."
    walked_all = f"{len(found.walked)} persona{'' if len(found.walked) == 1 else 's'} walked"
    yield f"{walked_all}: {states} states in {seconds:.2f} s. {told}"


def _refuse(error: Exception) -> NoReturn:
    typer.echo(f"{error} [{getattr(error, 'code', 'file.unreadable')}]", err=True)
    raise typer.Exit(BAD_INPUT) from None

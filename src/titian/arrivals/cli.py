"""`titian slips`: a batch of slips printed before anybody arrives."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from titian.arrivals.slips import BLOCKS, HUB_BLOCKS_END, list_slips, name_block
from titian.papers.errors import PaperError
from titian.papers.slips import A_PAGE, make_slips

PRINTED = {name_block(block): block for block in range(HUB_BLOCKS_END, BLOCKS)}


def slips(
    out: Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="The PDF to write.")],
    block: Annotated[str, typer.Option("--block", help="Two letters the numbers begin with: XA, XC … YY.")] = "XA",
    sheets: Annotated[int, typer.Option("--sheets", min=1, max=24, help="How many sheets of 24 slips.")] = 5,
    after: Annotated[int, typer.Option("--after", min=0, max=23, help="Sheets of this block printed before.")] = 0,
    fonts: Annotated[
        list[Path] | None,
        typer.Option("--fonts", exists=True, file_okay=False, help="Folder with Noto fonts instead of the system's."),
    ] = None,
) -> None:
    """Slips for people who arrive together: a number and squares for a phone's camera. A4, to cut.

    Their numbers are never given out by a phone. Print each sheet once: two people with one number are found out, and
    somebody has to ask who is who.
    """
    if block not in PRINTED:
        typer.echo(f"Printed slips begin with {', '.join(PRINTED)}. Choose one of these for --block.", err=True)
        raise typer.Exit(1)
    from titian.people.qr import make_qr_svg

    numbers = list_slips(PRINTED[block])[after * A_PAGE : (after + sheets) * A_PAGE]
    if not numbers:
        typer.echo(f"The block {block} has no more sheets. Take the next two letters.", err=True)
        raise typer.Exit(1)
    try:
        (made,) = make_slips(
            {f"{slip[:2]} {slip[2:5]} {slip[5:]}": str(make_qr_svg(slip)) for slip in numbers}, fonts=fonts or ()
        )
        out.write_bytes(made)
    except (PaperError, OSError) as error:
        typer.echo(f"{out}: {error}", err=True)
        raise typer.Exit(1) from error
    printed = after + -(-len(numbers) // A_PAGE)
    typer.echo(f"{out}: {len(numbers)} slips, {numbers[0]} to {numbers[-1]}. The next sheets: --after {printed}")

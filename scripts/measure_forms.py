"""How many of the workbooks in a folder Titian takes, beside what pyxform and ODK Validate say of them.

    python scripts/measure_forms.py                    the workbooks of $TITIAN_REFERENCE/forms
    python scripts/measure_forms.py FOLDER --refused   with the codes of each that others take and Titian refuses

`accepts.json` of the folder holds, for each file, whether `pyxform` and `odk_validate` take it. The workbooks are other
people's: they are read where they lie and never become part of the repository.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from titian.forms.xlsform import FormError, import_form, read_workbook

ENDINGS: Final = frozenset([".xlsx", ".xls", ".xlsm"])


@dataclass(frozen=True)
class Try:
    """One workbook: whether others take it, the codes for which Titian refuses it, seconds of the processor."""

    name: str
    others_take: bool
    codes: tuple[str, ...]
    seconds: float

    @property
    def is_taken(self) -> bool:
        """Whether Titian takes it."""
        return not self.codes


def try_workbooks(folder: Path) -> list[Try]:
    """Every workbook of the folder, in the order of names. What falls over counts as refused, by its error's name."""
    accepts = json.loads((folder / "accepts.json").read_text(encoding="utf-8"))
    return [_try(path, accepts.get(path.name, {})) for path in sorted(folder.iterdir()) if path.suffix in ENDINGS]


def _try(path: Path, accepts: dict[str, bool]) -> Try:
    began = time.process_time()
    codes: tuple[str, ...] = ()
    try:
        import_form(*read_workbook(path))
    except FormError as error:
        codes = tuple(sorted({problem.code for problem in error.problems}))
    except Exception as error:
        codes = (f"TRACEBACK {type(error).__name__}",)
    others = accepts.get("pyxform", False) and accepts.get("odk_validate", False)
    return Try(path.name, others, codes, time.process_time() - began)


def main() -> None:
    """Prints the shares and, for every reason, how many workbooks it stops."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reference = os.environ.get("TITIAN_REFERENCE", "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(reference) / "forms" if reference else None)
    parser.add_argument("--refused", action="store_true", help="name each workbook that others take and Titian refuses")
    arguments = parser.parse_args()
    if arguments.folder is None or not (arguments.folder / "accepts.json").is_file():
        sys.exit("Name a folder with workbooks and accepts.json, or set TITIAN_REFERENCE.")
    tries = try_workbooks(arguments.folder)
    wanted = [found for found in tries if found.others_take]
    refused = [found for found in wanted if not found.is_taken]
    alone = [found for found in tries if found.is_taken and not found.others_take]
    say = sys.stdout.write
    share = 100 * (len(wanted) - len(refused)) / max(len(wanted), 1)
    say(
        f"{len(tries)} workbooks; others take {len(wanted)}, Titian {len(wanted) - len(refused)} of them ({share:.1f} %)\n"
    )
    say(f"taken here alone: {len(alone)}; slowest {max((found.seconds for found in tries), default=0):.2f} s of CPU\n")
    for code, count in Counter(code for found in refused for code in found.codes).most_common():
        say(f"{count:5} {code}\n")
    if arguments.refused:
        for found in refused:
            say(f"{found.name}: {' '.join(found.codes)}\n")
        for found in alone:
            say(f"{found.name}: taken here alone\n")


if __name__ == "__main__":
    main()

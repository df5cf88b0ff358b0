"""How fast a large workbook is read and checked, each time in a process of its own.

    python -m titian.forms.xlsform.bench

prints one JSON object, with the figures of pyxform for the same file where it is installed. Memory is the growth of the
peak resident set (VmHWM, Linux) from before the workbook is read: a process begins with a peak of its own at `exec`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from .sheets import Workbook, make_sheet
from .workbook import write_workbook

ROWS: Final = 1_000
LANGUAGES: Final = ("English (en)", "Thai (th)")
THAI: Final = "คุณอยู่ในที่ปลอดภัยตอนนี้หรือไม่"


def large_workbook(rows: int = ROWS) -> Workbook:
    """A survey of so many rows (a multiple of ten) in two languages: selects, numbers, texts, calculations."""
    texts = [f"{column}::{language}" for column in ("label", "hint", "constraint_message") for language in LANGUAGES]
    survey = [["type", "name", *texts, "required", "relevant", "constraint", "calculation", "appearance"]]
    for group in range(rows // 10):
        survey.append(["begin group", f"g{group}", f"Part {group}", f"{THAI} {group}"])
        survey += [_question(group * 8 + place) for place in range(8)]
        survey.append(["end group"])
    choices = [["list_name", "name", *(f"label::{language}" for language in LANGUAGES), "region"]]
    choices += [
        [f"list{number // 10}", f"c{number}", f"Choice {number}", f"{THAI} {number}", f"r{number % 3}"]
        for number in range(500)
    ]
    settings = [["form_title", "form_id", "version", "default_language"], ["Large", "large", "1", LANGUAGES[0]]]
    return Workbook((make_sheet("survey", survey), make_sheet("choices", choices), make_sheet("settings", settings)))


def _question(number: int) -> list[str]:
    name = f"q{number}"
    texts = [f"Question {number}: are you safe where you are now?", f"{THAI} {number}", f"Ask slowly ({number})", THAI]
    before = f"${{q{max(number - 3, 0)}}}"
    relevant = (
        f"{before} != '' and ({before} > {number} or selected({before}, 'c{number % 500}'))" if number > 3 else ""
    )
    if number % 4 == 0:
        return [f"select_one list{number % 50}", name, *texts, "", "", "yes", relevant, "", "", "minimal"]
    if number % 4 == 1:
        message = ["Not a likely number.", THAI]
        return ["integer", name, *texts, *message, "", relevant, f". >= 0 and . <= {number + 100}", "", ""]
    if number % 4 == 2:
        calculation = (
            f"if({before} > {number}, concat('over ', {before}), coalesce({before}, 'none'))" if number > 3 else "1"
        )
        return ["calculate", name, "", "", "", "", "", "", "", "", "", calculation, ""]
    return ["text", name, *texts, "", "", "", relevant, "", "", "multiline"]


_MEASURE: Final = """
import json, re, sys, time
from pathlib import Path
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text()).group(1)) / 1024
def run(work):
    before = peak()
    started, used = time.perf_counter(), time.process_time()
    nodes = work(sys.argv[1])
    seconds, used = time.perf_counter() - started, time.process_time() - used
    print(json.dumps({"seconds": round(seconds, 3), "cpu_seconds": round(used, 3),
                      "growth_mib": round(peak() - before, 1), "peak_mib": round(peak(), 1), "nodes": nodes}))
"""
_OURS: Final = """
from titian.forms.xlsform import import_form, read_workbook
run(lambda path: sum(1 for _ in import_form(*read_workbook(Path(path))).walk()))
"""
_PYXFORM: Final = """
from pyxform.xls2xform import convert
run(lambda path: convert(path, validate=False).xform.count("<bind "))
"""


def workbook_speed(rows: int = ROWS) -> dict[str, dict[str, float]]:
    """Seconds by the clock and of the processor, growth and peak of memory, for one large workbook.

    `titian`, and `pyxform` where it is installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        path.write_bytes(write_workbook(large_workbook(rows)))
        figures = {"titian": _measure(_OURS, path)}
        if find_spec("pyxform"):
            figures["pyxform"] = _measure(_PYXFORM, path)
    return figures


def _measure(program: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-c", _MEASURE + program, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own program
    measured: dict[str, float] = json.loads(ran.stdout)
    return measured


if __name__ == "__main__":
    print(json.dumps(workbook_speed()))  # noqa: T201  # a command

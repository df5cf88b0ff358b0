"""How fast a large workbook is read and checked, each time in a process of its own.

    python scripts/bench_workbook.py

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

from titian.forms.xlsform import write_workbook
from titian.forms.xlsform.tests.large import ROWS, large_workbook

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
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(ran.stdout)
    return measured


if __name__ == "__main__":
    print(json.dumps(workbook_speed()))

"""The converter that ODK and KoboToolbox use, asked to take a workbook we wrote."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyxform
from pyxform.xls2xform import convert as pyxform_convert

from titian.forms.xlsform import Workbook, write_workbook

JAVA: Final = shutil.which("java")
#: For a second's work Java need neither compile what it does more than once over nor collect on every processor.
BRIEFLY: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
ODK_VALIDATE: Final = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"


@dataclass(frozen=True)
class Converted:
    """The XForm, and what the converter complained of."""

    xform: str
    warnings: list[str]


def convert_bytes(content: bytes) -> Converted:
    """Converts the bytes of an .xlsx file; raises pyxform's error when it refuses them."""
    warnings: list[str] = []
    result = pyxform_convert(content, warnings=warnings, validate=False, file_type=".xlsx", form_name="data")
    return Converted(result.xform, warnings)


def convert(workbook: Workbook) -> Converted:
    """Converts a workbook as we write it."""
    return convert_bytes(write_workbook(workbook))


def complaints_of_odk(xform: str) -> str:
    """What ODK Validate, which every author's tools run, says against an XForm; empty when it is valid. Needs `JAVA`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xml"
        path.write_text(xform, encoding="utf-8")
        command = [str(JAVA), *BRIEFLY, "-Djava.awt.headless=true", "-jar", str(ODK_VALIDATE), str(path)]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return "" if ran.returncode == 0 else f"{ran.stdout}\n{ran.stderr}".strip()

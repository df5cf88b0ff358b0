"""The converter that ODK and KoboToolbox use, asked to take a workbook we wrote."""

from __future__ import annotations

from dataclasses import dataclass

from pyxform.xls2xform import convert as pyxform_convert

from titian.forms.xlsform import Workbook, write_workbook


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

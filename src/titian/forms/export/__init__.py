"""A pack as a form for KoboToolbox and ODK: each rule becomes two calculates, `<id>_lower` and `<id>_upper`.

    form = export_form(load_pack("content/packs/first-contact"), read_texts(folder))
    Path("first-contact.xlsx").write_bytes(write_workbook(form.workbook))

How a rule is written, and what a form cannot hold: docs/developers/export.md.
"""

from .calculates import ExportError
from .holding import held_answers
from .texts import read_texts
from .workbook import ExportedForm, export_form, offered_modules, pack_workbook, write_pack

__all__ = [
    "ExportError",
    "ExportedForm",
    "export_form",
    "held_answers",
    "offered_modules",
    "pack_workbook",
    "read_texts",
    "write_pack",
]

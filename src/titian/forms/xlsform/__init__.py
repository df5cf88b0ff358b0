"""XLSForm workbooks: read, checked, turned into a form, and written again with every cell kept.

    workbook, problems = read_workbook(Path("form.xlsx"))
    form = import_form(workbook, problems)
    Path("copy.xlsx").write_bytes(write_workbook(workbook))

Every problem has a code, a sheet, a row and a column, says what is wrong, and gives the ways to fix it.
"""

import os

from .attached import read_attached
from .expressions import Expression
from .form import Choice, Form, Group, Node, Question
from .form_json import form_to_json
from .import_form import import_form
from .problems import Findings, FormError, WorkbookError, is_error
from .sheets import Sheet, Workbook
from .telling import fold, in_order, list_counts
from .workbook import read_workbook, write_csv, write_markdown, write_workbook

# openpyxl takes lxml where a hub has it, for a region's statements: a stranger's workbook is read by defusedxml.
os.environ.setdefault("OPENPYXL_LXML", "False")

__all__ = [
    "Choice",
    "Expression",
    "Findings",
    "Form",
    "FormError",
    "Group",
    "Node",
    "Question",
    "Sheet",
    "Workbook",
    "WorkbookError",
    "fold",
    "form_to_json",
    "import_form",
    "in_order",
    "is_error",
    "list_counts",
    "read_attached",
    "read_workbook",
    "write_csv",
    "write_markdown",
    "write_workbook",
]

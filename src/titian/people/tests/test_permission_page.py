from __future__ import annotations

from pathlib import Path

from titian.people.permission_page import PAGE, write_page
from titian.people.policies import Permission

ROOT = Path(__file__).resolve().parents[4]


def test_page_for_auditors_is_the_table_of_the_code() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == write_page(), (
        "run `python -m titian.people.permission_page --write` at the root of the repository"
    )


def test_page_has_a_line_for_every_permission() -> None:
    page = write_page()
    assert all(f"| `{permission.value}` |" in page for permission in Permission)

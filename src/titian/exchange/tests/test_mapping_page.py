"""The page says what the tables say."""

from __future__ import annotations

from pathlib import Path

from titian.exchange.mapping_page import PAGE, TABLES, make_page

ROOT = Path(__file__).resolve().parents[4]


def test_the_page_is_as_the_tables_are() -> None:
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    assert make_page(text) == text, "run: python -m titian.exchange.mapping_page --write"


def test_every_table_stands_on_the_page() -> None:
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    assert [name for name in TABLES if f"<!-- {name} -->" not in text] == []

"""`titian figures` writes one file a table, for its owner's eyes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from titian.audit.models import Entry
from titian.exchange.figures import TABLE_NAMES, TABLES
from titian.exchange.hxl.cli import figures


@pytest.mark.django_db
def test_one_file_a_table_and_a_line_in_the_log(tmp_path: Path) -> None:
    app = Typer()
    app.command()(figures)
    result = CliRunner().invoke(app, ["--to", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    files = sorted((tmp_path / "out").iterdir())
    assert [path.stem for path in files] == sorted(TABLES)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    for path in files:
        _, tags, *_ = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
        assert all(tag.startswith("#") for tag in tags)
    assert Entry.objects.get(action="table.export").actor_kind == "command"


def test_every_table_has_a_name_on_the_desk() -> None:
    assert list(TABLE_NAMES) == list(TABLES)

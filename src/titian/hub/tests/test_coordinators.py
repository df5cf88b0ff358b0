"""The pages for coordinators are run: every edit they name is made, every command typed, every line they show compared.

In a block of output, a line `…` stands for any lines, and `…` at the end of a line for the rest of it.
"""

from __future__ import annotations

import csv
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from titian.directory.country.asked import ASKED
from titian.directory.country.hours import Opening
from titian.directory.country.model import Pathway
from titian.directory.country.script import SPOKEN
from titian.hub.cli import app
from titian.library.tests.factories import Keys
from titian.library.tests.folders import copy_small_checkout
from titian.review.findings import problems_page
from titian.sealing.keyfiles import write_key_pair

ROOT = Path(__file__).parents[4]
PAGES = ROOT / "docs" / "coordinators"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$|^(\| .*?)(?=\n\n)", re.MULTILINE | re.DOTALL)
RUNNER = CliRunner()


@dataclass(frozen=True)
class Step:
    """One thing the page does: `console` with its commands and output, `yaml` with an edit, `table` with cells."""

    kind: str
    text: str


def steps_of(page: Path) -> Iterator[Step]:
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Step(found[1], found[2]) if found[1] else Step("table", found[3])


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds what the page works on, and in which its commands run."""
    copy_small_checkout(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_cells(proposal: Path, table: str) -> None:
    """Writes a table of the page into the sheet whose header has those columns: the first column is the row's id."""
    header, _, *rows = [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in table.splitlines()]
    sheet = proposal / "sheets" / {"form_id": "settings.csv", "id": "outcomes.csv"}[header[0]]
    lines = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    for row in rows:
        (line,) = [one for one in lines if one[lines[0].index(header[0])] == row[0]]
        for column, value in zip(header[1:], row[1:], strict=True):
            line[lines[0].index(column)] = value
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def write_yaml(proposal: Path, text: str) -> None:
    """Writes an edit of the page into the file that its first line names; with an id, into what that case expects."""
    named, _, body = text.partition("\n")
    name, _, case = named.removeprefix("# ").partition(", ")
    path = proposal / name
    new = yaml.load(body, yaml.BaseLoader)  # noqa: S506  # builds text only
    old = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    if case:
        (found,) = [one for one in old if one["id"] == case]
        found["expect"] = found["expect"] | new
    else:
        old |= {key: without_null(value) for key, value in new.items()}
    path.write_text(yaml.safe_dump(old, allow_unicode=True, sort_keys=False), encoding="utf-8")
    if not case:  # what was read as text is written as text: null must be nothing again
        path.write_text(path.read_text(encoding="utf-8").replace("'null'", "null"), encoding="utf-8")


def without_null(value: object) -> object:
    return {k: None if v == "null" else v for k, v in value.items()} if isinstance(value, dict) else value


def run(command: str) -> str:
    """What a command of the page prints; it must not end in a traceback."""
    program, *arguments = shlex.split(command)
    if program == "cp":
        assert arguments[0] == "-r"
        shutil.copytree(arguments[1], arguments[2], symlinks=True)
        return ""
    assert program == "titian"
    result = RUNNER.invoke(app, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if result.exit_code and not result.stdout:
        return result.output  # the sentence of a refusal
    return result.stdout  # what is logged while the test watches goes to stderr, which the command keeps quiet


def matches(shown: str, printed: str) -> bool:
    """Whether what the page shows is what was printed; trailing spaces do not count."""
    lines = [line.rstrip() for line in shown.splitlines()]
    parts = [
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace(re.escape("…"), ".*") + r"[ ]*\n" for line in lines
    ]
    return (
        re.fullmatch("".join(parts) + r"\n*", printed if printed.endswith("\n") or not printed else printed + "\n")
        is not None
    )


@pytest.mark.long("pages")
@pytest.mark.django_db(transaction=True)
def test_the_page_on_changing_a_rule_does_what_it_says(
    checkout: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("titian.hub.commands.setup.set_up_django", lambda: None)
    write_key_pair(checkout, "publisher", keys.publisher)
    write_key_pair(checkout, "country", keys.country_key)
    proposal = checkout / "content" / "packs" / "proposal"
    commands = 0
    for step in steps_of(PAGES / "change-a-rule.md"):
        if step.kind == "table":
            write_cells(proposal, step.text)
        elif step.kind == "yaml":
            write_yaml(proposal, step.text)
        else:
            assert step.kind == "console"
            typed, _, shown = step.text.partition("\n")
            printed = run(typed.removeprefix("$ "))
            assert matches(shown, printed), f"{typed}\n--- the page shows\n{shown}\n--- it prints\n{printed}"
            commands += 1
    assert commands == 11


def merge(old: Any, new: Any) -> Any:
    """What stands in `new` put into `old`, key by key."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return old | {key: merge(old.get(key), value) for key, value in new.items()}


@pytest.mark.django_db(transaction=True)
def test_the_page_on_the_country_folder_does_what_it_says(
    checkout: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("titian.hub.commands.setup.set_up_django", lambda: None)
    write_key_pair(checkout, "publisher", keys.publisher)
    write_key_pair(checkout, "country", keys.country_key)
    commands = 0
    for step in steps_of(PAGES / "country.md"):
        if step.kind == "yaml":
            named, _, body = step.text.partition("\n")
            path = checkout / named.removeprefix("# ")
            content = merge(yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(body))
            path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        elif step.kind == "console":
            typed, _, shown = step.text.partition("\n")
            printed = run(typed.removeprefix("$ "))
            assert matches(shown, printed), f"{typed}\n--- the page shows\n{shown}\n--- it prints\n{printed}"
            commands += 1
    assert commands == 11


@pytest.mark.usefixtures("checkout")
def test_the_page_on_pathways_does_what_it_says() -> None:
    read = []
    for step in steps_of(PAGES / "pathways.md"):
        if step.kind == "console":
            typed, _, shown = step.text.partition("\n")
            printed = run(typed.removeprefix("$ "))
            assert matches(shown, printed), f"{typed}\n--- the page shows\n{shown}\n--- it prints\n{printed}"
        elif step.kind == "yaml":
            content = yaml.safe_load(step.text)
            read.append(Pathway.model_validate(content[0]).id if isinstance(content, list) else content["opening"])
    assert read[0] == "xx-land-labour"
    assert Opening.model_validate(read[1]).holidays == "closed"
    assert Path("pathways.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_page_on_the_country_folder_names_every_code_of_the_script() -> None:
    page = (PAGES / "country.md").read_text(encoding="utf-8")
    for name in SPOKEN:
        assert f"`{name}`" in page
        assert all(f"`{code}`" in page for code in ASKED[name].codes)


def test_a_line_that_is_not_printed_is_noticed() -> None:
    assert matches("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    assert matches("one …\n", "one two three\n")
    assert not matches("one\nfour\n", "one\ntwo\nfour\n")
    assert not matches("one\n…\nfive\n", "one\ntwo\nfour\n")


def test_the_table_of_problems_is_current() -> None:
    told = "run: python -m titian.review.findings > docs/coordinators/problems.md"
    assert (PAGES / "problems.md").read_text(encoding="utf-8") == problems_page(), told


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in PAGES.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)

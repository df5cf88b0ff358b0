from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from titian.hub.cli import COMMANDS, load_command
from titian.hub.tests import warm
from titian.library.tests.folders import copy_small_checkout

ROOT = Path(__file__).resolve().parents[4]
PACK, COUNTRY = ROOT / "content/packs/first-contact", ROOT / "content/countries/th"


def titian(*arguments: str, data: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TITIAN_")}
    if data is not None:
        environment["TITIAN_DATA"] = str(data)
    program = [sys.executable, "-m", "titian.hub.cli", *arguments]
    return warm.run(program, env={**environment, **more}, cwd=ROOT, timeout=100)


def test_help_names_every_command_and_hides_what_is_for_operators_of_the_program() -> None:
    program = [sys.executable, "-m", "titian.hub.cli", "--help"]  # started, as a newcomer starts it
    shown = subprocess.run(program, capture_output=True, text=True, cwd=ROOT, check=False, timeout=100)
    assert shown.returncode == 0
    for name, known in COMMANDS.items():
        assert (f" {name} " in shown.stdout) is not known.is_hidden, name


@pytest.mark.parametrize("name", COMMANDS)
def test_line_in_the_help_of_titian_is_the_first_sentence_of_the_command_s_own(name: str) -> None:
    whole = 1000  # characters, so that nothing is cut
    assert COMMANDS[name].line == load_command(name).get_short_help_str(whole)


def list_loaded(*arguments: str, data: Path | None = None) -> set[str]:
    """The modules that are loaded when `titian` has done this."""
    program = "import sys; from titian.hub.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "DJANGO_"))}
    if data is not None:
        environment["TITIAN_DATA"] = str(data)
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split())


def test_help_is_shown_without_loading_what_the_commands_need() -> None:
    loaded = list_loaded("--help")
    assert not loaded & {
        "django",
        "pydantic",
        "lark",
        "yaml",
        "cryptography",
        "titian.forms",
        "titian.instrument",
        "titian.review",
        "titian.hub.commands",
    }


def test_screening_loads_neither_the_hub_nor_the_forms_of_surveys(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"P01": "yes"}))
    loaded = list_loaded("screen", "--pack", str(PACK), "--answers", str(answers))
    assert "titian.instrument.screen" in loaded
    assert not loaded & {"django", "cryptography", "titian.forms", "titian.review", "titian.hub.commands"}


EVERY_HELP = """
import json
from typer.testing import CliRunner
from titian.hub.cli import COMMANDS, app
shown = {name: CliRunner().invoke(app, [name, "--help"], prog_name="titian") for name in COMMANDS}
print(json.dumps({name: [one.exit_code, one.stdout] for name, one in shown.items()}))
"""


def test_every_command_has_help_in_a_program_that_is_no_hub() -> None:
    """All of them in one, one after the other."""
    ran = warm.run([sys.executable, "-c", EVERY_HELP], env={"PATH": os.environ["PATH"]}, cwd=ROOT, timeout=100)
    assert ran.returncode == 0, ran.stderr
    shown = json.loads(ran.stdout)
    assert shown.keys() == COMMANDS.keys()
    for name, (code, text) in shown.items():
        assert code == 0, name
        assert f"Usage: titian {name}" in text, name


@pytest.mark.long("help of commands")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name: str) -> None:
    """The same, each in a program that has loaded no other."""
    shown = titian(name, "--help")
    assert shown.returncode == 0
    assert f"Usage: titian {name}" in shown.stdout


def test_unknown_command_is_wrong_use() -> None:
    assert titian("nothing").returncode == 2


def test_screen_needs_no_hub_and_never_loads_django(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"P01": "yes", "P02": "yes", "P10": "yes"}))
    program = (
        "import sys; from titian.hub.cli import app\n"
        "try: app(prog_name='titian')\n"
        "finally: print('django' in sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "screen", "--pack", str(PACK), "--answers", str(answers), "--json"],
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "DJANGO_"))},
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["level"]
    assert ran.stderr.strip() == "False"


def test_pack_is_built_and_reported_without_a_hub(tmp_path: Path) -> None:
    copy_small_checkout(tmp_path)
    pack, country, out = tmp_path / "content/packs/first-contact", tmp_path / "content/countries/th", tmp_path / "out"
    ran = titian("pack", "build", "--pack", str(pack), "--country", str(country), "--out", str(out), "--json")
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    assert {path.name for path in (out / "blobs").iterdir()} == {part["sha256"] for part in report["parts"]}
    assert report["release"] in {part["sha256"] for part in report["parts"] if part["kind"] == "logic"}


def test_pack_that_cannot_be_built_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    ran = titian("pack", "build", "--pack", str(tmp_path), "--country", str(COUNTRY), "--out", str(tmp_path / "out"))
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.strip()


@pytest.mark.parametrize(
    "command", [["serve"], ["worker"], ["migrate"], ["recipients"], ["pack", "publish", "--from", "."]]
)
def test_folder_without_a_hub_is_a_sentence_and_exit_code_2(tmp_path: Path, command: list[str]) -> None:
    ran = titian(*command, data=tmp_path)
    assert ran.returncode == 2
    assert "There is no hub in" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_setting_that_cannot_be_used_is_a_sentence_and_exit_code_2(tmp_path: Path) -> None:
    ran = titian("worker", data=tmp_path, TITIAN_SECRET_KEY="x" * 50, TITIAN_DEMO="1", TITIAN_COUNTRY="Siam")
    assert ran.returncode == 2
    assert "TITIAN_COUNTRY" in ran.stderr
    assert "Traceback" not in ran.stderr


REAL = {"TITIAN_DESK_ORIGIN": "https://desk.example.org", "TITIAN_FIELD_ORIGIN": "https://field.example.org"}


def test_new_hub_gets_its_secret_key_and_its_tables_once(tmp_path: Path) -> None:
    assert titian("migrate", data=tmp_path, **REAL).returncode == 0
    key = (tmp_path / "secret-key").read_bytes()
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "hub.sqlite3").stat().st_mode & 0o777 == 0o600
    assert titian("migrate", data=tmp_path, **REAL).returncode == 0
    assert (tmp_path / "secret-key").read_bytes() == key


def test_hub_that_is_no_demo_passes_every_check_for_deployment(tmp_path: Path) -> None:
    """Secure cookies, HSTS, redirect to https and the rest of Django's list, as errors."""
    ran = warm.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={
            **os.environ,
            **REAL,
            "TITIAN_DATA": str(tmp_path),
            "TITIAN_SECRET_KEY": "".join(chr(48 + number % 75) for number in range(80)),
            "TITIAN_DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "titian.hub.settings",
        },
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr

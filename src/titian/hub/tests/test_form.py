"""`titian form`: check, convert and preview at the command line."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from typer.testing import CliRunner

from titian.forms.progress import Progress
from titian.forms.xlsform import write_workbook
from titian.forms.xlsform.tests.large import large_workbook
from titian.hub.commands import form as form_command
from titian.hub.preview import HEADERS, PreviewServer
from titian.hub.tests.test_cli import ROOT, titian

GOOD = """
| survey   |                   |      |       |
|          | type              | name | label |
|          | select_one yes_no | safe | Safe? |
| choices  |                   |      |       |
|          | list_name         | name | label |
|          | yes_no            | yes  | Yes   |
|          | yes_no            | no   | No    |
"""
BAD = GOOD.replace("select_one yes_no", "select_one yes_or_no").replace("| safe |", "| 1st  |")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_check_of_a_good_form_says_what_it_holds(good: Path) -> None:
    ran = titian("form", "check", str(good))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "No errors, 0 warnings." in ran.stdout


def test_check_tells_every_error_at_once_and_exits_with_2(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text(BAD, encoding="utf-8")
    ran = titian("form", "check", str(bad))
    assert ran.returncode == 2
    assert "survey, row 2, column type" in ran.stderr
    assert "survey, row 2, column name" in ran.stderr
    assert "2 errors" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_check_as_json_names_code_sheet_row_and_column(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text(BAD, encoding="utf-8")
    ran = titian("form", "check", str(bad), "--json")
    errors = json.loads(ran.stdout)["errors"]
    assert ran.returncode == 2
    assert {(e["code"], e["sheet"], e["row"], e["column"]) for e in errors} == {
        ("list.unknown", "survey", 2, "type"),
        ("name.invalid", "survey", 2, "name"),
    }


@pytest.mark.parametrize("name", ["absent.xlsx", "macro.xlsm"])
def test_check_of_a_file_that_is_no_workbook_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "macro.xlsm").write_bytes(b"PK\x03\x04 no zip at all")
    ran = titian("form", "check", str(tmp_path / name))
    assert ran.returncode == 2
    assert ran.stderr.startswith("error: ")
    assert "Traceback" not in ran.stderr


def test_check_never_loads_django(good: Path) -> None:
    program = (
        "import sys; from titian.hub.cli import app\n"
        "try: app(prog_name='titian')\n"
        "finally: print('django' in sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "form", "check", str(good)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ran.stderr.strip().endswith("False")


def test_a_workbook_goes_through_every_kind_of_file_and_comes_back_the_same(good: Path, tmp_path: Path) -> None:
    stages = [good, tmp_path / "a.xlsx", tmp_path / "folder", tmp_path / "b.md"]
    for source, target in itertools.pairwise(stages):
        ran = titian("form", "convert", str(source), str(target))
        assert ran.returncode == 0, ran.stderr
    first, last = tmp_path / "first.md", tmp_path / "b.md"
    assert titian("form", "convert", str(good), str(first)).returncode == 0
    assert last.read_bytes() == first.read_bytes()
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == ["choices.csv", "survey.csv"]


def test_convert_leaves_an_xlsx_workbook_as_its_author_made_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (("type", "name", "label"), ("text", "a", "A")):
        book.active.append(row)
    book.active.column_dimensions["C"].width = 61.5
    book.active.freeze_panes = "C2"
    book.active["C2"].comment = Comment("ask gently", "Alice")
    source, out = tmp_path / "mine.xlsx", tmp_path / "again.xlsx"
    book.save(source)
    assert titian("form", "convert", str(source), str(out)).returncode == 0
    survey = openpyxl.load_workbook(out)["survey"]
    assert (survey.column_dimensions["C"].width, survey.freeze_panes) == (61.5, "C2")
    assert survey["C2"].comment.text == "ask gently"


def test_convert_to_json_writes_the_form(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "form.json"
    assert titian("form", "convert", str(good), str(out)).returncode == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["kind"], found["nodes"][0]["list"]) == ("form", "yes_no")


def test_convert_replaces_nothing_unless_told_to(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "there.md"
    out.write_text("mine", encoding="utf-8")
    refused = titian("form", "convert", str(good), str(out))
    assert (refused.returncode, out.read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in refused.stderr
    assert titian("form", "convert", str(good), str(out), "--force").returncode == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_convert_refuses_a_kind_of_file_it_cannot_write(good: Path, tmp_path: Path) -> None:
    refused = titian("form", "convert", str(good), str(tmp_path / "out.pdf"))
    assert refused.returncode == 1
    assert "`.pdf` cannot be written" in refused.stderr


MANY = (
    """
| survey   |                   |      |       |          |
|          | type              | name | label | relevant |
"""
    + "".join(f"|          | text              | q{at}  | Q{at}   | T        |\n" for at in range(40))
    + """
| choices  |                   |      |       |          |
|          | list_name         | name | label |          |
|          |                   | x    | X     |          |
|          | yes_no            | yes  | Yes   |          |
"""
)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.md"
    path.write_text(MANY, encoding="utf-8")
    return path


def test_check_begins_with_a_summary_and_tells_each_thing_once_with_its_rows(many: Path) -> None:
    ran = titian("form", "check", str(many))
    first, *lines = ran.stdout.splitlines()
    assert ran.returncode == 0
    assert first.split()[:3] == ["40", "warning", "reference.bare"]
    (bare,) = (line for line in lines if "[reference.bare]" in line)
    assert bare.endswith(f"The same in rows {', '.join(map(str, range(3, 15)))} and 27 more.")
    assert len(lines) < 12
    each = titian("form", "check", str(many), "--each")
    assert each.stdout.count("[reference.bare]") == 40


def test_each_thing_is_told_once_for_every_code_with_what_is_another_there(tmp_path: Path) -> None:
    """Four names of nobody are one line that gives all four; so are columns without a header."""
    path = tmp_path / "bad.md"
    path.write_text(
        "| survey |\n| | type | name | label | relevant | | | |\n| | text | a | A | ${one} = ${four} | x | x | x |\n"
        "| | text | b | B | ${two} = 1 | | | |\n| | text | c | C | ${one} = 1 and ${three} = 1 | | | |\n",
        encoding="utf-8",
    )
    ran = titian("form", "check", str(path))
    (unknown,) = (line for line in ran.stderr.splitlines() if "[reference.unknown]" in line)
    (nameless,) = (line for line in ran.stderr.splitlines() if "[column.no_header]" in line)
    assert unknown.startswith("error: survey, row 2, column relevant: No question is named `one`.")
    assert unknown.endswith("The same in rows 2 (`four`), 3 (`two`), 4 (`three`).")
    assert nameless.endswith("The same in columns F, G.")
    each = titian("form", "check", str(path), "--each").stderr
    assert (each.count("[reference.unknown]"), each.count("[column.no_header]")) == (5, 3)


def test_strict_makes_errors_of_what_others_read_in_one_way(many: Path) -> None:
    ran = titian("form", "check", str(many), "--strict", "--errors-only")
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[0].split()[:3] == ["40", "error", "reference.bare"]
    assert "warning: " not in ran.stderr
    found = json.loads(titian("form", "check", str(many), "--strict", "--errors-only", "--json").stdout)
    assert {error["code"] for error in found["errors"]} == {"reference.bare", "choice.no_list"}
    assert found["warnings"] == []


def test_errors_only_leaves_warnings_out_and_counts_them(many: Path) -> None:
    ran = titian("form", "check", str(many), "--errors-only")
    assert (ran.returncode, ran.stdout.count("warning: ")) == (0, 0)
    assert "No errors, 42 warnings." in ran.stdout


def test_check_and_convert_tell_in_one_order(many: Path, tmp_path: Path) -> None:
    checked = json.loads(titian("form", "check", str(many), "--json").stdout)["warnings"]
    converted = json.loads(titian("form", "convert", str(many), str(tmp_path / "many.json"), "--json").stdout)[
        "warnings"
    ]
    assert converted == checked
    assert [(one["sheet"], one["row"]) for one in checked] == sorted(
        ((one["sheet"], one["row"]) for one in checked), key=lambda place: (place[0] != "survey", place[1])
    )


def test_a_large_workbook_says_that_it_is_read_to_whoever_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(form_command, "Progress", partial(Progress, after=0))
    monkeypatch.setattr(form_command, "to_terminal", said.append)
    large = tmp_path / "large.xlsx"
    large.write_bytes(write_workbook(large_workbook(200)))
    assert CliRunner().invoke(form_command.app, ["check", str(large)]).exit_code == 0
    assert said == ["Reading large.xlsx …"]
    assert CliRunner().invoke(form_command.app, ["convert", str(large), str(tmp_path / "out.json")]).exit_code == 0
    assert said[1:] == ["Reading large.xlsx …", f"Writing {tmp_path / 'out.json'} …"]


# --- the preview ---


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    (folder / "assets").mkdir(parents=True)
    (folder / "preview.html").write_text("<!doctype html><title>Preview</title>", encoding="utf-8")
    (folder / "assets" / "preview.js").write_text("1", encoding="utf-8")
    (folder / "secret.txt").write_text("no", encoding="utf-8")
    (tmp_path / "good-media").mkdir()
    (tmp_path / "good-media" / "face.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def server(good: Path, built: Path) -> Iterator[PreviewServer]:
    with PreviewServer(good, port=0, built=built) as started:
        thread = threading.Thread(target=started.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield started
        started.shutdown()
        thread.join()


def ask(server: PreviewServer, path: str, *, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
    port = server.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"localhost:{port}")
    connection.endheaders()
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


def test_the_preview_shows_the_page_the_form_and_its_media(server: PreviewServer) -> None:
    assert b"Preview" in ask(server, "/")[2]
    assert ask(server, "/assets/preview.js")[2] == b"1"
    assert ask(server, "/media/face.png")[:2][0] == 200
    status, headers, body = ask(server, "/form.json")
    assert (status, headers["Content-Type"], json.loads(body)["kind"]) == (200, "application/json", "form")


@pytest.mark.parametrize("path", ["/", "/form.json", "/nothing", "/media/face.png"])
def test_every_answer_of_the_preview_has_strict_headers(server: PreviewServer, path: str) -> None:
    assert HEADERS.items() <= ask(server, path)[1].items()


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/index.html",
        "/assets/../secret.txt",
        "/assets/%2e%2e/secret.txt",
        "/media/../good.md",
        "/media/%2e%2e%2fgood.md",
        "/media//etc/passwd",
        "/media/",
        "//etc/passwd",
        "/assets",
    ],
)
def test_the_preview_gives_out_nothing_else(server: PreviewServer, path: str) -> None:
    assert ask(server, path)[0] == 404


def test_a_link_out_of_the_media_folder_is_not_followed(server: PreviewServer, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"x")
    (tmp_path / "good-media" / "link.png").symlink_to(tmp_path / "outside.png")
    assert ask(server, "/media/link.png")[0] == 404


def test_the_preview_answers_only_to_names_of_this_machine(server: PreviewServer) -> None:
    assert ask(server, "/form.json", host="evil.example")[0] == 421


def test_the_preview_takes_nothing_in(server: PreviewServer) -> None:
    assert ask(server, "/form.json", method="POST")[0] == 501


def test_a_change_of_the_workbook_is_seen_at_the_next_load(server: PreviewServer, good: Path) -> None:
    good.write_text(GOOD.replace("Safe?", "Are you safe?"), encoding="utf-8")
    assert b"Are you safe?" in ask(server, "/form.json")[2]
    good.write_text(BAD, encoding="utf-8")
    status, _, body = ask(server, "/form.json")
    assert status == 422
    assert len(json.loads(body)["problems"]) == 2


def test_a_busy_port_is_a_sentence(good: Path, built: Path) -> None:
    from titian.hub.preview import PreviewProblem, serve_preview

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PreviewProblem, match="taken by another program"):
            serve_preview(good, port=taken.getsockname()[1], say=print, built=built)


def test_a_page_that_is_not_built_is_a_sentence(good: Path, tmp_path: Path) -> None:
    from titian.hub.preview import PreviewProblem, serve_preview

    with pytest.raises(PreviewProblem, match="not built yet"):
        serve_preview(good, port=1, say=print, built=tmp_path)


def test_the_preview_stops_on_ctrl_c(good: Path, built: Path) -> None:
    program = (
        "import signal, sys; from pathlib import Path; from titian.hub.preview import serve_preview\n"
        # Where the tests themselves run in the background, Ctrl-C is ignored from birth.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "serve_preview(Path(sys.argv[1]), port=0, say=lambda line: print(line, flush=True), built=Path(sys.argv[2]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(good), str(built)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert re.match(r"good\.md is shown at http://127\.0\.0\.1:\d+/", process.stdout.readline())
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, err) == (0, "")
    assert "Stopped." in out

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from django.test import Client

from titian.hub.logs import configure_logs
from titian.people.tests.factories import make_alice

PLANTED = "the woman with the blue bag"


Lines = Callable[[], list[dict[str, Any]]]  # Any: JSON


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Every line logged since the last call."""
    configure_logs()
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_event_is_one_line_of_json(lines: Lines) -> None:
    structlog.get_logger().info("release.publish.done", scope="TH")
    (line,) = lines()
    assert (line["event"], line["scope"], line["level"]) == ("release.publish.done", "TH", "info")


def test_library_is_quoted_without_what_it_would_fill_in(lines: Lines) -> None:
    logging.getLogger("some.library").warning("No answer from %s", PLANTED)
    logging.getLogger("some.library").warning(f"No answer from {PLANTED}")  # noqa: G004  (what libraries do)
    with_template, finished = lines()
    assert with_template["template"] == "No answer from %s"
    assert "template" not in finished
    assert PLANTED not in json.dumps([with_template, finished])


def test_exception_is_told_by_class_and_place_only(lines: Lines) -> None:
    def fail() -> None:
        raise ValueError(PLANTED)

    for log in (structlog.get_logger().exception, logging.getLogger("some.library").exception):
        try:
            fail()
        except ValueError:
            log("job.run.failed")
    for line in lines():
        assert line["error"] == "builtins.ValueError"
        assert any("test_logs.py" in place and "fail" in place for place in line["at"])
        assert PLANTED not in json.dumps(line)


@pytest.mark.django_db
def test_nothing_a_person_wrote_reaches_the_log(lines: Lines, client: Client) -> None:
    client.raise_request_exception = False
    client.force_login(make_alice())
    lines()
    host = {"host": "localhost"}
    for path in (f"/{PLANTED}", f"/referrals/?q={PLANTED}", f"/api/v1/packages?limit={PLANTED}", f"/api/v1/{PLANTED}"):
        client.get(path, headers=host)
    client.post("/accounts/login/", {"login": PLANTED, "password": PLANTED}, headers=host)
    client.post(
        "/api/v1/enrolments/claim", json.dumps({"code": PLANTED}), content_type="application/json", headers=host
    )
    client.post("/api/v1/sync", PLANTED, content_type="application/jose", headers=host)
    client.post("/api/v1/organisation/key", f'{{"recipient": "{PLANTED}', content_type="application/json", headers=host)
    client.get("/", headers={"host": PLANTED.replace(" ", "-")})
    said = json.dumps(lines())
    assert PLANTED not in said
    assert PLANTED.replace(" ", "-") not in said
    assert "alice" not in said


def test_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stderr", Full())
    configure_logs()
    structlog.get_logger().error("disk.write.failed")
    logging.getLogger("some.library").error("%s", "x")


def test_line_and_its_end_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a line of another thread, which waits for another lock, would begin where this one has not ended."""
    written: list[str] = []

    class Kept:
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

        def flush(self) -> None:
            pass

    monkeypatch.setattr("sys.stderr", Kept())
    configure_logs()
    structlog.get_logger().info("worker.start.done")
    logging.getLogger("some.library").error("%s", "x")
    assert [text.endswith("}\n") for text in written] == [True, True]

from __future__ import annotations

from pathlib import Path

import pytest

from titian.hub.environment import Database, Environment, SettingError, read_environment

SECRET = "x" * 50


def read(tmp_path: Path, **given: str) -> Environment:
    return read_environment({"TITIAN_DATA": str(tmp_path), "TITIAN_SECRET_KEY": SECRET, "TITIAN_DEMO": "1", **given})


def test_sqlite_in_the_data_folder_is_the_default(tmp_path: Path) -> None:
    environment = read_environment({"TITIAN_DATA": str(tmp_path), "TITIAN_DEMO": "1"})
    assert environment.database == Database(engine="sqlite", name=str(tmp_path / "hub.sqlite3"))
    assert environment.secret_key is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:////srv/titian/hub.sqlite3", Database("sqlite", "/srv/titian/hub.sqlite3")),
        ("sqlite:///hub.sqlite3", Database("sqlite", "/hub.sqlite3")),
        (
            "postgresql://titian:p%40ss@db.example:5433/hub",
            Database("postgresql", "hub", "db.example", "5433", "titian", "p@ss"),
        ),
    ],
)
def test_database_address_is_read(tmp_path: Path, url: str, expected: Database) -> None:
    found = read_environment({"TITIAN_DATA": str(tmp_path), "TITIAN_DEMO": "1", "TITIAN_DATABASE_URL": url}).database
    assert found == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TITIAN_DATABASE_URL", "mysql://localhost/hub"),
        ("TITIAN_DATABASE_URL", "postgresql://localhost"),
        ("TITIAN_DATABASE_URL", "sqlite://"),
        ("TITIAN_SECRET_KEY", "short"),
        ("TITIAN_COUNTRY", "Thailand"),
        ("TITIAN_DEMO", "perhaps"),
        ("TITIAN_MODE", "production"),
        ("TITIAN_MODE", "live"),  # a demo on this machine is never more
        ("TITIAN_MODE", "pilot"),
        ("TITIAN_THREADS", "0"),
        ("TITIAN_THREADS", "many"),
        ("TITIAN_PROCESSES", "2"),
        ("TITIAN_STATEMENT_SECONDS", "0"),  # PostgreSQL reads it as no bound at all
        ("TITIAN_LOCK_SECONDS", "0"),
        ("TITIAN_REPLICA_URL", "mysql://localhost/hub"),
        ("TITIAN_BACKUP_RECIPIENT", "age1short"),
        ("TITIAN_BACKUP_RECIPIENT", "AGE-SECRET-KEY-1" + "Q" * 58),
        ("TITIAN_BACKUP_KEEP", "0"),
        ("TITIAN_SMTP_URL", "mail.example.org"),
        ("TITIAN_DESK_ORIGIN", "localhost:8000"),
        ("TITIAN_DESK_ORIGIN", "http://localhost:99999"),
        ("TITIAN_DESK_ORIGIN", "http://localhost/desk"),
        ("TITIAN_FIELD_ORIGIN", "http://localhost:8001"),
    ],
)
def test_unusable_setting_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError) as refused:
        read(tmp_path, **{name: value})
    assert refused.value.name == name
    assert value not in refused.value.message or name != "TITIAN_SECRET_KEY"


def test_several_processes_are_for_postgresql(tmp_path: Path) -> None:
    assert read(tmp_path).processes == 1
    environment = read(tmp_path, TITIAN_PROCESSES="2", TITIAN_DATABASE_URL="postgresql://hub@127.0.0.1/hub")
    assert environment.processes == 2


def test_hub_that_is_no_demo_is_reached_by_https_only(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="https"):
        read(tmp_path, TITIAN_DEMO="0")
    read(
        tmp_path,
        TITIAN_DEMO="0",
        TITIAN_DESK_ORIGIN="https://desk.example.org",
        TITIAN_FIELD_ORIGIN="https://field.example.org",
    )


def test_mode_is_demo_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    origins = {"TITIAN_DESK_ORIGIN": "https://desk.example.org", "TITIAN_FIELD_ORIGIN": "https://field.example.org"}
    assert read(tmp_path).mode == "demo"
    assert read(tmp_path, TITIAN_DEMO="0", **origins).mode == "demo"
    assert read(tmp_path, TITIAN_DEMO="0", TITIAN_MODE="live", **origins).mode == "live"


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "titian.env").write_text("# a comment\n\nTITIAN_COUNTRY=ID\nTITIAN_HUB_NAME=From the file\n")
    environment = read_environment({"TITIAN_DATA": str(tmp_path), "TITIAN_DEMO": "1", "TITIAN_COUNTRY": "th"})
    assert (environment.country, environment.hub_name) == ("TH", "From the file")


def test_line_that_is_no_setting_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "titian.env").write_text("TITIAN_COUNTRY=ID\nPATH=/tmp\n")
    with pytest.raises(SettingError, match="line 2"):
        read_environment({"TITIAN_DATA": str(tmp_path)})


def test_secrets_do_not_show_when_settings_are_printed(tmp_path: Path) -> None:
    environment = read(tmp_path, TITIAN_DATABASE_URL="postgresql://u:hushhush@h/n")
    assert SECRET not in repr(environment)
    assert "hushhush" not in repr(environment)

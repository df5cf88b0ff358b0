"""Settings of a hub, read once from the environment and from `$TITIAN_DATA/titian.env`; the environment wins."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Self
from urllib.parse import unquote, urlsplit

from titian.hub.kinds import KINDS, KindName

FILE_NAME: Final = "titian.env"
TRUE: Final = {"1", "true", "yes", "on"}
FALSE: Final = {"", "0", "false", "no", "off"}


class SettingError(Exception):
    """A setting that cannot be used: which one, and what it should look like."""

    code = "setting.unusable"

    def __init__(self, name: str, wanted: str) -> None:
        self.name = name
        self.message = f"The setting {name} cannot be used: {wanted}"
        super().__init__(self.message)


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port under which people reach one side of the hub."""

    scheme: str
    host: str
    port: int | None

    @classmethod
    def parse(cls, name: str, text: str) -> Self:
        parts = urlsplit(text)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1 or parts.path not in {"", "/"}:
            raise SettingError(name, "it reads like https://desk.example.org or http://localhost:8000")
        return cls(scheme=parts.scheme, host=parts.hostname, port=port)

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    def with_port(self, port: int | None) -> Origin:
        return Origin(scheme=self.scheme, host=self.host, port=port)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port is not None else "")


Mode = Literal["demo", "pilot", "live"]
MODES: Final[tuple[Mode, ...]] = ("demo", "pilot", "live")


@dataclass(frozen=True)
class Rate:
    """So many in each window of so many seconds."""

    count: int
    seconds: int

    @classmethod
    def parse(cls, name: str, text: str) -> Self | None:
        """Reads 30/60 (thirty a minute); None for `off`."""
        if text.lower() == "off":
            return None
        found = re.fullmatch(r"([0-9]{1,7})/([0-9]{1,5})", text)
        if found is None or int(found[1]) == 0 or not 1 <= int(found[2]) <= 86_400:
            raise SettingError(name, "it reads as 30/60, thirty in each 60 seconds, or off")
        return cls(count=int(found[1]), seconds=int(found[2]))


# Kind of titian.people.limits → its setting and what holds without one.
LIMITS: Final = {
    "sign_in": ("TITIAN_LIMIT_SIGN_IN", "30/60"),
    "claim": ("TITIAN_LIMIT_CLAIM", "30/60"),
    "claim_hub": ("TITIAN_LIMIT_CLAIM_HUB", "300/600"),
    "lookup": ("TITIAN_LIMIT_LOOKUP", "20/60"),
    "complaint": ("TITIAN_LIMIT_COMPLAINT", "300/86400"),
    "work": ("TITIAN_LIMIT_WORK", "60/60"),
    "code": ("TITIAN_LIMIT_CODE", "10/3600"),
    "code_place": ("TITIAN_LIMIT_CODE_PLACE", "30/3600"),
    "code_hub": ("TITIAN_LIMIT_CODE_HUB", "300/3600"),
    "notice_mail": ("TITIAN_LIMIT_NOTICE_MAIL", "5/3600"),
    "nonce": ("TITIAN_LIMIT_NONCE", "1200/60"),
    "public": ("TITIAN_LIMIT_PUBLIC", "6000/60"),
    "sync": ("TITIAN_LIMIT_SYNC", "600/60"),
    "bad_request": ("TITIAN_LIMIT_BAD_REQUEST", "300/60"),
}


@dataclass(frozen=True)
class Database:
    """Where the rows are: a SQLite file, or a PostgreSQL server (15 or newer)."""

    engine: str  # sqlite | postgresql
    name: str
    host: str = ""
    port: str = ""
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, url: str) -> Self:
        parts = urlsplit(url)
        if parts.scheme == "sqlite" and parts.path not in {"", "/"} and not parts.netloc:
            return cls(
                engine="sqlite", name=unquote(parts.path.removeprefix("/") if parts.path[1:2] == "/" else parts.path)
            )
        if parts.scheme in {"postgresql", "postgres"} and len(parts.path) > 1:
            return cls(
                engine="postgresql",
                name=unquote(parts.path[1:]),
                host=parts.hostname or "",
                port=str(parts.port or ""),
                user=unquote(parts.username or ""),
                password=unquote(parts.password or ""),
            )
        raise SettingError(
            "TITIAN_DATABASE_URL",
            "it reads like sqlite:////srv/titian/hub.sqlite3 or postgresql://user:password@host:5432/name",
        )


@dataclass(frozen=True)
class Mail:
    """The server that takes what the hub mails: word of alarms, invitations, notices."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    is_secure: bool

    @classmethod
    def parse(cls, url: str) -> Self:
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise SettingError("TITIAN_SMTP_URL", "it reads like smtps://user:password@mail.example.org:465")
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if parts.scheme == "smtps" else 25),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            is_secure=parts.scheme == "smtps",
        )

    @property
    def begins_tls(self) -> bool:
        """Where a user signs in over a plain connection, TLS is begun before."""
        return not self.is_secure and bool(self.user)

    @property
    def options(self) -> dict[str, Any]:  # Any: Django's own options
        """As Django's backend for SMTP takes them."""
        return {
            "host": self.host,
            "port": self.port,
            "username": self.user,
            "password": self.password,
            "use_ssl": self.is_secure,
            "use_tls": self.begins_tls,
        }


@dataclass(frozen=True)
class Environment:
    """Every setting there is. docs/operators/settings.md says what each is for."""

    data: Path
    kind: KindName
    database: Database
    secret_key: str | None = field(repr=False)
    desk_origin: Origin
    field_origin: Origin
    country: str
    hub_name: str
    is_demo: bool
    mode: Mode
    is_multi_country: bool
    behind_proxy: bool
    threads: int
    processes: int
    statement_seconds: int
    lock_seconds: int
    replica: Database | None
    backup_recipient: str
    backup_folder: Path
    backup_keep: int
    alarm_mail_to: tuple[str, ...]
    smtp: Mail | None
    mail_from: str
    limits: Mapping[str, Rate | None]

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"


def read_environment(given: Mapping[str, str]) -> Environment:
    """The settings in `given`, filled up from the data folder's file; raises SettingError with a sentence."""
    data = Path(given.get("TITIAN_DATA") or "var").expanduser().absolute()
    values = {**read_settings_file(data / FILE_NAME), **{name: value for name, value in given.items() if value}}
    country = values.get("TITIAN_COUNTRY", "TH").upper()
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise SettingError("TITIAN_COUNTRY", "it is an ISO 3166 code of two letters, as TH")
    url = values.get("TITIAN_DATABASE_URL")
    key = values.get("TITIAN_SECRET_KEY") or _read_secret(data / "secret-key")
    if key is not None and len(key) < 50:
        raise SettingError("TITIAN_SECRET_KEY", "it needs at least 50 random characters; leave it out and one is made")
    desk = Origin.parse("TITIAN_DESK_ORIGIN", values.get("TITIAN_DESK_ORIGIN", "http://localhost:8000"))
    field_origin = Origin.parse("TITIAN_FIELD_ORIGIN", values.get("TITIAN_FIELD_ORIGIN", "http://field.localhost:8000"))
    if desk.host == field_origin.host:
        raise SettingError(
            "TITIAN_FIELD_ORIGIN", "desk and field need two host names, so that neither reaches the other's storage"
        )
    environment = Environment(
        data=data,
        kind=_read_kind(values),
        database=Database.parse(url) if url else Database(engine="sqlite", name=str(data / "hub.sqlite3")),
        secret_key=key,
        desk_origin=desk,
        field_origin=field_origin,
        country=country,
        hub_name=values.get("TITIAN_HUB_NAME", f"Titian hub {country}"),
        is_demo=_read_flag(values, "TITIAN_DEMO"),
        mode=_read_mode(values),
        is_multi_country=_read_flag(values, "TITIAN_MULTI_COUNTRY"),
        behind_proxy=_read_flag(values, "TITIAN_BEHIND_PROXY"),
        threads=_read_count(values, "TITIAN_THREADS", 8),
        processes=_read_count(values, "TITIAN_PROCESSES", 1),
        statement_seconds=_read_count(values, "TITIAN_STATEMENT_SECONDS", 30),
        lock_seconds=_read_count(values, "TITIAN_LOCK_SECONDS", 10),
        replica=_read_replica(values.get("TITIAN_REPLICA_URL")),
        backup_recipient=_read_recipient(values.get("TITIAN_BACKUP_RECIPIENT", "")),
        backup_folder=Path(values.get("TITIAN_BACKUP_FOLDER") or data / "backups").expanduser().absolute(),
        backup_keep=_read_count(values, "TITIAN_BACKUP_KEEP", 14),
        alarm_mail_to=tuple(values.get("TITIAN_ALARM_MAIL_TO", "").replace(",", " ").split()),
        smtp=Mail.parse(values["TITIAN_SMTP_URL"]) if values.get("TITIAN_SMTP_URL") else None,
        mail_from=_read_sender(values.get("TITIAN_MAIL_FROM") or f"titian@{desk.host}"),
        limits={kind: Rate.parse(name, values.get(name, default)) for kind, (name, default) in LIMITS.items()},
    )
    if environment.processes > 1 and environment.database.engine == "sqlite":
        raise SettingError("TITIAN_PROCESSES", "on SQLite it is 1: move to PostgreSQL before you serve from several")
    if not environment.is_demo and not (desk.is_secure and field_origin.is_secure):
        raise SettingError(
            "TITIAN_DESK_ORIGIN",
            "outside the demo, desk and field are reached by https only (set TITIAN_DEMO=1 for a demo on this machine)",
        )
    return environment


@cache
def get_environment() -> Environment:
    """This process's settings, read the first time somebody asks."""
    return read_environment(os.environ)


def list_given_settings() -> dict[str, str]:
    """Every setting somebody gave, in the environment or in the data folder's file, as text."""
    given = {name: value for name, value in os.environ.items() if name.startswith("TITIAN_") and value}
    return {**read_settings_file(get_environment().data / FILE_NAME), **given}


def read_settings_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals or not name.strip().startswith("TITIAN_"):
            raise SettingError(f"in {path}, line {number}", "each line reads TITIAN_NAME=value")
        values[name.strip()] = value.strip()
    return values


def _read_secret(path: Path) -> str | None:
    return path.read_text(encoding="ascii").strip() if path.is_file() else None


def _read_replica(url: str | None) -> Database | None:
    try:
        return Database.parse(url) if url else None
    except SettingError as problem:
        raise SettingError("TITIAN_REPLICA_URL", "it reads as TITIAN_DATABASE_URL does") from problem


def _read_recipient(text: str) -> str:
    if text and not re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", text):
        raise SettingError("TITIAN_BACKUP_RECIPIENT", "it reads age1… with 62 characters, as `titian backup key` shows")
    return text


def _read_sender(text: str) -> str:
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", text):
        raise SettingError("TITIAN_MAIL_FROM", "it is an address alone, as titian@hub.example.org")
    return text


def _read_flag(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "").lower()
    if text not in TRUE | FALSE:
        raise SettingError(name, "it is 1 or 0")
    return text in TRUE


def _read_kind(values: Mapping[str, str]) -> KindName:
    """Which rooms stand in this hub. Nothing set means a country's."""
    text = values.get("TITIAN_KIND", "country").lower()
    for kind in KINDS:
        if text == kind:
            return kind
    raise SettingError("TITIAN_KIND", "it is country or region")


def _read_mode(values: Mapping[str, str]) -> Mode:
    """What the hub's releases must at least be. Nothing set means demo; a demo on this machine is never more."""
    text = values.get("TITIAN_MODE", "demo").lower()
    if text != "demo" and _read_flag(values, "TITIAN_DEMO"):
        raise SettingError("TITIAN_MODE", "with TITIAN_DEMO=1 it is demo")
    for mode in MODES:
        if text == mode:
            return mode
    raise SettingError("TITIAN_MODE", "it is demo, pilot or live")


def _read_count(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name, str(default))
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise SettingError(name, "it is a whole number from 1 to 64")
    return int(text)

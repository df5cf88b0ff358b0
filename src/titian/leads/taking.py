"""The other side of TAXII: what a desk released is kept in a folder, and goes when it is recalled or expires.

Plain Python, for a partner or a second hub.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode, urlsplit

TAXII: Final = "application/taxii+json;version=2.1"
STATE: Final = "taken.json"
NAME: Final = re.compile(r"[a-z][a-z0-9-]*--[0-9a-f-]{36}")
PAGE: Final = 500
LARGEST: Final = 64 * 1024 * 1024
SECONDS: Final = 60.0
MOST_PAGES: Final = 100_000
HTTP_OK: Final = 200


class TakingError(Exception):
    """Why nothing more was taken, in a sentence for whoever runs the command."""


class Heard(NamedTuple):
    """An answer: its status, headers by small names, and its body as JSON."""

    status: int
    headers: Mapping[str, str]
    body: Any  # Any: JSON


Ask = Callable[[str, str], Heard]
"""Method and address to an answer."""


@dataclass(frozen=True, slots=True)
class Taken:
    taken: int
    deleted: int
    acknowledged: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Asks over the network by a key. Follows no redirect; plain HTTP only to this machine."""

    key: str

    def __call__(self, method: str, address: str) -> Heard:
        where = urlsplit(address)
        is_named_here = (where.hostname or "").endswith(".localhost")
        is_here = is_named_here or where.hostname in {"localhost", "127.0.0.1", "::1"}
        if where.hostname is None or not (where.scheme == "https" or (where.scheme == "http" and is_here)):
            raise TakingError(f"{address} is no address to send a key to: it begins with https://.")
        if where.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                where.hostname, where.port, timeout=SECONDS, context=ssl.create_default_context()
            )
        else:
            # Such names are this machine's own (RFC 6761), though not every system finds them.
            name = "localhost" if is_named_here else where.hostname
            connection = http.client.HTTPConnection(name, where.port, timeout=SECONDS)
        try:
            path = where.path + (f"?{where.query}" if where.query else "")
            accept = TAXII if "/taxii2/" in where.path else "application/json"
            connection.request(
                method, path, headers={"Host": where.netloc, "Authorization": f"Bearer {self.key}", "Accept": accept}
            )
            answer = connection.getresponse()
            content = answer.read(LARGEST + 1)
            headers = {name.casefold(): value for name, value in answer.getheaders()}
            return Heard(answer.status, headers, _read_json(content))
        except http.client.HTTPException as error:
            raise TakingError(f"{address} did not answer as a web server does.") from error
        finally:
            connection.close()


def _read_json(content: bytes) -> Any:  # Any: JSON
    if len(content) > LARGEST:
        raise TakingError("The answer is larger than 64 MB. Nothing of it was kept.")
    try:
        return json.loads(content)
    except ValueError:
        return None


def take(address: str, folder: Path, ask: Ask, *, now: datetime | None = None) -> Taken:
    """Everything that came since last time, from every collection of the server's default root.

    Recalls that are outstanding are asked for first: once everything after them is read, what they recall is gone from
    the folder, and only then is that said. Stopped anywhere, it goes on there the next time. Raises `TakingError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    where = urlsplit(address)
    origin = f"{where.scheme}://{where.netloc}"
    due = [one["package"] for one in _hear(ask, "GET", f"{origin}/api/v1/lead-recalls") if one["gone_at"] is None]
    root = str(_hear(ask, "GET", address)["default"])
    if not root.startswith(f"{origin}/"):
        raise TakingError(f"{address} names {root}, which is another server. The key was not sent there.")
    found = _hear(ask, "GET", f"{root}collections/").get("collections", [])
    counts = [_take_collection(f"{root}collections/{one['id']}/objects/", str(one["id"]), folder, ask) for one in found]
    expired = _drop_expired(folder, now or datetime.now(UTC))
    for package in due:
        _hear(ask, "POST", f"{origin}/api/v1/lead-recalls/{package}")
    return Taken(sum(each[0] for each in counts), sum(each[1] for each in counts) + expired, len(due))


def _take_collection(address: str, collection: str, folder: Path, ask: Ask) -> tuple[int, int]:
    state = folder / STATE
    since: dict[str, str] = json.loads(state.read_text("utf-8")) if state.exists() else {}
    taken = deleted = 0
    asked = {"limit": str(PAGE), **({"added_after": since[collection]} if collection in since else {})}
    for _ in range(MOST_PAGES):
        heard = _hear_whole(ask, "GET", f"{address}?{urlencode(asked)}")
        for one in heard.body.get("objects", []):
            if _keep(one, folder):
                taken += 1
            else:
                deleted += 1
        if last := heard.headers.get("x-taxii-date-added-last"):
            since[collection] = last
            _write(state, since)
        if not heard.body.get("more"):
            return taken, deleted
        asked["next"] = str(heard.body["next"])
    raise TakingError("The server goes on for ever. What came is kept.")


def _keep(one: Mapping[str, Any], folder: Path) -> bool:
    """False where it was one that takes back: then its copy is gone."""
    name = str(one.get("id"))
    if not NAME.fullmatch(name):
        raise TakingError("The server sent something that is no object of STIX. What came before is kept.")
    path = folder / f"{name}.json"
    if one.get("revoked") is True:
        path.unlink(missing_ok=True)
        return False
    _write(path, one)
    return True


def _write(path: Path, content: object) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    os.replace(beside, path)


def _drop_expired(folder: Path, now: datetime) -> int:
    """Every object of a package whose indicators have expired; how many."""
    gone = 0
    for report in folder.glob("report--*.json"):
        refs = json.loads(report.read_text("utf-8")).get("object_refs", [])
        parts = [folder / f"{name}.json" for name in refs if NAME.fullmatch(str(name))]
        if any(_has_expired(path, now) for path in parts):
            for path in [*parts, report]:
                gone += path.exists()
                path.unlink(missing_ok=True)
    return gone


def _has_expired(path: Path, now: datetime) -> bool:
    until = json.loads(path.read_text("utf-8")).get("valid_until") if path.exists() else None
    return until is not None and datetime.fromisoformat(until) <= now


def _hear(ask: Ask, method: str, address: str) -> Any:  # Any: JSON
    return _hear_whole(ask, method, address).body


def _hear_whole(ask: Ask, method: str, address: str) -> Heard:
    heard = ask(method, address)
    if heard.status == http.client.UNAUTHORIZED:
        raise TakingError("The desk does not know this key, or its time is over. Ask for a new one.")
    if heard.status != HTTP_OK or heard.body is None:
        raise TakingError(f"{address} answered {heard.status}. Run it again later; it goes on where it was.")
    return heard

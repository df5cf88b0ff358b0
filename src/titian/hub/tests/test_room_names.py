"""No list outside a room names it: the hub and the ground find rooms by what they bring.

The lists there are: which rooms a kind of hub has (`kinds.py`), and where addresses begin. What else still names a room
stands below with its reason; a line too many fails as one too few does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from titian.hub.kinds import KINDS

SOURCES: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = {room.split(".")[1] for kind in KINDS.values() for room in kind.rooms} | {"papers", "voices"}
NAMED: Final = re.compile(r"titian\.(\w+)(?:\.\w+)*(?::\w+)?")
#: A page by its name, or a template by its folder: `referrals:inbox`, `referrals/parts/due.html`.
PAGE: Final = re.compile(r"(\w+)(?::\w+|/[\w/-]+\.html)")
LISTS: Final = {"hub/kinds.py"}
GROUND: Final = ("audit", "desk", "hub", "people", "tables")
IDENTITY: Final = "the hub's own keys and lists, and which life of it this is, lie in the library, a room of every hub"
LIBRARY: Final = "a library that is used without a hub, and in none: to ask it for its commands would load it whole"
ALLOWED: Final = {
    "hub/cli.py": ({"papers", "voices"}, LIBRARY),
    "hub/commands/audit.py": ({"library"}, IDENTITY),
    "hub/commands/demo.py": ({"library"}, IDENTITY),
    "hub/inspection/actions/write_head.py": ({"library"}, IDENTITY),
    "hub/inspection/heads.py": ({"library"}, IDENTITY),
    "hub/operations/actions/confirm_backup.py": ({"library"}, IDENTITY),
    "hub/operations/actions/make_backup.py": ({"library"}, IDENTITY),
    "hub/operations/actions/move_database.py": ({"library"}, IDENTITY),
    "hub/operations/health.py": ({"library"}, IDENTITY),
    "hub/operations/metrics.py": ({"library"}, IDENTITY),
    "hub/operations/waits.py": ({"library"}, IDENTITY),
    "hub/pages.py": ({"library"}, IDENTITY),
}


def find_names() -> dict[str, set[str]]:
    """The rooms each file names in its code: imported, or as a module in a string. Sentences may speak of any."""
    found = {}
    for top in GROUND:
        for path in (SOURCES / top).rglob("*.py"):
            name = path.relative_to(SOURCES).as_posix()
            if "/tests/" in name or "/migrations/" in name or name in LISTS:
                continue
            if rooms := set(list_rooms(path.read_text(encoding="utf-8"))) & ROOMS:
                found[name] = rooms
        for path in (SOURCES / top / "templates").rglob("*.html"):
            if rooms := set(list_pages(path.read_text(encoding="utf-8"))) & ROOMS:
                found[path.relative_to(SOURCES).as_posix()] = rooms
    return found


def list_pages(template: str) -> Iterator[str]:
    """Rooms whose pages or parts a template leads to or includes."""
    for word in re.findall(r"[\"']([^\"'\s]+)[\"']", " ".join(re.findall(r"{%.*?%}", template))):
        if named := PAGE.fullmatch(word):
            yield named[1]


def list_rooms(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value]
        yield from (named[1] for name in names if (named := NAMED.fullmatch(name) or PAGE.fullmatch(name)))


def test_no_file_outside_a_room_names_it_without_a_reason() -> None:
    assert find_names() == {name: rooms for name, (rooms, _) in ALLOWED.items()}


def test_a_room_that_the_hub_names_stands_in_every_hub() -> None:
    named = {room for rooms, why in ALLOWED.values() if why == IDENTITY for room in rooms}
    for kind in KINDS.values():
        assert named <= {room.split(".")[1] for room in kind.rooms}


def test_a_name_is_found_where_it_stands() -> None:
    code = """
from titian import studio
def later():
    from titian.referrals.models import Package
job = "titian.devices.actions.forget:forget"
said = "See titian.feedback for more."
page = reverse("notices:own")
"""
    assert sorted(list_rooms(code)) == ["devices", "notices", "referrals", "studio"]
    template = """<a href="{% url "webhooks:list" %}">arrivals:one</a>{% include 'tallies/parts/sum.html' with n=1 %}"""
    assert sorted(list_pages(template)) == ["tallies", "webhooks"]

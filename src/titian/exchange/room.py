from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from titian.desk.overview import COUNTRY, Panel
from titian.exchange.figures import TABLE_NAMES
from titian.rooms import Pages, Room

if TYPE_CHECKING:
    from titian.people.models import User


def _describe_files(reader: User) -> Mapping[str, object]:
    return {"tables": [{"name": name, "label": label} for name, label in TABLE_NAMES.items()]}


ROOM: Final = Room(
    Pages("titian.exchange.urls"),
    Panel(COUNTRY, 50, "exchange/files.html", _describe_files),
)

from __future__ import annotations

from typing import Final

from titian.audit.alarms import EACH_HOUR, Check
from titian.library.countries import find_expiring_contacts, find_unready_country
from titian.rooms import Api, Room

ROOM: Final = Room(
    Api("titian.library.api"),
    Check("contact.expiring", find_expiring_contacts, EACH_HOUR),
    Check("country.not_ready", find_unready_country, EACH_HOUR),
)

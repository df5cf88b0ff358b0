from __future__ import annotations

from typing import Final

from titian.audit.alarms import EACH_HOUR, Check
from titian.desk.running import Look
from titian.library.checks import find_expiring_keys, find_missing_blobs
from titian.library.countries import find_expiring_contacts, find_unready_country
from titian.library.doctor import look_at_blobs, look_at_keys
from titian.rooms import Api, Room

ROOM: Final = Room(
    Api("titian.library.api"),
    Check("key.expiring", find_expiring_keys, EACH_HOUR),
    Check("blob.missing", find_missing_blobs, EACH_HOUR),
    Look("keys", 20, look_at_keys),
    Look("blobs", 30, look_at_blobs),
    Check("contact.expiring", find_expiring_contacts, EACH_HOUR),
    Check("country.not_ready", find_unready_country, EACH_HOUR),
)

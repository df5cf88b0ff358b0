"""The permission table: every route of both hosts, everyone who may ask, how near a thing is to them.

A route of a room stands in `tests/permission_rows.py` of the room (see `own`), or in a module here: its name → its
rows. To add one:

    "phone": [Row("GET", "/devices/{phone}/", 403, nobody=302, officer=own(200), supervisor=station(200))]

- A status for everyone not named, then one for each who gets another. `own(200)`, `station(200)`, `organisation(200)`,
  `country(200)`: 200 for things in that reach, 404 for all others. See `rows.Row`.
- A name in braces is a kind of thing in `world`: the row is asked for each that the world holds. A new kind of thing
  gets its rows there: one in reach of each reader, one at another station or organisation, one abroad.
- A list, a search, an export: `shows="phone"` holds it to exactly the things in reach. Whatever a row asks, the answer
  never names anything from abroad.

A route without a row fails, and so does a scope of a queryset that no row would miss (`MISSED` in test_permissions).
"""

from __future__ import annotations

from typing import Final

from titian.hub.middleware import DESK, FIELD
from titian.hub.tests.permissions import (
    accounts,
    api,
    devices,
    directory,
    field,
    hub,
    notices,
    places,
    records,
    referrals,
    studio,
)
from titian.hub.tests.permissions.own import list_modules
from titian.hub.tests.permissions.rows import Table

DESK_PAGES: Final[Table] = {
    **accounts.OWN,
    **accounts.PEOPLE,
    **places.PLACES,
    **devices.DEVICES,
    **referrals.REFERRALS,
    **referrals.KEYS,
    **records.RECORDS,
    **notices.NOTICES,
    **studio.STUDIO,
    **directory.DIRECTORY,
    **hub.HUB,
    **{route: rows for room in list_modules() for route, rows in room.ROWS.items()},
}
API: Final[Table] = api.API
FIELD_PAGES: Final[Table] = field.FIELD_PAGES
TABLES: Final = {DESK: {**DESK_PAGES, **API}, FIELD: {**FIELD_PAGES, **API}}

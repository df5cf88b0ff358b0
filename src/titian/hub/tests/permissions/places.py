"""Stations and organisations, and the duty of a station."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, station

# What the forms ask for: as short as they allow.
STATION: Final = {"name": "Renamed", "kind": "land"}
ORGANISATION: Final = {"name": "Renamed", "kind": "provider", "answer_within_minutes": "60"}
# The duty that the world's supervisor holds.
SEEN: Final = "00000000-0000-4000-8000-0000000000d0"

PLACES: Final[Table] = {
    "places": [
        Row("GET", f"/places/{query}", 403, nobody=302, administrator=country(200), shows=kind)
        for query, kind in (
            ("", "station"),
            ("", "organisation"),
            ("?s-export=csv", "station"),
            ("?o-export=csv", "organisation"),
        )
    ],
    "add_station": [
        Row("GET", "/places/stations/add/", 403, nobody=302, administrator=200),
        Row("POST", "/places/stations/add/", 403, nobody=302, administrator=422),
        Row("POST", "/places/stations/add/", 403, nobody=302, administrator=302, data=STATION),
    ],
    "change_station": [
        Row("GET", "/places/stations/{station}/", 403, nobody=302, administrator=country(200)),
        Row("POST", "/places/stations/{station}/", 403, nobody=302, administrator=country(302), data=STATION),
    ],
    # 409: people still work there.
    "close_station": [
        Row("POST", "/places/stations/{station}/close/", 403, nobody=302, administrator=country(409)),
        Row("GET", "/places/stations/{station}/close/", 405),
    ],
    "add_organisation": [
        Row("GET", "/places/organisations/add/", 403, nobody=302, administrator=200),
        Row("POST", "/places/organisations/add/", 403, nobody=302, administrator=422),
        Row("POST", "/places/organisations/add/", 403, nobody=302, administrator=302, data=ORGANISATION),
    ],
    "change_organisation": [
        Row("GET", "/places/organisations/{organisation}/", 403, nobody=302, administrator=country(200)),
        Row(
            "POST",
            "/places/organisations/{organisation}/",
            403,
            nobody=302,
            administrator=country(302),
            data=ORGANISATION,
        ),
    ],
    "close_organisation": [
        Row("POST", "/places/organisations/{organisation}/close/", 403, nobody=302, administrator=country(409)),
        Row("GET", "/places/organisations/{organisation}/close/", 405),
    ],
    "take_duty": [
        Row("POST", "/station/duty/take/", 403, nobody=302, supervisor=302, data={"seen": SEEN}),
        Row("GET", "/station/duty/take/", 405),
    ],
    # 409: nobody is left to ask for no referral of theirs.
    "take_up": [
        Row("POST", "/station/taken-up/", 403, nobody=302, supervisor=409),
        Row("GET", "/station/taken-up/", 405),
    ],
    "hand_over_duty": [
        Row("GET", "/station/duty/hand-over/", 403, nobody=302, supervisor=station(200), shows="colleague"),
        Row("POST", "/station/duty/hand-over/", 403, nobody=302, supervisor=422),
        Row(
            "POST",
            "/station/duty/hand-over/",
            403,
            nobody=302,
            supervisor=station(302, 422),
            data={"seen": SEEN, "to": "{colleague}"},
        ),
    ],
}

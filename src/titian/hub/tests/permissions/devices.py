"""Phones, what ended ones still sent, and how releases spread."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, own, station

DEVICES: Final[Table] = {
    "phones": [
        *(
            Row("GET", f"/devices/{query}", 403, nobody=302, officer=own(200), supervisor=station(200),
                administrator=country(200), shows="phone")
            for query in ("", "?export=csv", "?state=all", "?q=counter", "?state=all&q=counter&export=csv")
        ),
        Row("POST", "/devices/", 405),
    ],
    "phones_again": [Row("GET", "/devices/list/", 403, nobody=302, officer=own(200), shows="phone")],
    # 409: nobody of this name works where the reader may add phones. An officer adds none but the own.
    "add": [
        Row("POST", "/devices/add/", 403, nobody=302, officer=200, supervisor=409, administrator=409),
        Row("POST", "/devices/add/", 403, nobody=302, officer=200, supervisor=station(200, 409),
            administrator=country(200, 409), data={"officer": "{officer}"}),
        Row("GET", "/devices/add/", 405),
    ],
    "duty_desks": [
        Row("GET", "/duty-desks/", 403, nobody=302, supervisor=200, provider=200, coordinator=200, administrator=200),
    ],
    "take_sheet": [
        Row("GET", "/duty-desks/take/", 403, nobody=302, administrator=200),
        Row("POST", "/duty-desks/take/", 403, nobody=302, administrator=422),
    ],
    # 422: no file came. Whose phones a file may be of, devices/tests/test_take_in_file.py asks.
    "take_in": [
        Row("POST", "/devices/take-in/", 403, nobody=302, officer=422, supervisor=422, administrator=422),
        Row("GET", "/devices/take-in/", 405),
    ],
    "releases": [
        Row("GET", f"/devices/releases/{query}", 403, nobody=302, supervisor=station(200), coordinator=country(200),
            administrator=country(200), shows="station")
        for query in ("", "?r-first-contact-export=csv")
    ],
    "quarantine": [Row("GET", "/devices/quarantine/", 403, nobody=302, administrator=country(200), shows="ended")],
    "decide": [
        *(
            Row("POST", f"/devices/quarantine/{{ended}}/{decision}/", 403, nobody=302, administrator=country(200),
                data={"item": "{quarantined}", "reason": "other_hands"}, asks_proof=True)
            for decision in ("release", "drop", "take-back")
        ),
        Row("POST", "/devices/quarantine/{ended}/open/", 403, nobody=302, administrator=404),
        Row("GET", "/devices/quarantine/{ended}/release/", 405),
    ],
    "phone": [
        Row("GET", "/devices/{phone}/", 403, nobody=302, officer=own(200), supervisor=station(200),
            administrator=country(200)),
        Row("POST", "/devices/{phone}/", 405),
    ],
    "name_phone": [
        Row("POST", "/devices/{phone}/name/", 403, nobody=302, officer=own(302), supervisor=station(302),
            administrator=country(302), data={"name": "counter 9"})
    ],
    "end_phone": [
        Row("POST", "/devices/{phone}/end/", 403, nobody=302, officer=own(302), supervisor=station(302),
            administrator=country(302), asks_proof=True),
        Row("GET", "/devices/{phone}/end/", 405),
    ],
}  # fmt: skip

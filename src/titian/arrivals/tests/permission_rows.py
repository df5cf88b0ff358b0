"""Arrivals: the queue in numbers for the station, the final sheet for the country."""

from __future__ import annotations

from typing import Final

from titian.arrivals.models import Arrival
from titian.arrivals.querysets import ArrivalQuerySet
from titian.hub.tests.permissions.rows import Row, Scopes, Table, country, station
from titian.hub.tests.permissions.world import NOW, Place, Thing, World

ROWS: Final[Table] = {
    "arrivals": [
        *(
            Row("GET", f"/arrivals/{query}", 403, nobody=302, supervisor=station(200), coordinator=country(200),
                shows="arrival")
            for query in ("", "?export=csv", "?state=open")
        ),
        Row("POST", "/arrivals/", 405),
    ],
    "open_arrival": [
        Row("GET", "/arrivals/open/", 403, nobody=302, supervisor=200),
        Row("POST", "/arrivals/open/", 403, nobody=302, supervisor=422),
        Row("POST", "/arrivals/open/", 403, nobody=302, supervisor=302,
            data={"kind": "boat", "place": "A pier", "began_at": "2026-11-20T10:00", "authority": "navy"}),
    ],
    "arrival": [
        # Readers beyond the station are sent to the sheet.
        Row("GET", "/arrivals/{arrival}/", 403, nobody=302, supervisor=station(200), coordinator=country(302)),
        Row("POST", "/arrivals/{arrival}/", 405),
    ],
    "arrival_sheet": [
        *(
            Row("GET", f"/arrivals/{{arrival}}/sheet/{query}", 403, nobody=302, supervisor=station(200),
                coordinator=country(200))
            for query in ("", "?export=csv")
        ),
        Row("POST", "/arrivals/{arrival}/sheet/", 405),
    ],
    "assign_arrival": [
        Row("POST", "/arrivals/{arrival}/assign/", 403, nobody=302, supervisor=station(302), data={"number": "3"}),
        Row("GET", "/arrivals/{arrival}/assign/", 405),
    ],
    # 409: nobody disputes this slip.
    "settle_arrival": [
        Row("POST", "/arrivals/{arrival}/settle/", 403, nobody=302, supervisor=station(409),
            data={"slip": "AA006Q", "state": "left"}),
        Row("GET", "/arrivals/{arrival}/settle/", 405),
    ],
    "join_arrival": [
        Row("POST", "/arrivals/{arrival}/join/", 403, nobody=302, supervisor=station(200)),
        Row("GET", "/arrivals/{arrival}/join/", 405),
    ],
    "close_arrival": [
        Row("POST", "/arrivals/{arrival}/close/", 403, nobody=302, supervisor=station(302)),
        Row("GET", "/arrivals/{arrival}/close/", 405),
    ],
}  # fmt: skip
SCOPES: Final[Scopes] = {
    (ArrivalQuerySet, "visible_to"): "arrivals",
    (ArrivalQuerySet, "managed_by"): "close_arrival",
}


def add_things(world: World, place: Place) -> None:
    arrival = Arrival.objects.create(
        station=place.station, kind="boat", place=f"Pier {place.word.capitalize()}", began_at=NOW, authority="navy",
        next_block=0, opened_at=NOW, changed_at=NOW,
    )  # fmt: skip
    thing = Thing(str(arrival.place), {"arrival": str(arrival.pk)}, (arrival.place,), station=place.station.pk,
                  country=place.country)  # fmt: skip
    world.add("arrival", thing)

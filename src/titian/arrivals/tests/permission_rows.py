"""Arrivals: the queue in numbers for the station, the final sheet for the country."""

from __future__ import annotations

import uuid
from typing import Final

from titian.arrivals.codes import Stage
from titian.arrivals.models import Arrival, AskedArrival, SealedCounts, SentCounts
from titian.arrivals.querysets import ArrivalQuerySet, SealedCountsQuerySet
from titian.hub.tests.permissions.rows import Row, Scopes, Table, country, organisation, station
from titian.hub.tests.permissions.world import NOW, Place, Thing, World
from titian.library.models import KnownHub

PERMISSIONS: Final = {"provider": {"arrival_counts.open": "organisation"}}

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
    "take_arrival_request": [
        Row("GET", "/arrivals/request/", 403, nobody=302, supervisor=200),
        Row("POST", "/arrivals/request/", 403, nobody=302, supervisor=422),
    ],
    "arrival_counts": [
        Row("GET", "/arrivals/{asked_arrival}/counts/", 403, nobody=302, supervisor=station(200)),
        # 409: it is open.
        Row("POST", "/arrivals/{asked_arrival}/counts/", 403, nobody=302, supervisor=station(409)),
    ],
    "give_arrival_counts": [
        Row("GET", "/arrivals/{asked_arrival}/counts/final/", 403, nobody=302, supervisor=station(200)),
        Row("POST", "/arrivals/{asked_arrival}/counts/final/", 405),
    ],
    "exact_counts": [
        Row("GET", "/arrivals/exact/", 403, nobody=302, provider=organisation(200), shows="sealed_counts"),
    ],
    "sealed_counts": [
        Row("GET", "/arrivals/exact/{sealed_counts}/", 403, nobody=302, provider=organisation(200)),
    ],
    "give_sealed_counts": [
        Row("POST", "/arrivals/exact/{sealed_counts}/sealed/", 403, nobody=302, provider=organisation(200)),
        Row("GET", "/arrivals/exact/{sealed_counts}/sealed/", 405),
    ],
}  # fmt: skip
SCOPES: Final[Scopes] = {
    (SealedCountsQuerySet, "visible_to"): "exact_counts",
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
    _add_asked(world, place)


def _add_asked(world: World, place: Place) -> None:
    """An arrival that a region asked for, with a file of counts and a copy for the provider there."""
    hub, _ = KnownHub.objects.get_or_create(
        hub_id="asking", name="Asking (fictional)", country="ZZ", root_thumbprint="y" * 43,
        defaults={"keys_sequence": 1, "by": place.supervisor, "at": NOW},
    )  # fmt: skip
    arrival = Arrival.objects.create(
        station=place.station, kind="boat", place=f"Jetty {place.word}", began_at=NOW, authority="navy", next_block=0,
        opened_at=NOW, changed_at=NOW,
    )  # fmt: skip
    AskedArrival.objects.create(id=uuid.uuid4(), arrival=arrival, hub=hub, day=NOW.date(), issued_at=NOW)
    sent = SentCounts.objects.create(arrival=arrival, stage=Stage.FINAL, file="{}", by=place.supervisor, at=NOW)
    sealed = SealedCounts.objects.create(
        counts=sent, organisation=place.provider, recipient="a" * 64, ciphertext=b"age-encryption.org/v1"
    )
    world.add("asked_arrival", Thing(arrival.place, {"asked_arrival": str(arrival.pk)}, (arrival.place,),
              station=place.station.pk, country=place.country))  # fmt: skip
    world.add("sealed_counts", Thing(arrival.place, {"sealed_counts": str(sealed.key)}, (str(sealed.key),),
              organisation=place.provider.pk, country=place.country))  # fmt: skip

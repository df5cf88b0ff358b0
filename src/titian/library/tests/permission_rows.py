"""Other hubs: an administrator's alone."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Scopes, Table
from titian.hub.tests.permissions.world import HERE, NOW, Place, Thing, World
from titian.library.models import KnownHub
from titian.people.models import Role, User

PERMISSIONS: Final = {"administrator": {"known_hub.keep": "hub"}}
ROWS: Final[Table] = {
    "known_hubs": [
        Row("GET", "/hubs/", 403, nobody=302, administrator=200),
    ],
    "enter_known_hub": [
        Row("GET", "/hubs/enter/", 403, nobody=302, administrator=200, asks_proof=True),
        Row("POST", "/hubs/enter/", 403, nobody=302, administrator=422, asks_proof=True),
    ],
    "give_hub_key": [Row("GET", "/hubs/key/", 403, nobody=302, administrator=200)],
    "end_known_hub": [
        Row("POST", "/hubs/{known_hub}/end/", 403, nobody=302, administrator=302),
        Row("GET", "/hubs/{known_hub}/end/", 405),
    ],
}
SCOPES: Final[Scopes] = {}


def add_things(world: World, place: Place) -> None:
    if place.word != HERE:
        return  # the hub's as a whole
    administrator = User.objects.filter(role=Role.ADMINISTRATOR).order_by("pk").first() or place.supervisor
    hub = KnownHub.objects.create(
        hub_id="a-region", name="A region (fictional)", country="ZZ", root_thumbprint="x" * 43, keys_sequence=1,
        by=administrator, at=NOW,
    )  # fmt: skip
    world.add("known_hub", Thing("a region's hub", {"known_hub": str(hub.pk)}, (hub.name,)))

"""Webhooks: the administrator's of each country, and what an organisation says to its own."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Scopes, Table, country, organisation
from titian.hub.tests.permissions.world import NOW, Place, Thing, World
from titian.people.models import Role, User
from titian.webhooks.models import Webhook
from titian.webhooks.querysets import WebhookQuerySet
from titian.webhooks.states import State

TARGET: Final = {"name": "Ours", "url": "http://127.0.0.1:9/hook"}

ROWS: Final[Table] = {
    "webhooks": [
        Row("GET", "/webhooks/", 403, nobody=302, administrator=country(200), shows="webhook"),
        Row("POST", "/webhooks/", 405),
    ],
    "add_webhook": [
        Row("GET", "/webhooks/add/", 403, nobody=302, administrator=country(200), asks_proof=True, shows="provider"),
        Row(
            "POST",
            "/webhooks/add/",
            403,
            nobody=302,
            administrator=country(302, 422),
            asks_proof=True,
            data={**TARGET, "organisation": "{provider}"},
        ),
    ],
    "webhook": [
        Row("GET", "/webhooks/{webhook}/", 403, nobody=302, administrator=country(200)),
        Row("POST", "/webhooks/{webhook}/", 405),
    ],
    "own_webhooks": [
        Row("GET", "/organisation/webhooks/", 403, nobody=302, provider=organisation(200), shows="own_webhook"),
        Row("POST", "/organisation/webhooks/", 405),
    ],
    "confirm_webhook": [
        Row("GET", "/organisation/webhooks/{pending}/confirm/", 403, nobody=302, manager=organisation(200),
            body_manager=404, asks_proof=True),
        Row("POST", "/organisation/webhooks/{pending}/confirm/", 403, nobody=302, manager=organisation(302),
            body_manager=404, asks_proof=True),
    ],
    "withdraw_webhook": [
        Row("POST", "/organisation/webhooks/{confirmed}/stop/", 403, nobody=302, manager=organisation(302),
            body_manager=404),
        Row("GET", "/organisation/webhooks/{confirmed}/stop/", 405),
    ],
    **{
        f"{step}_webhook": [
            Row("POST", f"/webhooks/{{{kind}}}/{step}/", 403, nobody=302, administrator=country(302)),
            Row("GET", f"/webhooks/{{{kind}}}/{step}/", 405),
        ]
        for step, kind in (("pause", "webhook"), ("resume", "paused"), ("test", "webhook"), ("remove", "webhook"))
    },
}  # fmt: skip
SCOPES: Final[Scopes] = {
    (WebhookQuerySet, "visible_to"): "webhook",
    (WebhookQuerySet, "about"): "own_webhooks",
}


def add_things(world: World, place: Place) -> None:
    creator = User.objects.filter(role=Role.ADMINISTRATOR, organisation=place.hub).get()
    for kind, state in (("webhook", State.ACTIVE), ("paused", State.PAUSED)):
        hook = Webhook.objects.create(
            name=f"{kind} {place.word}", url="http://127.0.0.1:9/hook", country_id=place.country, state=state,
            created_at=NOW, created_by=creator, listens_from=NOW, looked_through=NOW, next_try_at=NOW,
        )  # fmt: skip
        world.add(kind, Thing(hook.name, {kind: str(hook.pk)}, (str(hook.pk),), country=place.country))
    for kind, state in (("confirmed", State.ACTIVE), ("pending", State.PENDING)):
        is_confirmed = state == State.ACTIVE
        hook = Webhook.objects.create(
            name=f"{kind} {place.word}", url="http://127.0.0.1:9/hook", country_id=place.country, state=state,
            organisation=place.provider, created_at=NOW, created_by=creator, listens_from=NOW, looked_through=NOW,
            next_try_at=NOW, confirmed_at=NOW if is_confirmed else None,
            confirmed_by=place.member if is_confirmed else None,
        )  # fmt: skip
        where = {"organisation": place.provider.pk, "country": place.country}
        for one, mark in (("webhook", str(hook.pk)), ("own_webhook", hook.name)):
            if one == "own_webhook" or is_confirmed:
                world.add(one, Thing(hook.name, {one: str(hook.pk)}, (mark,), **where))  # type: ignore[arg-type]
        world.add(kind, Thing(hook.name, {kind: str(hook.pk)}, (str(hook.pk),), **where))  # type: ignore[arg-type]

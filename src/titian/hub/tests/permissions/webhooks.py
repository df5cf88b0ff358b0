"""Webhooks: the administrator's of each country, and what an organisation says to its own."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation

TARGET: Final = {"name": "Ours", "url": "http://127.0.0.1:9/hook"}

WEBHOOKS: Final[Table] = {
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

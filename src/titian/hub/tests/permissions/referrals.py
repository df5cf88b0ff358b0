"""The provider's inbox, and organisations' keys."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation

REFERRALS: Final[Table] = {
    "inbox": [
        *(
            Row("GET", "/referrals/", 403, nobody=302, provider=organisation(200), shows=kind)
            for kind in ("package", "accepted", "closed")
        ),
        Row("GET", "/referrals/?export=csv", 403, nobody=302, provider=organisation(200), shows="closed"),
    ],
    "slip": [Row("GET", "/slip/", 403, nobody=302, provider=200)],
    # One that was not released yet is in the world too, and nobody's.
    "package": [Row("GET", "/referrals/{package}/", 403, nobody=302, provider=organisation(200))],
    "answer": [
        Row("POST", "/referrals/{package}/accept/", 403, nobody=302, provider=organisation(302)),
        Row("POST", "/referrals/{package}/decline/", 403, nobody=302, provider=organisation(422)),
        Row("POST", "/referrals/{package}/decline/", 403, nobody=302, provider=organisation(302),
            data={"reason": "full"}),
        Row("POST", "/referrals/{accepted}/arrived/", 403, nobody=302, provider=organisation(302)),
        Row("POST", "/referrals/{accepted}/not_arrived/", 403, nobody=302, provider=organisation(302),
            data={"reason": "did_not_come"}),
        Row("POST", "/referrals/{package}/invent/", 403, nobody=302, provider=404),
        Row("GET", "/referrals/{package}/accept/", 405),
    ],
    # 409: it was not opened, or nobody has arrived yet.
    "ask": [
        Row("POST", "/referrals/{package}/ask/", 403, nobody=302, provider=organisation(422)),
        Row("POST", "/referrals/{closed}/ask/", 403, nobody=302, provider=organisation(409),
            data={"question": "when"}),
        Row("GET", "/referrals/{package}/ask/", 405),
    ],
    "say_outcome": [
        Row("POST", "/referrals/{closed}/outcome/", 403, nobody=302, provider=organisation(422)),
        Row("POST", "/referrals/{package}/outcome/", 403, nobody=302, provider=organisation(409),
            data={"outcome": "helped"}),
        Row("GET", "/referrals/{closed}/outcome/", 405),
    ],
    "say_deleted": [
        Row("POST", "/referrals/{closed}/deleted/", 403, nobody=302, provider=organisation(422)),
        Row("POST", "/referrals/{package}/deleted/", 403, nobody=302, provider=organisation(409),
            data={"deleted_on": "2026-11-01"}),
        Row("GET", "/referrals/{closed}/deleted/", 405),
    ],
    "retention": [
        Row("GET", "/country/retention/", 403, nobody=302, coordinator=200, asks_proof=True),
        Row("POST", "/country/retention/", 403, nobody=302, coordinator=422, asks_proof=True),
    ],
    # 422: the minutes of the row are too few.
    "answer_limits": [
        Row("GET", "/country/answer-limits/", 403, nobody=302, coordinator=200, asks_proof=True),
        Row("POST", "/country/answer-limits/", 403, nobody=302, coordinator=422, asks_proof=True, data={"NOW": "1"}),
    ],
    # 302 also for one that is still in use: its page says that it is to be ended first.
    "stop_unopened": [
        Row("POST", "/devices/{phone}/stop-unopened/", 403, nobody=302, administrator=country(302), asks_proof=True),
        Row("GET", "/devices/{phone}/stop-unopened/", 405),
    ],
}  # fmt: skip

KEYS: Final[Table] = {
    "key": [
        Row("GET", "/organisation/key/", 403, nobody=302, provider=organisation(200), oversight=organisation(200),
            shows=kind)
        for kind in ("key", "keyholder")
    ],
    "remove_from_key": [
        Row("POST", "/organisation/key/members/{member}/remove/", 403, nobody=302, manager=organisation(302),
            body_manager=organisation(302)),
        Row("GET", "/organisation/key/members/{member}/remove/", 405),
    ],
    "organisation_keys": [
        Row("GET", f"/organisations/keys/{query}", 403, nobody=302, coordinator=country(200), shows="key")
        for query in ("", "?export=csv")
    ],
    "export_keys": [Row("GET", "/organisations/keys/export/", 403, nobody=302, coordinator=country(200), shows="key",
                        asks_proof=True)],
    "organisation_key": [
        Row("GET", "/organisations/keys/{key}/", 403, nobody=302, coordinator=country(200)),
        Row("POST", "/organisations/keys/{key}/", 403, nobody=302, coordinator=country(422), asks_proof=True),
    ],
    "end_key": [
        Row("POST", "/organisations/keys/{provider_key}/stolen/", 403, nobody=302, manager=organisation(302), body_manager=404,
            coordinator=country(302), asks_proof=True),
        Row("POST", "/organisations/keys/{body_key}/stolen/", 403, nobody=302, manager=404,
            body_manager=organisation(302), coordinator=country(403), asks_proof=True),
        Row("GET", "/organisations/keys/{provider_key}/stolen/", 405),
    ],
}  # fmt: skip

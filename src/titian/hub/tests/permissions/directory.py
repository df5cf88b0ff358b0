"""The working directory: entries, proposals, and who may move them."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation

# What the form asks for: as little as it takes, with the rows it always sends.
ENTRY: Final = {
    "name": "Another", "slug": "another", "kind": "other", "cost": "unknown", "serves_women": "unknown",
    "serves_men": "unknown", "serves_trans_people": "unknown", "serves_families": "unknown",
    "serves_lone_children": "unknown", "nationality": "unknown", "shelter": "unknown",
    "depends_on_testimony": "unknown", "shares_with_immigration": "unknown", "transport": "unknown",
    "holidays": "unknown", "time_zone": "Asia/Bangkok", "listing_name": "Another", "listing_independent": "unknown",
    "listing_psea_vetted": "unknown",
    **{
        f"{rows}-{name}": number
        for rows, total in (("contacts", "0"), ("locations", "0"), ("languages", "0"), ("days", "7"), ("focal_points", "2"))
        for name, number in (("TOTAL_FORMS", total), ("INITIAL_FORMS", "0"))
    },
}  # fmt: skip
DIRECTORY: Final[Table] = {
    "directory": [
        Row("GET", f"/directory/{query}", 403, nobody=302, supervisor=country(200), provider=country(200), coordinator=country(200), shows=kind)
        for query in ("", "?export=csv", "?q=service", "?need=food&state=live")
        for kind in ("live_service",)
    ]
    # A draft is nobody's but its organisation's and the coordinators'; a confidential address stands in no list.
    + [
        Row("GET", f"/directory/?state=draft{query}", 403, nobody=302, supervisor=200, provider=organisation(200),
            coordinator=country(200), shows="draft_service")
        for query in ("", "&export=csv")
    ]
    + [
        Row("GET", f"/directory/{query}", 403, nobody=302, supervisor=200, provider=200, coordinator=200,
            shows="hidden_address")
        for query in ("", "?q=Quiet+Lane", "?export=csv")
    ],
    "service": [
        Row("GET", "/directory/services/{live_service}/", 403, nobody=302, supervisor=country(200), provider=country(200), coordinator=country(200)),
        Row("GET", "/directory/services/{draft_service}/", 403, nobody=302, supervisor=404, provider=organisation(200),
            coordinator=country(200)),
    ],
    "add_service": [
        Row("GET", "/directory/services/add/", 403, nobody=302, provider=200, coordinator=200),
        Row("GET", "/directory/services/add/?of=new", 403, nobody=302, provider=200, coordinator=200),
        Row("GET", "/directory/services/add/", 403, nobody=302, provider=200, coordinator=country(200),
            shows="addable_organisation"),
        Row("POST", "/directory/services/add/?of=new", 403, nobody=302, provider=422, coordinator=422,
            data={**ENTRY, "name": ""}),
        Row("POST", "/directory/services/add/?of=new", 403, nobody=302, provider=302, coordinator=302, data=ENTRY),
    ],
    "edit_service": [
        Row("GET", "/directory/services/{live_service}/edit/", 403, nobody=302, provider=organisation(200), coordinator=country(200)),
        Row("POST", "/directory/services/{live_service}/edit/", 403, nobody=302, provider=organisation(302),
            coordinator=country(302), data={**ENTRY, "number": "{service_number}"}),
        Row("POST", "/directory/services/{live_service}/edit/", 403, nobody=302, provider=organisation(409),
            coordinator=country(409), data={**ENTRY, "number": "77"}),
    ],
    "service_full": [
        Row("POST", "/directory/services/{live_service}/full/", 403, nobody=302, provider=organisation(302),
            data={"do": "room"}),
        Row("POST", "/directory/services/{live_service}/full/", 403, nobody=302, provider=organisation(422),
            data={"do": "full", "until": "2001-01-01T08:00"}),
        Row("GET", "/directory/services/{live_service}/full/", 405),
    ],
    "ask_about_service": [
        Row("POST", "/directory/services/{live_service}/ask/", 403, nobody=302, provider=organisation(302),
            coordinator=country(302), data={"do": "archive", "reason": "Moved.", "number": "{service_number}"}),
        Row("POST", "/directory/services/{live_service}/ask/", 403, nobody=302, provider=organisation(422),
            coordinator=country(422), data={"do": "archive", "reason": "", "number": "{service_number}"}),
        Row("GET", "/directory/services/{live_service}/ask/", 405),
    ],
    "directory_holidays": [
        Row("GET", "/directory/holidays/", 403, nobody=302, provider=200, coordinator=200),
        Row("POST", "/directory/holidays/", 403, nobody=302, coordinator=302, data={"on": "2026-12-31", "name": "Last day"}),
        Row("POST", "/directory/holidays/", 403, nobody=302, coordinator=422, data={"on": "", "name": "Last day"}),
        Row("POST", "/directory/holidays/", 403, nobody=302, coordinator=302, data={"remove": "2026-12-31"}),
    ],
    "directory_sources": [
        Row("GET", "/directory/sources/", 403, nobody=302, provider=country(200), coordinator=country(200), shows="source"),
        Row("GET", "/directory/sources/?source={source}", 403, nobody=302, coordinator=country(200)),
        Row("POST", "/directory/sources/", 403, nobody=302, provider=302, coordinator=302,
            data={"code": "CALL-1", "title": "A call", "seen_on": "2026-11-01"}),
        Row("POST", "/directory/sources/", 403, nobody=302, provider=422, coordinator=422, data={"code": "CALL-2"}),
        Row("POST", "/directory/sources/?source={source}", 403, nobody=302, coordinator=country(302),
            data={"title": "Another call", "seen_on": "2026-11-02"}),
    ],
    "directory_changes": [
        Row("GET", f"/directory/changes/{query}", 403, nobody=302, provider=organisation(200), coordinator=country(200),
            shows="proposal")
        for query in ("", "?export=csv")
    ],
    "directory_change": [
        Row("GET", "/directory/changes/{proposal}/", 403, nobody=302, provider=organisation(200), coordinator=country(200)),
        Row("POST", "/directory/changes/{proposal}/", 403, nobody=302, provider=organisation(302),
            coordinator=country(302), data={"do": "withdraw", "number": "1"}),
        # An older page, and a move that there is not.
        Row("POST", "/directory/changes/{proposal}/", 403, nobody=302, provider=organisation(409),
            coordinator=country(409), data={"do": "withdraw", "number": "0"}),
        Row("POST", "/directory/changes/{proposal}/", 403, nobody=302, provider=organisation(409),
            coordinator=country(409), data={"do": "publish", "number": "1"}),
    ],
}  # fmt: skip

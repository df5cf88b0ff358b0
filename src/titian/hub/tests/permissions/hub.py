"""Pages across the rooms: overviews, search, alarms, settings."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation, own, station

HUB: Final[Table] = {
    "home": [Row("GET", "/", 302)],
    "healthz": [Row("GET", "/healthz", 200), Row("POST", "/healthz", 405)],
    "readyz": [Row("GET", "/readyz", 200)],
    "about": [Row("GET", "/about/", 200)],
    # Counts alone. Each station of the world has open referrals of one level.
    "station": [
        Row("GET", "/station/", 403, nobody=302, supervisor=station(200), shows=kind) for kind in ("level", "question")
    ],
    # 409: nothing of this level is left to take up.
    "take_up": [
        Row("POST", "/station/taken-up/", 403, nobody=302, supervisor=409),
        Row("GET", "/station/taken-up/", 405),
    ],
    "answer_question": [
        Row("POST", "/station/questions/{question}/", 403, nobody=302, supervisor=station(302), data={"answer": "today"}),
        Row("GET", "/station/questions/{question}/", 405),
    ],
    # One that is gone already stays gone.
    "close_mark": [
        Row("POST", "/station/open-marks/00000000-0000-4000-8000-000000000000/", 403, nobody=302, supervisor=302),
        Row("GET", "/station/open-marks/00000000-0000-4000-8000-000000000000/", 405),
    ],
    # 422: the words of the row are not in the list.
    "person_code": [
        Row("GET", "/person-code/", 403, nobody=302, supervisor=200, provider=200, coordinator=200),
        Row("POST", "/person-code/", 403, nobody=302, supervisor=422, provider=422, coordinator=422,
            data={"words": "no such words", "wish": "stop"}),
    ],
    "country": [
        Row("GET", f"/country/{query}", 403, nobody=302, coordinator=country(200), shows="provider")
        for query in ("", "?export=csv")
    ],
    "country_folder": [
        Row("GET", "/country/folder/", 403, nobody=302, coordinator=200, administrator=200),
        Row("POST", "/country/folder/", 405),
    ],
    # Nothing is published in this world; what is, is the hub's one country's.
    "pathway_picture": [
        Row("GET", "/country/folder/pathways/at-a-land-crossing.svg", 403, nobody=302, coordinator=404, administrator=404),
        Row("POST", "/country/folder/pathways/at-a-land-crossing.svg", 405),
    ],
    "administration": [Row("GET", "/administration/", 403, nobody=302, administrator=200)],
    "settings": [Row("GET", "/settings/", 403, nobody=302, administrator=200), Row("POST", "/settings/", 405)],
    # Alarms are about the hub, not about a country: whoever administers it sees them all.
    "alarms": [Row("GET", "/alarms/", 403, nobody=302, administrator=200), Row("POST", "/alarms/", 405)],
    "alarm_acknowledge": [
        Row("POST", "/alarms/{alarm}/acknowledge/", 403, nobody=302, administrator=302),
        Row("GET", "/alarms/{alarm}/acknowledge/", 405),
    ],
    # Everyone signed in may search, and finds what their lists show too.
    "search": [
        Row("GET", "/search/", 200, nobody=302),
        Row("POST", "/search/", 200, nobody=302),
        Row("POST", "/search/", 200, nobody=302, supervisor=station(200), oversight=organisation(200),
            manager=organisation(200), administrator=country(200), data={"words": "seeker"}, shows="seeker"),
        Row("POST", "/search/", 200, nobody=302, officer=station(200), supervisor=station(200), coordinator=country(200),
            administrator=country(200), data={"words": "bridge"}, shows="station"),
        *(
            Row("POST", "/search/", country(200), nobody=302, data={"words": words}, shows=kind)
            for words, kind in (("shelter", "provider"), ("listeners", "body"))
        ),
        Row("POST", "/search/", 200, nobody=302, officer=own(200), supervisor=station(200), administrator=country(200),
            data={"words": "counter"}, shows="phone"),
        Row("POST", "/search/", 200, nobody=302, supervisor=country(200), provider=country(200),
            coordinator=country(200), data={"words": "live service"}, shows="live_service"),
        Row("POST", "/search/", 200, nobody=302, supervisor=200, provider=organisation(200), coordinator=country(200),
            data={"words": "draft service"}, shows="draft_service"),
        *(
            Row("POST", "/search/", 200, nobody=302, provider=organisation(200), data={"words": "ab12"}, shows=kind)
            for kind in ("package", "accepted", "closed")
        ),
    ],
}  # fmt: skip

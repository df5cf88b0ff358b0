"""Figures, what protects people, the log, and complaints."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation, station

RECORDS: Final[Table] = {
    "figures": [
        *(
            Row("GET", f"/figures/{query}", 403, nobody=302, supervisor=station(200), coordinator=country(200),
                shows="station")
            for query in ("", "?export=csv")
        ),
        Row("POST", "/figures/", 405),
    ],
    "take_figures": [
        Row("GET", "/figures/screenings.csv", 403, nobody=302, coordinator=country(200), shows="station"),
        *(
            Row("GET", f"/figures/{name}.csv", 403, nobody=302, coordinator=200)
            for name in ("referral-states", "referrals", "ic-tip")
        ),
        Row("GET", "/figures/unheard-of.csv", 403, nobody=302, coordinator=404),
        Row("POST", "/figures/screenings.csv", 405),
    ],
    "take_directory": [
        Row("GET", "/directory/hsds.json", 403, nobody=302, coordinator=200),
        Row("POST", "/directory/hsds.json", 405),
    ],
    "take_htcds_form": [Row("GET", "/files/htcds-form.xlsx", 200), Row("POST", "/files/htcds-form.xlsx", 405)],
    "protection": [
        *(
            Row("GET", f"/protection/{query}", 403, nobody=302, supervisor=station(200), coordinator=country(200),
                shows="station")
            for query in ("", "?export=csv")
        ),
        Row("GET", "/protection/", 403, nobody=302, supervisor=country(200), coordinator=country(200),
            shows="published"),
    ],
    "audit": [
        Row("GET", "/audit/", 403, nobody=302, coordinator=country(200), administrator=country(200), shows="entry"),
        Row("GET", "/audit/?thing=user:1&account=somchai", 403, nobody=302, coordinator=200, administrator=200),
        Row("POST", "/audit/", 405),
    ],
    "audit_export": [
        *(
            Row("GET", f"/audit/export/{form}/", 403, nobody=302, coordinator=country(200), administrator=country(200),
                shows="entry")
            for form in ("jsonl", "csv")
        ),
        Row("GET", "/audit/export/xml/", 403, nobody=302, coordinator=404, administrator=404),
        Row("POST", "/audit/export/csv/", 405),
    ],
    "complaints": [
        Row("GET", f"/complaints/{query}", 403, nobody=302, oversight=organisation(200), shows="complaint")
        for query in ("", "?state=any")
    ]
    + [Row("GET", "/complaints/?export=csv", 403, nobody=302)],
    "complaint_counts": [
        Row("GET", "/complaints/counts/", 403, nobody=302, oversight=organisation(200), shows="published"),
        Row("POST", "/complaints/counts/", 403, nobody=302, oversight=422),
    ],
    "oversight_records": [
        Row("GET", "/complaints/records/", 403, nobody=302, oversight=organisation(200), shows="oversight_record"),
        Row("POST", "/complaints/records/", 405),
    ],
    "complaint": [Row("GET", "/complaints/{complaint}/", 403, nobody=302, oversight=organisation(200))],
    "close_complaint": [
        Row("POST", "/complaints/{complaint}/close/", 403, nobody=302, oversight=organisation(302)),
        Row("GET", "/complaints/{complaint}/close/", 405),
    ],
}  # fmt: skip

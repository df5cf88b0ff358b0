"""How each wants to hear: everybody's own, for those for whom something can wait."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, own
from titian.notices.worker import SCRIPT

WORKER: Final = 200 if SCRIPT.is_file() else 404
TIMES: Final = {"rhythm": "at_once", "daily_hour": "8", "zone": "Asia/Bangkok"}

NOTICES: Final[Table] = {
    "notices": [
        Row("GET", "/account/notices/", 403, nobody=302, supervisor=own(200), provider=own(200), coordinator=own(200),
            shows="notice_browser"),
        Row("POST", "/account/notices/", 405),
    ],
    "notice_address": [
        Row("POST", "/account/notices/address/", 403, nobody=302, supervisor=422, provider=422, coordinator=422),
        Row("GET", "/account/notices/address/", 405),
    ],
    "notice_mail": [
        *(
            Row("POST", f"/account/notices/mail/{what}/", 403, nobody=302, supervisor=status, provider=status,
                coordinator=status)
            for what, status in (("off", 302), ("forget", 302), ("on", 409), ("invent", 404))
        ),
        Row("GET", "/account/notices/mail/off/", 405),
    ],
    # 410: nobody has a link.
    "confirm_notice_address": [
        Row("GET", "/account/notices/confirm/nothing/", 403, nobody=302, supervisor=200, provider=200, coordinator=200),
        Row("POST", "/account/notices/confirm/nothing/", 403, nobody=302, supervisor=410, provider=410,
            coordinator=410),
    ],
    "forget_notice_browser": [
        Row("POST", "/account/notices/browsers/{notice_browser}/forget/", 403, nobody=302, supervisor=own(302),
            provider=own(302), coordinator=own(302)),
        Row("GET", "/account/notices/browsers/{notice_browser}/forget/", 405),
    ],
    # The same script for everybody, and nothing in it. 404 without a build.
    "notice_worker": [Row("GET", "/account/notices/worker.js", WORKER)],
    "notice_times": [
        Row("POST", "/account/notices/times/", 403, nobody=302, supervisor=422, provider=422, coordinator=422),
        Row("POST", "/account/notices/times/", 403, nobody=302, supervisor=302, provider=302, coordinator=302,
            data=TIMES),
        Row("GET", "/account/notices/times/", 405),
    ],
}  # fmt: skip

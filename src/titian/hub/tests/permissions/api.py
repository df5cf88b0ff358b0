"""/api/v1, the same on both hosts. 401 asks a program to sign in."""

from __future__ import annotations

import base64
from typing import Final

from titian.feedback.actions.receive_complaint import LARGEST
from titian.hub.tests.permissions.rows import Row, Table, organisation
from titian.sealing import AGE_HEADER

LOCKED: Final = base64.b64encode(b"age-encryption.org/v1\n-> scrypt locked").decode()
SEALED: Final = base64.b64encode(AGE_HEADER.ljust(LARGEST, b"x")).decode()

API: Final[Table] = {
    "api:releases": [Row("GET", "/api/v1/releases", 200), Row("POST", "/api/v1/releases", 405)],
    "api:blob": [Row("GET", f"/api/v1/blobs/{'0' * 64}", 404)],
    "api:directory_services": [
        Row("GET", "/api/v1/directory/services", 200),
        Row("GET", "/api/v1/directory/services?q=quiet+lane", 200, shows="hidden_address"),
        Row("GET", "/api/v1/directory/services", 200, shows="hidden_address"),
        Row("GET", "/api/v1/directory/services", 200, shows="draft_service"),
        Row("GET", "/api/v1/directory/services?need=gold", 422),
        Row("POST", "/api/v1/directory/services", 405),
    ],
    "api:take_nonce": [Row("POST", "/api/v1/nonce", 200), Row("GET", "/api/v1/nonce", 405)],
    "api:claim": [Row("POST", "/api/v1/enrolments/claim", 422)],
    "api:sync": [Row("POST", "/api/v1/sync", 400), Row("GET", "/api/v1/sync", 405)],
    "api:certificate": [
        Row("POST", "/api/v1/enrolments/certificate", 400),
        Row("GET", "/api/v1/enrolments/certificate", 405),
    ],
    "api:duty_desks": [Row("POST", "/api/v1/duty-desks", 400), Row("GET", "/api/v1/duty-desks", 405)],
    "api:board": [Row("POST", "/api/v1/arrivals/board", 400), Row("GET", "/api/v1/arrivals/board", 405)],
    "api:mine": [Row("POST", "/api/v1/learning/mine", 400), Row("GET", "/api/v1/learning/mine", 405)],
    "api:list_packages": [
        Row("GET", "/api/v1/packages", 403, nobody=401, provider=organisation(200), shows=kind)
        for kind in ("package", "accepted", "closed")
    ],
    "api:read_ciphertext": [
        Row("GET", "/api/v1/packages/{package}/ciphertext", 403, nobody=401, provider=organisation(200)),
        Row("POST", "/api/v1/packages/{package}/ciphertext", 405),
    ],
    "api:answer": [
        *(
            Row("POST", f"/api/v1/packages/{{package}}/{action}", 403, nobody=401, provider=organisation(200))
            for action in ("opened", "accept")
        ),
        Row("POST", "/api/v1/packages/{accepted}/arrived", 403, nobody=401, provider=organisation(200)),
        Row("POST", "/api/v1/packages/{package}/decline", 403, nobody=401, provider=organisation(200),
            json={"reason": "full"}),
        Row("POST", "/api/v1/packages/{accepted}/not_arrived", 403, nobody=401, provider=organisation(200),
            json={"reason": "did_not_come"}),
    ],
    # 409: what it says it takes the place of is not what lies here.
    "api:reseal": [
        Row("POST", "/api/v1/packages/{package}/reseal", 403, nobody=401, provider=422),
        Row("POST", "/api/v1/packages/{package}/reseal", 403, nobody=401, provider=organisation(409),
            json={"recipient": "{sealed_to}", "before": "0" * 64, "ciphertext": SEALED}),
    ],
    "api:read_key": [
        Row("GET", "/api/v1/organisation/key", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200), shows=kind)
        for kind in ("key", "keyholder")
    ],
    "api:make_key": [Row("POST", "/api/v1/organisation/key", 403, nobody=401, provider=422, oversight=422)],
    "api:store_file": [
        Row("POST", "/api/v1/organisation/key/files", 403, nobody=401, provider=422, oversight=422),
        Row("POST", "/api/v1/organisation/key/files", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200), json={"fingerprint": "{key}", "file": LOCKED}),
        # A colleague without a file is given one; each thing of this kind names a key of the reader's organisation.
        Row("POST", "/api/v1/organisation/key/files", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200),
            json={"fingerprint": "{own_key}", "file": LOCKED, "member": "{without_file}"}),
    ],
    "api:lose_words": [
        Row("POST", "/api/v1/organisation/key/files/lost", 403, nobody=401, provider=422, oversight=422),
        Row("POST", "/api/v1/organisation/key/files/lost", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200), json={"fingerprint": "{key}"}),
    ],
    "api:read_paper": [
        Row("GET", "/api/v1/organisation/key/{key}/paper", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200))
    ],
    "api:replace_paper": [
        Row("POST", "/api/v1/organisation/key/paper", 403, nobody=401, provider=422, oversight=422),
        Row("POST", "/api/v1/organisation/key/paper", 403, nobody=401, provider=organisation(200),
            oversight=organisation(200), json={"fingerprint": "{key}", "file": LOCKED}),
    ],
    # 409: the world has no key for browsers.
    "api:add_browser_here": [
        Row("POST", "/api/v1/notices/browsers", 403, nobody=401, supervisor=422, provider=422, coordinator=422),
        Row("POST", "/api/v1/notices/browsers", 403, nobody=401, supervisor=409, provider=409, coordinator=409,
            json={"endpoint": "https://push.example/new"}),
        Row("GET", "/api/v1/notices/browsers", 405),
    ],
    **{
        f"api:{route}": [
            Row("POST", f"/api/v1/notices/browsers/{step}", 403, nobody=401, supervisor=422, provider=422,
                coordinator=422),
            Row("POST", f"/api/v1/notices/browsers/{step}", 403, nobody=401, supervisor=200, provider=200,
                coordinator=200, json={"endpoint": "https://push.example/unknown"}),
        ]
        for route, step in (("find_browser", "find"), ("forget_browser", "forget"))
    },
    # Nobody signs in to complain or to read an answer, and whoever is signed in gets nothing more.
    "api:leave": [Row("POST", "/api/v1/complaints", 422)],
    "api:leave_by_pass": [Row("POST", "/api/v1/complaints/phone", 422), Row("GET", "/api/v1/complaints/phone", 405)],
    "api:take_work": [Row("POST", "/api/v1/complaints/work", 200), Row("GET", "/api/v1/complaints/work", 405)],
    "api:list_open_complaints": [Row("GET", "/api/v1/complaints", 403, nobody=401, oversight=organisation(200), shows="complaint")],
    "api:find": [Row("POST", "/api/v1/complaints/answer", 422), Row("GET", "/api/v1/complaints/answer", 405)],
    "api:read_sealed_complaint": [
        Row("GET", "/api/v1/complaints/{complaint}/ciphertext", 403, nobody=401, oversight=organisation(200)),
        Row("POST", "/api/v1/complaints/{complaint}/ciphertext", 405),
    ],
    "api:read_to_reseal": [
        Row("GET", "/api/v1/complaints/{complaint}/reseal", 403, nobody=401, oversight=organisation(200)),
    ],
    # 409: its key is the listed one, or it says to take the place of what does not lie here.
    "api:reseal_sealed": [
        Row("POST", "/api/v1/complaints/{complaint}/reseal", 403, nobody=401, oversight=422),
        Row("POST", "/api/v1/complaints/{complaint}/reseal", 403, nobody=401, oversight=organisation(409),
            json={"recipient": "{addressed_to}", "before": "0" * 64, "ciphertext": SEALED}),
    ],
    "api:answer_sealed": [
        Row("POST", "/api/v1/complaints/{complaint}/answer", 403, nobody=401, oversight=422),
        Row("POST", "/api/v1/complaints/{complaint}/answer", 403, nobody=401, oversight=organisation(200),
            json={"answer": SEALED}),
    ],
    "api:api-root": [Row("GET", "/api/v1/", 404)],
}  # fmt: skip

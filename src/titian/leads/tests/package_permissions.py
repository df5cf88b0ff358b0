"""The table of permissions of packages: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.leads.tests.package_world import CHECKED
from titian.leads.tests.permissions import ANALYSTS, ANYBODY, OFFICE
from titian.workplan.tests.permissions import Row, get, post

DRAFT: Final = "/leads/packages/{draft}/"
REVIEWED: Final = "/leads/packages/{reviewed}/"
OUT: Final = "/leads/packages/{out}/"
TAXII: Final = "/taxii2/leads/collections/{recipient}/"
NAME: Final = "indicator--9d0b5d0e-8f57-4b7f-9f6f-2a105a4c6f0e"
TERMS: Final = {"recipients": "{recipient}", "days": "30", "flight": "none"}
READING: Final = "/leads/partners/{partner}/reading/"


def keyed(where: str, method: str = "GET") -> Row:
    """A session opens nothing here: a key to read with does, and `test_room_taxii` asks with one."""
    return Row(method, where, ANYBODY, 401, nobody=401)


TABLE: Final[Mapping[str, list[Row]]] = {
    "lead_packages": [
        get("/leads/packages/", ANALYSTS, shows="package", to=ANALYSTS),
        get("/leads/packages/?export=csv", frozenset()),
    ],
    "lead_recalls": [get("/leads/packages/recalled/", ANALYSTS)],
    "mark_gone": [post("/leads/packages/recalled/{delivery}/gone/", ANALYSTS, 404)],
    "take_package_away": [
        get("/leads/packages/given/{delivery}.stix", ANALYSTS),
        Row("GET", "/leads/packages/given/{delivery}.exe", ANALYSTS, 404),
    ],
    "lead_package": [get(DRAFT, ANALYSTS, shows="package", to=ANALYSTS)],
    "set_terms_lead_package": [post(f"{DRAFT}set_terms/", ANALYSTS, data=TERMS)],
    "take_out_lead_package": [post(f"{DRAFT}take_out/", ANALYSTS, data={"lead": "{lead}"})],
    "review_lead_package": [
        post(f"{DRAFT}review/", ANALYSTS, data=CHECKED),
        post(f"{DRAFT}review/", ANALYSTS, 422),
    ],
    "send_back_lead_package": [post(f"{REVIEWED}send_back/", ANALYSTS)],
    "release_lead_package": [post(f"{REVIEWED}release/", ANALYSTS), post(f"{DRAFT}release/", ANALYSTS, 409)],
    "recall_lead_package": [post(f"{OUT}recall/", ANALYSTS, data={"reason": "giver"})],
    "discard_lead_package": [post(f"{DRAFT}discard/", ANALYSTS), post(f"{OUT}discard/", ANALYSTS, 409)],
    "put_lead": [get("/leads/{lead}/put/", ANALYSTS), post("/leads/{lead}/put/", ANALYSTS)],
    "lead_partner_reading": [
        get(READING, OFFICE, shows="partner", to=OFFICE),
        post(READING, OFFICE, data={"purpose": "warning", "use": "look"}),
        post(READING, OFFICE, 422),
    ],
    # 302: to the password or the second factor, once more.
    "lead_partner_read_key": [post(f"{READING}key/", OFFICE, 302)],
    "taxii": [keyed("/taxii2/")],
    "taxii_root": [keyed("/taxii2/leads/")],
    "taxii_collections": [keyed("/taxii2/leads/collections/")],
    "taxii_collection": [keyed(TAXII)],
    "taxii_manifest": [keyed(f"{TAXII}manifest/")],
    "taxii_objects": [keyed(f"{TAXII}objects/")],
    "taxii_object": [keyed(f"{TAXII}objects/{NAME}/")],
    "taxii_versions": [keyed(f"{TAXII}objects/{NAME}/versions/")],
}
API: Final[Mapping[str, list[Row]]] = {
    "list_recalls": [keyed("/api/v1/lead-recalls")],
    "acknowledge_recall": [keyed("/api/v1/lead-recalls/{out}", "POST")],
}

"""The fictional places and organisations of the demo, by country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.desk.demo import Member, Place, Provider

SHELTER_NEEDS: Final = ("accommodation", "food", "health", "safety", "trafficking_identification", "wash")
LEGAL_NEEDS: Final = ("asylum", "independent_advice", "justice", "labour_complaint", "legal_aid_non_punishment")
CHILD_NEEDS: Final = ("child_protection", "education", "family_tracing")

ROLES: Final[Mapping[str, str]] = {
    "learner": "officer",
    "voice": "translator",
    "co-chair": "co_chair",
    "regional-office": "regional_office",
    "second-analyst": "analyst",
    "third-analyst": "analyst",
    "leads-body": "leads_body",
}
"""Roles of usernames that are not called after their role."""

REGION: Final = Place(
    country="TH",
    name="Thailand",
    folder="",
    hub="Regional office demo hub (fictional)",
    service="",
    stations=(),
    people={
        "co-chair": ("Noor", "Demo"),
        "regional-office": ("Tala", "Demo"),
        "observer": ("Ravi", "Demo"),
        "analyst": ("Mira", "Demo"),
        "second-analyst": ("Teo", "Demo"),
        "third-analyst": ("Wira", "Demo"),
        "leads-body": ("Inka", "Demo"),
        "coordinator": ("Amara", "Demo"),
        "administrator": ("Jun", "Demo"),
        "translator": ("Nok", "Demo"),
        "voice": ("Lek", "Demo"),
        "reviewer": ("Siri", "Demo"),
    },
    tongue="th",
    providers=(),
    body=None,
    members=(
        Member("state", "ID", "Indonesia", "focal-id", ("Bayu", "Demo")),
        Member("state", "VN", "Viet Nam", "focal-vn", ("Lan", "Demo")),
        Member("organisation", "IOM", "IOM", "focal-iom", ("Kofi", "Demo")),
    ),
)

PLACES: Final[Mapping[str, Place]] = {
    "TH": Place(
        country="TH",
        name="Thailand",
        folder="th",
        hub="Thailand demo hub (fictional)",
        service="Frontline service (fictional)",
        stations=(("Saphan Thong land crossing (fictional)", "land"), ("Fah Krajang airport (fictional)", "airport")),
        people={
            "officer": ("Malee", "Demo"),
            "learner": ("Kanya", "Demo"),
            "supervisor": ("Somchai", "Demo"),
            "coordinator": ("Narong", "Demo"),
            "administrator": ("Pim", "Demo"),
            "translator": ("Nok", "Demo"),
            "voice": ("Lek", "Demo"),
            "reviewer": ("Siri", "Demo"),
        },
        tongue="th",
        providers=(
            Provider("provider", ("Anong", "Demo"), "Lantern House (fictional)", SHELTER_NEEDS, False, 120, True),
            Provider("legal-aid", ("Kiet", "Demo"), "Open Door Legal Aid (fictional)", LEGAL_NEEDS, True, 240, True),
            Provider("children", ("Dao", "Demo"), "Kite Children's Centre (fictional)", CHILD_NEEDS, False, 120, False),
        ),
        body=Provider("oversight", ("Mali", "Demo"), "Listening House (fictional)", (), False, 1440, True),
    ),
    "ID": Place(
        country="ID",
        name="Indonesia",
        folder="id",
        hub="Indonesia demo hub (fictional)",
        service="Frontline service (fictional)",
        stations=(("Teluk Lentera harbour (fictional)", "sea"), ("Awan Putih airport (fictional)", "airport")),
        people={
            "officer": ("Sari", "Demo"),
            "learner": ("Intan", "Demo"),
            "supervisor": ("Budi", "Demo"),
            "coordinator": ("Wayan", "Demo"),
            "administrator": ("Ratna", "Demo"),
            "translator": ("Tari", "Demo"),
            "voice": ("Joko", "Demo"),
            "reviewer": ("Mega", "Demo"),
        },
        tongue="id",
        providers=(
            Provider("provider", ("Dewi", "Demo"), "Rumah Jembatan (fictional)", SHELTER_NEEDS, False, 120, True),
            Provider("legal-aid", ("Agus", "Demo"), "Bantuan Teduh (fictional)", LEGAL_NEEDS, True, 240, True),
            Provider("children", ("Lestari", "Demo"), "Rumah Layang (fictional)", CHILD_NEEDS, False, 120, False),
        ),
        body=Provider("oversight", ("Ayu", "Demo"), "Rumah Mendengar (fictional)", (), False, 1440, True),
    ),
}

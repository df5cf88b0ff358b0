"""The table of permissions of the shelf: every route, everyone who may ask, and what they get; as the plan's has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import KEEPERS, MEMBERS, READERS, WHO, Row, get, only_post, post

CLOSED: Final = {"observer": 404}
ABOUT: Final = {"title": "Guide", "kind": "guide", "visibility": "members"}
WORK: Final = "/shelf/{work}/"
OPEN: Final = "/shelf/{open_work}/"
AWAY: Final = "/shelf/{away}/"
ALL: Final = frozenset(WHO)
# Whoever keeps it says it of any member; others of their own.
USE: Final = {"party": "{party}", "where": "At a workshop", "used_on": ""}
FILE: Final = {"edition": "2026", "language": "en"}


def anyone(where: str, *, let: frozenset[str], shows: str = "", to: frozenset[str] = frozenset()) -> Row:
    """A route that asks for no account: what one may not see is not there."""
    hidden = {who: 404 for who in WHO if who not in let}
    return Row("GET", where, let, other=hidden, nobody=200 if "nobody" in let else 404, shows=shows, to=to)


TABLE: Final[Mapping[str, list[Row]]] = {
    "shelf": [
        get("/shelf/", READERS, shows="work", to=MEMBERS),
        get("/shelf/?export=csv", READERS, shows="work", to=MEMBERS),
        get("/shelf/?q=tide", READERS, shows="work", to=MEMBERS),
        get("/shelf/?language=th", READERS, shows="work", to=MEMBERS),
        get("/shelf/", READERS, shows="open_work", to=READERS),
        get("/shelf/", READERS, shows="away", to=KEEPERS),
        # The group's work that an item of the members' produced does not tell of it.
        get("/shelf/", READERS, shows="item", to=MEMBERS),
    ],
    "add_shelf_work": [
        get("/shelf/add/", KEEPERS),
        post("/shelf/add/", KEEPERS, data=ABOUT),
        post("/shelf/add/", KEEPERS, 422),
    ],
    "shelf_public": [
        anyone("/shelf/public/", let=ALL, shows="public_work", to=ALL),
        anyone("/shelf/public/", let=ALL, shows="open_work"),
        anyone("/shelf/public/", let=ALL, shows="work"),
    ],
    "shelf_file": [
        anyone("/shelf/files/{file}/", let=MEMBERS, shows="words", to=MEMBERS),
        anyone("/shelf/files/{open_file}/", let=READERS),
        anyone("/shelf/files/{public_file}/", let=ALL),
        anyone("/shelf/files/{away_file}/", let=KEEPERS),
    ],
    "add_shelf_file": [
        get(f"{WORK}add-file/", KEEPERS),
        post(f"{WORK}add-file/", KEEPERS, 422, data=FILE),
    ],
    "shelf_work": [
        get(WORK, MEMBERS, other=CLOSED, shows="work", to=MEMBERS),
        get(OPEN, READERS, shows="item", to=MEMBERS),
        # Who used it is the members' to know.
        get(OPEN, READERS, shows="use", to=MEMBERS),
        get(AWAY, KEEPERS, other=dict.fromkeys(READERS - KEEPERS, 404)),
    ],
    "use_shelf_work": [
        post(f"{OPEN}use/", KEEPERS | {"focal_point"}, data=USE),
        only_post(f"{OPEN}use/"),
    ],
    "amend_shelf_work": [post(f"{WORK}amend/", KEEPERS, data=ABOUT), post(f"{WORK}amend/", KEEPERS, 422)],
    "forget_use_shelf_work": [post(f"{OPEN}forget_use/", KEEPERS, data={"use": "{use}"})],
    "take_file_shelf_work": [post(f"{WORK}take_file/", KEEPERS, data={"file": "{file}"})],
    "put_away_shelf_work": [post(f"{WORK}put_away/", KEEPERS)],
    "put_back_shelf_work": [post(f"{AWAY}put_back/", KEEPERS)],
}
SEARCHES: Final = [
    Row("POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": words},
        shows=shows, to=to)
    for words, shows, to in (
        ("tide", "work", MEMBERS), ("lamps", "work", MEMBERS), ("lanterns", "open_work", READERS),
        ("breakwater", "away", KEEPERS), ("harbour", "public_work", READERS),
    )
]  # fmt: skip

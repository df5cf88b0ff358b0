"""The table of permissions of statements: every route, everyone who may ask, and what they get; as the plan's has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import KEEPERS, MEMBERS, READERS, Row, get, post

CHAIRS: Final = frozenset({"co_chair"})
# A draft, and what members alone read, is not there for others who may read statements: 404.
UNSEEN: Final = {"focal_point": 404, "other_focal_point": 404, "observer": 404}
CLOSED: Final = {"observer": 404}
DRAFT: Final = "/statements/{draft}/"
FOR_MEMBERS: Final = "/statements/{for_members}/"
FOR_GROUP: Final = "/statements/{for_group}/"
SENTENCE: Final = "/statements/sentences/{sentence}/"
TABLE: Final[Mapping[str, list[Row]]] = {
    "statements": [
        get("/statements/", READERS, shows="draft", to=KEEPERS),
        get("/statements/", READERS, shows="for_members", to=MEMBERS),
        get("/statements/?export=csv", READERS, shows="for_members", to=MEMBERS),
        get("/statements/?q=tide", READERS, shows="for_members", to=MEMBERS),
        get("/statements/", READERS, shows="for_group", to=READERS),
    ],
    "add_statement": [
        get("/statements/add/", KEEPERS),
        post(
            "/statements/add/",
            KEEPERS,
            data={"meeting": "{meeting}", "wording": "{wording}", "visibility": "members"},
        ),
        # Nothing of an empty meeting; no meeting at all.
        post(
            "/statements/add/",
            KEEPERS,
            409,
            data={"meeting": "{empty}", "wording": "{wording}", "visibility": "members"},
        ),
        post("/statements/add/", KEEPERS, 422),
    ],
    "statement_wordings": [get("/statements/wordings/", KEEPERS)],
    "statement_wording": [get("/statements/wordings/{wording}/", KEEPERS)],
    "review_statement_wording": [post("/statements/wordings/{unread}/review/", KEEPERS)],
    "statement": [
        get(DRAFT, KEEPERS, other=UNSEEN, shows="words", to=KEEPERS),
        get(FOR_MEMBERS, MEMBERS, other=CLOSED, shows="member_words", to=MEMBERS),
        get(FOR_GROUP, READERS, shows="group_words", to=READERS),
        # What the fact says now, where its meeting has become the members' alone.
        get(FOR_GROUP, READERS, shows="narrowed_words", to=MEMBERS),
    ],
    "take_in_statement": [post(f"{DRAFT}take_in/", KEEPERS)],
    "release_statement": [post(f"{DRAFT}release/", CHAIRS), post(f"{FOR_GROUP}release/", CHAIRS, 409)],
    "discard_statement": [post(f"{DRAFT}discard/", KEEPERS), post(f"{FOR_GROUP}discard/", KEEPERS, 409)],
    "statement_document": [
        get(f"{DRAFT}statement.docx", KEEPERS, other=UNSEEN),
        get(f"{FOR_MEMBERS}statement.docx", MEMBERS, other=CLOSED),
        get(f"{FOR_MEMBERS}news.docx", MEMBERS, other=CLOSED),
        get(f"{FOR_GROUP}statement.docx", READERS),
    ],
    "statement_print": [
        get(f"{DRAFT}statement.pdf", KEEPERS, other=UNSEEN),
        get(f"{FOR_MEMBERS}statement.pdf", MEMBERS, other=CLOSED),
        get(f"{FOR_GROUP}news.pdf", READERS),
    ],
    "statement_sentence": [get(SENTENCE, KEEPERS, shows="words", to=KEEPERS)],
    "edit_statement_sentence": [
        post(f"{SENTENCE}edit/", KEEPERS, data={"text": "So."}),
        post(f"{SENTENCE}edit/", KEEPERS, 422),
    ],
    "renew_statement_sentence": [post(f"{SENTENCE}renew/", KEEPERS)],
    "keep_statement_sentence": [post(f"{SENTENCE}keep/", KEEPERS)],
    "drop_statement_sentence": [post(f"{SENTENCE}drop/", KEEPERS)],
}
SEARCHES: Final = [
    Row("POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": words},
        shows=shows, to=to)
    for words, shows, to in (
        ("lantern", "found_draft", KEEPERS), ("tide", "found_members", MEMBERS), ("harbour", "found_group", READERS),
    )
]  # fmt: skip

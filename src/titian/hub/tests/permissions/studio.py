"""The studio: translators, reviewers and coordinators read all of it; role and language say who changes what."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Cell, Row, Table, own

PACK: Final = "/studio/few-words/"
DRAFTS: Final = "/studio/learning/drafts/"
TEXT: Final = PACK + "in/{tag}/texts/"


def read(where: str) -> Row:
    """Everyone of the studio."""
    return Row("GET", where, 403, nobody=302, translator=200, reviewer=200, coordinator=200)


def write(where: str, data: dict[str, str], **cells: Cell) -> Row:
    return Row("POST", where, 403, nobody=302, data=data, **cells)  # type: ignore[arg-type]


def find_none(method: str, where: str) -> Row:
    """For everyone of the studio: what is learnt is not in this one."""
    return Row(method, where, 403, nobody=302, translator=404, reviewer=404, coordinator=404)


STUDIO: Final[Table] = {
    "studio_drafts": [
        read(DRAFTS),
        write(DRAFTS, {"kind": "module", "name": "rest"}, translator=302, reviewer=302, coordinator=302),
        write(DRAFTS, {"kind": "module", "name": "../x"}, translator=422, reviewer=422, coordinator=422),
    ],
    "studio_draft": [find_none("GET", f"{DRAFTS}module/rest/"), find_none("POST", f"{DRAFTS}module/rest/")],
    "studio_draft_picture": [find_none("GET", f"{DRAFTS}persona/fisher/picture.svg")],
    "studio_draft_play": [find_none("GET", f"{DRAFTS}persona/fisher/play/")],
    "studio_draft_shown": [find_none("GET", f"{DRAFTS}pictures/one.svg")],
    "studio": [read("/studio/"), Row("POST", "/studio/", 405)],
    "studio_people": [
        Row("GET", "/studio/people/", 403, nobody=302, coordinator=200, shows=""),
        write("/studio/people/", {"person": "{worker}", "tag": "tl", "do": "give"}, coordinator=302),
        write("/studio/people/", {"person": "{worker}", "tag": "ms", "do": "take"}, coordinator=302),
        write("/studio/people/", {"person": "{worker}", "tag": "xx"}, coordinator=422),
        write("/studio/people/", {"person": "no id"}, coordinator=404),
        write("/studio/people/", {"person": "{account}", "tag": "tl"}, coordinator=404),
    ],
    "studio_pack": [read("/studio/{pack}/"), Row("POST", "/studio/{pack}/", 405)],
    "studio_add_language": [
        Row("GET", "/studio/{pack}/add-language/", 403, nobody=302, coordinator=200),
        write("/studio/{pack}/add-language/", {"tag": "tl"}, coordinator=302),
        write("/studio/{pack}/add-language/", {"tag": "ms"}, coordinator=409),
        write("/studio/{pack}/add-language/", {"tag": "xx"}, coordinator=422),
    ],
    "studio_concepts": [read("/studio/{pack}/concepts/"), Row("POST", "/studio/{pack}/concepts/", 405)],
    "studio_picture": [
        read(PACK + "pictures/one.svg"),
        Row("GET", PACK + "pictures/two.svg", 403, nobody=302, translator=404, reviewer=404, coordinator=404),
    ],
    "studio_workbook": [read("/studio/{pack}/export/workbook.xlsx"), Row("POST", PACK + "export/workbook.xlsx", 405)],
    "studio_import": [
        Row("GET", "/studio/{pack}/import/", 403, nobody=302, translator=200),
        write("/studio/{pack}/import/", {"tag": "ms"}, translator=422),
    ],
    # Nobody sees or applies what another sent.
    "studio_diff": [
        Row("GET", PACK + "import/{import}/", 403, nobody=302, translator=own(200)),
        write(PACK + "import/{import}/", {"key": "0"}, translator=own(302)),
        Row("GET", PACK + "import/00000000-0000-0000-0000-000000000007/", 403, nobody=302, translator=404),
    ],
    "studio_language": [
        read(PACK + "in/{tag}/"),
        read(PACK + "in/{tag}/?state=draft&module=core&remarks=any&q=helo"),
        read(PACK + "in/{tag}/?export=csv"),
        Row("POST", PACK + "in/{tag}/", 405),
    ],
    "studio_terms": [
        read(PACK + "in/{tag}/concepts/"),
        write(PACK + "in/{tag}/concepts/", {"concept": "safe", "term": "selamat", "back_translation": "safe",
              "number": "0"}, translator=302, reviewer=403),
        write(PACK + "in/{tag}/concepts/", {"concept": "safe", "do": "agree", "number": "1"}, translator=404,
              reviewer=404, coordinator=404),
    ],
    "studio_export": [
        read(PACK + "in/{tag}/export.po"),
        read(PACK + "in/{tag}/export.csv"),
        Row("GET", PACK + "in/{tag}/export.exe", 403, nobody=302, translator=404, reviewer=404, coordinator=404),
    ],
    "studio_next": [
        Row("GET", PACK + f"in/{{tag}}/next/{work}/", 403, nobody=302, translator=302, reviewer=302, coordinator=302)
        for work in ("write", "put-back", "review")
    ],
    "studio_text": [
        read(TEXT + "{draft}/"),
        write(TEXT + "{draft}/", {"words": "Apa khabar?", "number": "1"}, translator=302),
        write(TEXT + "{draft}/", {"words": "Apa khabar?", "number": "0"}, translator=409),
        write(TEXT + "{draft}/", {"words": "", "number": "1"}, translator=422),
        # A language that is not theirs.
        write(PACK + "in/en/texts/{draft}/", {"words": "Hello.", "number": "1"}, translator=403),
    ],
    "studio_record_next": [
        Row("GET", PACK + "in/{tag}/record/", 403, nobody=302, translator=302),
        Row("POST", PACK + "in/{tag}/record/", 405),
    ],
    # Bytes that are no sound: whose role, language and words are right gets as far as that.
    "studio_record": [
        Row("GET", PACK + "in/{tag}/record/{put}/", 403, nobody=302, translator=200),
        write(PACK + "in/{tag}/record/{put}/", {"words": ""}, translator=415),
        write(PACK + "in/{tag}/record/{draft}/", {"words": ""}, translator=409),
        write(PACK + "in/en/record/{put}/", {"words": ""}, translator=403),
    ],
    "studio_try": [
        write(PACK + "in/{tag}/record/{put}/try/", {"words": ""}, translator=415),
        Row("GET", PACK + "in/{tag}/record/{put}/try/", 405),
    ],
    "studio_clip": [
        read(PACK + "in/{tag}/clips/{done}.opus"),
        Row("GET", PACK + "in/{tag}/clips/{put}.opus", 403, nobody=302, translator=404, reviewer=404, coordinator=404),
    ],
    "studio_listen_next": [
        Row("GET", PACK + "in/{tag}/listen/", 403, nobody=302, reviewer=302),
        Row("POST", PACK + "in/{tag}/listen/", 405),
    ],
    "studio_listen": [
        Row("GET", PACK + "in/{tag}/listen/{done}/", 403, nobody=302, reviewer=200),
        write(PACK + "in/{tag}/listen/{done}/", {"do": "approve", "clip": "f" * 64}, reviewer=422),
        write(PACK + "in/{tag}/listen/{done}/", {"do": "send_back", "clip": "f" * 64}, reviewer=422),
        write(PACK + "in/{tag}/listen/{done}/", {"do": "approve", "clip": "0" * 64}, reviewer=409),
    ],
    "studio_comprehension": [read(PACK + "in/{tag}/comprehension/"), Row("POST", PACK + "in/{tag}/comprehension/", 405)],
    "studio_listeners": [
        read(PACK + "in/{tag}/comprehension/core/"),
        Row("GET", PACK + "in/{tag}/comprehension/none/", 403, nobody=302, translator=404, reviewer=404,
            coordinator=404),
        # Everyone of the studio reads it; a reviewer of the language notes, and nothing of this part can be played.
        write(PACK + "in/{tag}/comprehension/core/", {"sheet": "0", "number": "1", "texts": "0"}, translator=403,
              coordinator=403, reviewer=409),
        write(PACK + "in/en/comprehension/core/", {"sheet": "0", "number": "1", "texts": "0"}, translator=403,
              coordinator=403, reviewer=403),
    ],
    "studio_comprehension_sheet": [
        read(PACK + "in/{tag}/comprehension/core/sheet/"),
        Row("POST", PACK + "in/{tag}/comprehension/core/sheet/", 405),
    ],
    "studio_readings": [
        read(PACK + "in/{tag}/readings/"),
        # A reviewer of the language makes a sheet; nothing of what readers look at first is in this pack.
        write(PACK + "in/{tag}/readings/", {}, translator=403, coordinator=403, reviewer=409),
        write(PACK + "in/en/readings/", {}, translator=403, coordinator=403, reviewer=403),
    ],
    "studio_reading": [
        read(PACK + "in/{tag}/readings/{reading}/"),
        write(PACK + "in/{tag}/readings/{reading}/", {}, translator=403, coordinator=403, reviewer=422),
        Row("GET", PACK + "in/{tag}/readings/00000000-0000-0000-0000-000000000007/", 403, nobody=302, translator=404,
            reviewer=404, coordinator=404),
    ],
    "studio_reading_sheet": [
        read(PACK + "in/{tag}/readings/{reading}/sheet/"),
        Row("POST", PACK + "in/{tag}/readings/{reading}/sheet/", 405),
    ],
    # Who has a link needs no account; without one there is nothing.
    "reading": [Row("GET", "/reading/", 404), Row("POST", "/reading/", 404)],
    "reading_link": [Row("GET", "/reading/nothing/", 302), Row("POST", "/reading/nothing/", 405)],
    "studio_check": [
        write(TEXT + "{draft}/check/", {"words": "Apa?"}, translator=200),
        Row("GET", TEXT + "{draft}/check/", 405),
    ],
    "studio_put_back": [
        Row("GET", TEXT + "{put}/back/", 403, nobody=302, translator=200, reviewer=200),
        write(TEXT + "{put}/back/", {"english": "Hello.", "number": "1"}, translator=302, reviewer=302),
        write(TEXT + "{draft}/back/", {"english": "Hello.", "number": "1"}, translator=409, reviewer=409),
    ],
    "studio_review": [
        Row("GET", TEXT + "{done}/review/", 403, nobody=302, reviewer=200),
        write(TEXT + "{done}/review/", {"do": "approve", "number": "1"}, reviewer=302),
        write(TEXT + "{done}/review/", {"do": "send_back", "number": "1", "reason": "Stiff."}, reviewer=302),
        write(TEXT + "{done}/review/", {"do": "send_back", "number": "1"}, reviewer=422),
        write(TEXT + "{draft}/review/", {"do": "approve", "number": "1"}, reviewer=409),
    ],
}  # fmt: skip

"""Every question type of XLSForm with its old names, and how a cell of the column `type` is read.

From the XLSForm reference table and what ODK's own converter takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from .spelling import nearest

# Old names → name.
ALIASES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("string", "q string", "add text prompt"), "text"),
    **dict.fromkeys(("int", "q int", "add integer prompt"), "integer"),
    **dict.fromkeys(("q decimal", "add decimal prompt"), "decimal"),
    **dict.fromkeys(("q date", "add date prompt"), "date"),
    **dict.fromkeys(
        ("datetime", "date time", "q date time", "q dateTime", "add date time prompt", "add dateTime prompt"),
        "dateTime",
    ),
    **dict.fromkeys(("q note", "add note prompt"), "note"),
    **dict.fromkeys(("photo", "q picture", "q image", "add image prompt", "add photo prompt"), "image"),
    **dict.fromkeys(("q audio", "add audio prompt"), "audio"),
    **dict.fromkeys(("q video", "add video prompt"), "video"),
    "add file prompt": "file",
    **dict.fromkeys(("q barcode", "add barcode prompt"), "barcode"),
    **dict.fromkeys(("trigger", "q acknowledge", "add acknowledge prompt"), "acknowledge"),
    **dict.fromkeys(("location", "gps", "q geopoint", "q location", "add location prompt"), "geopoint"),
    "q geotrace": "geotrace",
    "q geoshape": "geoshape",
    **dict.fromkeys(("q calculate", "add calculate prompt"), "calculate"),
    **dict.fromkeys(("get start time", "start time"), "start"),
    **dict.fromkeys(("get end time", "end time"), "end"),
    "get today": "today",
    **dict.fromkeys(("imei", "device id", "get device id"), "deviceid"),
    "get phone number": "phonenumber",
    **dict.fromkeys(("subscriber id", "get subscriber id"), "subscriberid"),
    **dict.fromkeys(("sim id", "get sim id"), "simserial"),
    "uri:deviceid": "deviceid",
    "uri:phonenumber": "phonenumber",
    "uri:subscriberid": "subscriberid",
    "uri:simserial": "simserial",
    "uri:username": "username",
    "uri:email": "email",
}
# Old types with a constraint of their own.
CONSTRAINED: Final[Mapping[str, tuple[str, str]]] = {
    "percentage": ("integer", "0 <= . and . <= 100"),
    "number of days in last month": ("integer", "0 <= . and . <= 31"),
    "number of days in last six months": ("integer", "0 <= . and . <= 183"),
    "number of days in last year": ("integer", "0 <= . and . <= 365"),
    "phone number": ("text", r"regex(., '^\d*$')"),
}
SHOWN: Final = frozenset(
    [
        "integer",
        "decimal",
        "text",
        "note",
        "date",
        "time",
        "dateTime",
        "image",
        "audio",
        "video",
        "file",
        "barcode",
        "acknowledge",
        "geopoint",
        "geotrace",
        "geoshape",
        "range",
        "select_one",
        "select_multiple",
        "rank",
        "select_one_external",
        "osm",
    ]
)
COLLECTED: Final = frozenset(
    [
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "email",
        "simserial",
        "subscriberid",
        "start-geopoint",
        "background-audio",
        "background-geopoint",
        "audit",
    ]
)
COMPUTED: Final = frozenset(["calculate", "hidden"])
ATTACHED: Final = frozenset(["xml-external", "csv-external"])
PLAIN: Final = (
    (SHOWN - {"select_one", "select_multiple", "rank", "select_one_external"}) | COLLECTED | COMPUTED | ATTACHED
)
SELECTS: Final[Mapping[str, str]] = {
    "select_one": "select_one",
    "select one": "select_one",
    "select one from": "select_one",
    "select1": "select_one",
    "add select one prompt using": "select_one",
    "select_one_from_file": "select_one",
    "select one from file": "select_one",
    "select_multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "select all that apply from": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "select_multiple_from_file": "select_multiple",
    "select multiple from file": "select_multiple",
    "select_one_external": "select_one_external",
    "rank": "rank",
}
FROM_FILE: Final = frozenset(name for name in SELECTS if name.endswith("file"))
GROUPS: Final[Mapping[str, str]] = {
    "group": "group",
    "repeat": "repeat",
    "lgroup": "repeat",
    "looped group": "repeat",
}
# `select one from file x` must be read before `select one from`, whose list would be `file`.
_SELECT = re.compile(
    rf"({'|'.join(sorted(map(re.escape, SELECTS), key=len, reverse=True))})"
    r"(?: (.+?))??(?: (or specify other|or_other|or other))?"
)
_BEGIN_END = re.compile(rf"(begin|end)[ _]({'|'.join(GROUPS)})(?: (.+))?")
_LOOP = re.compile(r"begin[ _]loop(?: (?:over )?(\S+))?|(end[ _]loop)")
_OLD = re.compile(r"cascading[ _]select( .*)?")

NAMES: Final = (
    *sorted(PLAIN),
    *("select_one", "select_multiple", "rank", "select_one_external"),
    *("select_one_from_file", "select_multiple_from_file"),
    *(
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
    ),
)


@dataclass(frozen=True, kw_only=True)
class ReadType:
    """What a cell of the column `type` says. `fault` is a code when it cannot be used, `near` what was meant."""

    does: Literal["ask", "begin", "end"] = "ask"
    type: str = ""
    list_name: str | None = None
    from_file: bool = False
    has_other: bool = False
    constraint: str = ""
    fault: str = ""
    near: str | None = None


def read_type(text: str) -> ReadType:
    """Reads a cleaned cell of the column `type`; capitals count, as they do in other programs."""
    if text in PLAIN:
        return ReadType(type=text)
    if text in ALIASES:
        return ReadType(type=ALIASES[text])
    if text in CONSTRAINED:
        kind, constraint = CONSTRAINED[text]
        return ReadType(type=kind, constraint=constraint)
    if found := _BEGIN_END.fullmatch(text):
        does: Literal["begin", "end"] = "begin" if found.group(1) == "begin" else "end"
        # Others pass over one word after the beginning of a group, as in `begin group household`.
        is_passed_over = does == "begin" and re.fullmatch(r"(over )?\S+", found.group(3) or "x over x") is not None
        fault = "" if not found.group(3) else "type.extra_word" if is_passed_over else "type.extra_words"
        return ReadType(does=does, type=GROUPS[found.group(2)], fault=fault)
    if found := _LOOP.fullmatch(text):
        if found.group(2):
            return ReadType(does="end", type="loop")
        fault = "" if found.group(1) else "list.missing"
        return ReadType(does="begin", type="loop", list_name=found.group(1), fault=fault)
    if _OLD.fullmatch(text):
        return ReadType(fault="type.gone")
    if found := _SELECT.fullmatch(text):
        return _read_select(found)
    if text.partition(" ")[0] == "osm":
        return ReadType(type="osm", list_name=text.partition(" ")[2] or None)
    return ReadType(fault="type.unknown", near=_near(text))


def _read_select(found: re.Match[str]) -> ReadType:
    list_name = found.group(2)
    fault = ""
    if not list_name:
        fault = "list.missing"
    elif " " in list_name and not list_name.startswith("${"):
        fault = "type.extra_words"
    return ReadType(
        type=SELECTS[found.group(1)],
        list_name=list_name,
        from_file=found.group(1) in FROM_FILE,
        has_other=bool(found.group(3)),
        fault=fault,
    )


def _near(text: str) -> str | None:
    """What may have been meant: the whole type, or its first word with the list left standing."""
    if (near := nearest(text, [*NAMES, *ALIASES, *CONSTRAINED])) is not None:
        return near
    word, _, rest = text.partition(" ")
    if (near := nearest(word, SELECTS)) is not None and rest:
        return f"{near} {rest}"
    return None

"""What leaves is an offerer's and nobody else's: by type, and in every form a package is written as."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from titian.leads.out.errors import MayNotLeave, NotACode, NothingToSend
from titian.leads.out.identifiers import Mention, Offerer, Role, find_offerers, fold
from titian.leads.out.misp import write_event
from titian.leads.out.sheets import write_sheet
from titian.leads.out.stix import bury, list_objects, write_bundle
from titian.leads.out.tests.packages import MENTIONS, NOON, VALUES, make_package
from titian.leads.out.wordings import clear_words

OTHERS = [role for role in Role if role is not Role.OFFERER]


@pytest.mark.parametrize("role", OTHERS)
def test_nothing_but_an_offerer_s_can_be_made_to_leave(role: Role) -> None:
    offered = Mention("phone", "+85512345678", Role.OFFERER)
    assert Offerer((offered,)).value == "+85512345678"
    for wrong in ((), (replace(offered, role=role),), (offered, replace(offered, role=role))):
        with pytest.raises(MayNotLeave):
            Offerer(wrong)
    with pytest.raises(MayNotLeave):
        Offerer((offered, replace(offered, value="+85512345679")))
    with pytest.raises(MayNotLeave):
        Offerer((Mention("employer", "A company (fictional)", Role.OFFERER),))


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(
    "other",
    [("phone", "+855 12 345 678"), ("handle", "whatsapp:85512345678"), ("phone", "+٨٥٥١٢٣٤٥٦٧٨")],
)
def test_one_doubt_anywhere_holds_a_value_back(role: Role, other: tuple[str, str]) -> None:
    offered = Mention("phone", "+85512345678", Role.OFFERER)
    assert find_offerers([offered, Mention(*other, role)]) == ()
    assert find_offerers([offered, Mention("place", "+85512345678", role)]) == (Offerer((offered,)),)


def test_a_page_of_somebody_who_is_held_back_is_held_back() -> None:
    page = Mention("url", "https://example.test/people/maria88", Role.OFFERER)
    assert find_offerers([page, Mention("handle", "facebook:maria88", Role.BYSTANDER)]) == ()


def test_a_package_takes_nothing_that_only_looks_like_an_offerer_s() -> None:
    package = make_package()
    for wrong in (MENTIONS[7], "+66812345678"):
        with pytest.raises(MayNotLeave):
            replace(package, offerers=(wrong,))  # type: ignore[arg-type]  # what the types forbid is refused as it runs
    with pytest.raises(NothingToSend):
        make_package((MENTIONS[7], MENTIONS[8]), ())
    for wrong_code in ({"reference": "Maria Santos"}, {"lures": ("pay",)}):
        with pytest.raises(NotACode):
            replace(package, **wrong_code)


MENTION = some.builds(
    lambda value, role: Mention(value[0], value[1], role), VALUES, some.sampled_from([Role.OFFERER, *OTHERS])
)


@settings(max_examples=60, deadline=None)
@given(some.lists(MENTION, min_size=1, max_size=6, unique_by=lambda each: fold(each.value)), some.data())
def test_no_value_of_anybody_else_stands_in_anything_that_goes_out(
    mentions: list[Mention], data: some.DataObject
) -> None:
    """Also where an ad quotes it, in other digits and spaces, and where one more reading doubts it."""
    held = [each for each in mentions if each.role is not Role.OFFERER]
    if data.draw(some.booleans()):
        doubted = replace(mentions[0], role=data.draw(some.sampled_from(OTHERS)))
        held, mentions = [*held, doubted], [*mentions, doubted]
    quoted = " ".join(
        data.draw(some.sampled_from(SPELLINGS))(each.value.partition(":")[2] or each.value) for each in mentions
    )
    package = make_package(tuple(mentions), ((f"Easy work, 30,000 baht: {quoted}", "en"),))
    out = [
        write_bundle(package).decode(),
        json.dumps(bury(list_objects(package), NOON)),
        write_event(package).decode(),
        write_sheet(package).decode(),
    ]
    for text in out:
        flat = clean(text)
        for each in held:
            assert clean(fold(each.value)) not in flat
        assert "30,000baht" in flat or "Recalled" in text


SPELLINGS = (
    str,
    " ".join,
    lambda value: value.upper(),
    lambda value: value.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
    "\u200b".join,
)


def clean(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).lower()


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("call 081-234-5678 now", "call [number] now"),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", "โทร [number]"),
        ("O812345678", "[number]"),
        (
            "0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e3",
            "[number]",
        ),
        ("微信: abcdef", "[account]"),
        ("ไลน์ไอดี: nong.may", "[account]"),
        ("@somchai, write!", "[account], write!"),
        ("see www.example.test/a now", "see [address] now"),
        ("a.b@example.test", "[address]"),
        ("TQ5NMqJjhpQGK7YJbESKtNCo86PJ89ujio", "[account]"),
        ("30,000 - 45,000 baht", "30,000 - 45,000 baht"),
        ("$1,500 for 8 hours, age 18-35", "$1,500 for 8 hours, age 18-35"),
        ("รายได้ 50,000 บาท", "รายได้ 50,000 บาท"),
        ("81,234,567", "[number]"),
        ("", ""),
    ],
)
def test_what_is_shaped_as_somebody_s_is_masked_and_an_amount_is_not(given: str, left: str) -> None:
    assert clear_words(given, "th").text == left


def test_a_name_somebody_marked_is_masked_in_any_script() -> None:
    marked = Mention("employer", "มาลี ใจดี", Role.UNKNOWN)
    assert clear_words("ถามมาลี  ใจดี ได้เลย", "th", [marked]).text == "ถาม[…] ได้เลย"


@settings(max_examples=30, deadline=None)
@given(some.text(max_size=300))
def test_any_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(clear_words(text, "en", MENTIONS).text, str)


@pytest.mark.parametrize(
    "text", ["a-" * 20_000, "a." * 20_000, "1 " * 20_000, "a_" * 20_000, "line" * 10_000, "@" * 40_000]
)
@pytest.mark.timeout(20)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    clear_words(text, "en", MENTIONS)

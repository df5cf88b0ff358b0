"""An alert is written, read again and judged: what the schema takes and ours may not be, one sentence each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.preparedness.alerts import (
    CODES,
    EXERCISE,
    REAL,
    Cell,
    Certainty,
    Channel,
    ChannelRefused,
    Draft,
    Kind,
    Message,
    Place,
    Reference,
    Severity,
    Urgency,
    compose,
    find_faults,
    hand_over,
)
from titian.preparedness.alerts.areas import is_cell, is_ring, is_run
from titian.preparedness.alerts.language import find_refused, list_numbers, matches
from titian.preparedness.alerts.words import list_instructions, list_segments, list_subjects, read_words
from titian.preparedness.alerts.xml import Unreadable, read, write
from titian.preparedness.figures.published import read_seas

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DAY: Final = timedelta(days=1)
NOTES: Final = {
    "en": "There are 12 children with them, and water is short.",
    "id": "Ada 12 anak di antara mereka dan air sudah menipis.",
    "th": "มีเด็ก 12 คน และน้ำกำลังจะหมด",
}
DRAFT: Final = Draft(
    subject="landing_possible", urgency=Urgency.EXPECTED, severity=Severity.SEVERE, certainty=Certainty.LIKELY,
    area="aceh_north", expires=NOW + DAY, instructions=("health", "shelter"), people="40\u201360", notes=NOTES,
)  # fmt: skip
EARLIER: Final = Reference("titian:region", "first", NOW - DAY)


def make(draft: Draft = DRAFT, *, kind: Kind = Kind.ALERT, **more: Any) -> Message:  # Any: what a message has
    made = compose(
        draft, identifier="0f8d0c1e-4a53-4a08-9f0e-5b0f7e3d7a11", sender="titian:region", sent=NOW,
        addresses=("ID", "IOM"), kind=kind, references=() if kind == Kind.ALERT else (EARLIER,), incidents=("one",),
    )  # fmt: skip
    return replace(made, **more)


def change(message: Message, language: str, **more: Any) -> Message:  # Any: what an info has
    infos = [replace(one, **more) if one.language == language else one for one in message.infos]
    return replace(message, infos=tuple(infos))


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("area", ["aceh_north", "andaman_sea", "N09E097", "S01E099"])
@pytest.mark.parametrize("subject", list(list_subjects()))
def test_what_is_chosen_from_the_lists_is_valid_and_read_again_as_it_was(kind: Kind, area: str, subject: str) -> None:
    draft = replace(DRAFT, area=area, subject=subject, instructions=tuple(list_instructions()))
    for one in (draft, replace(draft, is_exercise=True), replace(draft, notes={}, people="", instructions=())):
        message = make(one, kind=kind)
        assert find_faults(message, {"MM"}) == []
        assert read(write(message)) == message


ORIGIN: Final = "MM"
SQUARE: Final = Cell(9, 97).ring
BAD: Final[dict[str, Callable[[Message], Message]]] = {
    "status": lambda good: replace(good, status="Test"),
    "kind": lambda good: replace(good, kind="Ack"),
    "scope": lambda good: replace(good, scope="Public"),
    "addresses": lambda good: replace(good, addresses=()),
    "origin": lambda good: replace(good, addresses=("ID", ORIGIN)),
    "references": lambda good: replace(good, kind="Update", references=()),
    "order": lambda good: replace(good, infos=tuple(replace(one, expires=NOW - DAY) for one in good.infos)),
    "no_end": lambda good: replace(good, infos=tuple(replace(one, expires=None) for one in good.infos)),
    "no_info": lambda good: replace(good, infos=()),
    "languages": lambda good: replace(good, infos=good.infos[:1]),
    "language_twice": lambda good: replace(good, infos=(*good.infos, good.infos[0])),
    "language": lambda good: change(good, "th", description=good.infos[0].description),
    "disagree": lambda good: change(good, "id", description=good.infos[1].description.replace("12", "21")),
    "subject": lambda good: change(good, "en", subject="raid"),
    "instruction": lambda good: change(good, "en", instruction="Keep them where they are."),
    "refused": lambda good: change(good, "en", description=good.infos[0].description + " Detain them."),
    "position": lambda good: change(good, "en", description=good.infos[0].description + " At 9.55 N, 97.20 E."),
    "polygon": lambda good: change(good, "en", places=(Place("x", (((200.0, 400.0), (1.0, 1.0)),)),)),
    "fine": lambda good: change(good, "en", places=(Place("x", (tuple((a / 2, b / 2) for a, b in SQUARE),)),)),
    "area": lambda good: change(good, "en", places=(Place("The beach behind the school (fictional)", (SQUARE,)),)),
    "no_area": lambda good: change(good, "en", places=()),
}


@pytest.mark.parametrize("code", CODES)
def test_each_rule_finds_what_it_is_for_where_the_schema_takes_it(code: str) -> None:
    bad = BAD[code](make())
    read(write(bad))
    assert code in {fault.code for fault in find_faults(bad, {ORIGIN})}


def test_every_rule_has_a_bad_message_and_a_good_one_breaks_none() -> None:
    assert set(BAD) == set(CODES)
    assert find_faults(make(), {ORIGIN}) == []


@pytest.mark.parametrize(
    ("later", "code"),
    [
        (lambda good: change(good, "th", urgency=Urgency.FUTURE), "disagree"),
        (lambda good: change(good, "th", expires=NOW + 2 * DAY), "disagree"),
        (lambda good: change(good, "th", places=make(replace(DRAFT, area="N09E097")).infos[2].places), "disagree"),
        (lambda good: change(good, "id", instructions=("health",)), "disagree"),
        (lambda good: change(good, "th", description=""), "disagree"),
    ],
)
def test_two_languages_that_say_different_things_are_named(later: Callable[[Message], Message], code: str) -> None:
    assert code in {fault.code for fault in find_faults(later(make()))}


def test_a_circle_is_too_fine_for_its_middle_is_the_point() -> None:
    at_sea = write(make(replace(DRAFT, area="andaman_sea")))
    drawn = read(at_sea.replace(b"</areaDesc>", b"</areaDesc><circle>9.55,97.2 5</circle>"))
    assert {fault.code for fault in find_faults(drawn)} == {"fine"}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<alert/>", b"no", write(make()).replace(b"<scope>Private</scope>", b""),
        write(make()).replace(b"-00:00", b"Z"),
        b'<!DOCTYPE alert [<!ENTITY a "b">]>' + write(make()).split(b"?>", 1)[1],
    ],
)  # fmt: skip
def test_what_is_no_cap_is_turned_away_with_its_line(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content)
    assert caught.value.line >= 0


@pytest.mark.parametrize("channel", [*REAL, *EXERCISE])
@pytest.mark.parametrize("is_exercise", [True, False])
def test_a_drill_goes_by_channels_of_drills_and_nothing_else_does(channel: Channel, is_exercise: bool) -> None:
    message = make(replace(DRAFT, is_exercise=is_exercise))
    if channel.is_exercise == is_exercise:
        mark = b"<status>Exercise</status>" if is_exercise else b"<status>Actual</status>"
        assert mark in hand_over(message, channel)
    else:
        with pytest.raises(ChannelRefused):
            hand_over(message, channel)


def test_the_mark_of_a_drill_is_read_first_in_every_language() -> None:
    words = read_words().exercise_names
    for info in make(replace(DRAFT, is_exercise=True)).infos:
        assert info.description.startswith(words[info.language])


@given(st.floats(-90, 89.999), st.floats(-180, 179.999))
def test_a_point_leaves_its_cell_and_nothing_finer(latitude: float, longitude: float) -> None:
    cell = Cell.around(latitude, longitude)
    assert Cell.read(cell.code) == cell
    assert is_cell(cell.ring)
    assert cell.south <= latitude < cell.south + 1
    assert cell.west <= longitude < cell.west + 1
    again = Cell.around(*cell.ring[0])
    assert again == cell


@pytest.mark.parametrize("code", ["N9E97", "N90E000", "S00E097", "n09e097", "N09E180", "N09.5E097", "", "X09E097"])
def test_what_is_no_cell_is_none(code: str) -> None:
    assert Cell.find(code) is None


def test_a_ring_that_cannot_be_is_told_from_one_that_can() -> None:
    assert is_ring(SQUARE)
    assert not is_ring(SQUARE[:-1])
    assert not is_ring(((1.0, 1.0),) * 4)
    assert not is_ring(((91.0, 1.0), (91.0, 2.0), (90.0, 2.0), (91.0, 1.0)))
    assert not is_cell(((0.5, 0.0), (0.5, 1.0), (1.5, 1.0), (1.5, 0.0), (0.5, 0.0)))


def test_each_coast_is_one_run_and_no_code_stands_for_two_things() -> None:
    for segment in list_segments().values():
        assert is_run(segment.squares)
    assert not is_run((Cell(5, 95), Cell(7, 95)))
    assert not set(list_segments()) & set(read_seas())


def test_instructions_are_of_shelter_water_health_and_child_protection_alone() -> None:
    assert list(list_instructions()) == ["shelter", "water", "health", "child_protection"]
    for told in (*list_subjects().values(), *list_instructions().values()):
        for language, text in told.names.items():
            assert matches(text, language)
            assert list(find_refused(text)) == []


@pytest.mark.parametrize(
    ("text", "language", "is_right"),
    [
        ("Water is short, and there are children.", "en", True),
        ("Air sudah menipis dan ada anak-anak.", "en", False),
        ("Water is short, and there are children.", "id", False),
        ("มีเด็กและน้ำกำลังจะหมด Andaman", "th", True),
        ("มีเด็กและน้ำกำลังจะหมด. There are children, and water is short.", "th", False),
        ("There are children. มีเด็กและน้ำกำลังจะหมด", "en", False),
        ("12", "th", True),
    ],
)
def test_words_are_in_their_language_sentence_by_sentence(text: str, language: str, is_right: bool) -> None:
    assert matches(text, language) is is_right


@pytest.mark.parametrize(
    ("text", "numbers"), [("1,022 and 1.022", [1022, 1022]), ("๑๒ คน", [12]), ("40\u201360", [40, 60]), ("none", [])]
)
def test_numbers_are_the_same_in_whatever_digits(text: str, numbers: list[int]) -> None:
    assert sorted(list_numbers(text).elements()) == numbers


@pytest.mark.parametrize("text", ["Push-back them", "ARREST", "please turn them back", "Tangkap mereka", "ให้จับกุมทันที"])
def test_words_of_enforcement_are_found_in_any_of_the_languages(text: str) -> None:
    assert list(find_refused(text))


@pytest.mark.parametrize("text", ["A town near the harbour", "Landing", "Ikan segar untuk mereka", "Interest"])
def test_words_that_only_begin_alike_are_let_be(text: str) -> None:
    assert list(find_refused(text)) == []

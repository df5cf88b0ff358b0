"""Phones tell of an arrival, in any order and as often as they like; a supervisor reads numbers; slips go in time."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from titian.arrivals.actions.forget_slips import KEPT_AFTER_CLOSING, QUIET, forget_slips
from titian.arrivals.actions.give_blocks import give_blocks
from titian.arrivals.actions.open_arrival import open_arrival
from titian.arrivals.api import BOARD_PATH
from titian.arrivals.board import Board, Sheet, SlipLine, TallyLine, digest_places
from titian.arrivals.errors import ArrivalClosed, NoBlocksLeft, NotDisputed
from titian.arrivals.languages import LANGUAGES
from titian.arrivals.models import Arrival, SlipRow, TallyRow
from titian.arrivals.slips import BLOCKS, HUB_BLOCKS_END, PHONE_BLOCKS_END, SHARED_AT_ONCE, list_slips
from titian.arrivals.stored import read_figures
from titian.arrivals.workflow import ARRIVAL
from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import ReceivedItem
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_administrator, make_phone
from titian.library.tests.factories import Keys
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
ROOT: Final = Path(__file__).resolve().parents[4]
SCHEMAS: Final = ROOT / "contracts/schemas"
SLIPS: Final = list_slips(0)
EVENT: Final = {"kind": "boat", "place": "Old pier", "began_at": "2026-11-20T03:00:00Z", "authority": "navy"}
NOW: Final = timezone.now()
Json = dict[str, Any]  # Any: JSON


def say(slip: str, state: str = "waiting", *, writer: str = "writer01", number: int = 1, **more: object) -> Json:
    return {
        "slip": slip, "writer": writer, "number": number, "state": state, "seen": {}, "issued": False, "family": None,
        **more,
    }  # fmt: skip


def count(kind: str = "heads", *, writer: str = "writer01", number: int = 1, **cells: int) -> Json:
    return {
        "kind": kind,
        "writer": writer,
        "number": number,
        "cells": {name.replace("__", "."): figure for name, figure in cells.items()},
    }


def make_item(arrival_id: uuid.UUID, slips: Sequence[Json] = (), tallies: Sequence[Json] = (), **event: str) -> Json:
    return {
        "item_id": str(uuid.uuid4()),
        "kind": "arrival",
        "arrival": {
            "arrival_id": str(arrival_id),
            "event": {**EVENT, **event},
            "slips": list(slips),
            "tallies": list(tallies),
        },
    }


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def supervisor(phone: Phone) -> User:
    return make_user(Role.SUPERVISOR, station=phone.enrolment.station)


@pytest.fixture
def arrival(phone: Phone) -> Arrival:
    """Three people on a boat: one waits, one is in hospital, and phones disagree about the third."""
    made = uuid.uuid4()
    lines = [say(SLIPS[0], issued=True), say(SLIPS[1], "hospital", issued=True), say(SLIPS[2], "left", issued=True)]
    phone.sync(make_item(made, [*lines, say(SLIPS[2], "died", writer="writer02")], [count(a18__f=2, a5__m=1)]))
    return Arrival.objects.get(pk=made)


def sheet(arrival: Arrival) -> Sheet:
    return read_figures(Arrival.objects.get(pk=arrival.pk)).sheet


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Receiving


def test_a_phones_first_lines_open_the_arrival_at_its_station(arrival: Arrival, phone: Phone) -> None:
    assert (arrival.station_id, arrival.kind, arrival.place) == (phone.enrolment.station_id, "boat", "Old pier")
    assert sheet(arrival).arrived == 3


def test_the_same_item_sent_again_is_answered_alike_and_changes_nothing(phone: Phone) -> None:
    made = uuid.uuid4()
    item = make_item(made, [say(SLIPS[0], issued=True)], [count(a18__f=1)])
    first, again = phone.sync(item), phone.sync(item)
    assert first["items"] == again["items"]
    assert (SlipRow.objects.count(), TallyRow.objects.count()) == (1, 1)
    assert sheet(Arrival.objects.get(pk=made)).parts["waiting"] == 1


def test_lines_that_come_late_by_another_phone_do_not_turn_a_slip_back(phone: Phone) -> None:
    made, other = uuid.uuid4(), make_phone()
    phone.sync(make_item(made, [say(SLIPS[0], "sheltered", number=3)], [count(number=2, a18__f=4)]))
    other.sync(make_item(made, [say(SLIPS[0], "waiting", number=1)], [count(number=1, a18__f=1)]))
    figures = read_figures(Arrival.objects.get(pk=made))
    assert (figures.states["sheltered"], figures.states["waiting"], figures.sheet.arrived) == (1, 0, 4)


def test_the_event_stands_as_it_was_first_told(phone: Phone) -> None:
    made = uuid.uuid4()
    phone.sync(make_item(made))
    phone.sync(make_item(made, place="Another pier"))
    assert Arrival.objects.get(pk=made).place == "Old pier"


def test_a_phone_of_another_country_adds_nothing(arrival: Arrival, two_countries: None) -> None:
    stranger = make_phone()
    foreign = make_user(Role.OFFICER, country="ID").station
    type(stranger.enrolment).objects.filter(pk=stranger.enrolment_id).update(station=foreign)
    answer = stranger.sync(make_item(arrival.pk, [say(SLIPS[5], issued=True)]))
    assert answer["items"][0]["code"] == "item.conflict"
    assert not SlipRow.objects.filter(slip=SLIPS[5]).exists()


def test_an_ended_phone_adds_nothing(arrival: Arrival, phone: Phone) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=NOW)
    answer = phone.send(phone.sign([make_item(arrival.pk, [say(SLIPS[5], issued=True)])])).json()
    assert answer["items"][0]["code"] == "item.phone_ended"
    assert not SlipRow.objects.filter(slip=SLIPS[5]).exists()


# What the hub tells a phone


def ask(phone: Phone, arrival_id: uuid.UUID, blocks: Json | None = None, tallies: str = "0" * 64) -> Json:
    known = {"arrival_id": str(arrival_id), "blocks": blocks or {}, "tallies": tallies}
    answer = phone.ask(BOARD_PATH, known)
    told: Json = answer.json()
    assert answer.status_code != 200 or is_valid(told, "board-answer"), told
    return told


def test_another_phone_learns_what_it_lacks_and_the_desks_word(arrival: Arrival, supervisor: User) -> None:
    other = make_phone()
    ARRIVAL.perform(arrival, "settle", actor=supervisor, now=NOW, given={"slip": SLIPS[2], "state": "died"})
    told = ask(other, arrival.pk)
    assert told["is_whole"]
    assert sorted((line["slip"], line["writer"]) for line in told["slips"]) == sorted(
        [*((slip, "writer01") for slip in SLIPS[:3]), (SLIPS[2], "writer02"), (SLIPS[2], "desk00")]
    )
    board = Board()
    for line in told["slips"]:
        board.take_slip(SlipLine(**line))
    for line in told["tallies"]:
        board.take_tally(TallyLine(**line))
    assert board.figures().sheet == sheet(arrival)


def test_a_phone_that_has_seen_the_desks_word_may_say_so_and_never_speak_for_the_desk(
    arrival: Arrival, phone: Phone
) -> None:
    seen = say(SLIPS[2], "left", number=2, seen={"desk00": 1})
    assert phone.sync(make_item(arrival.pk, [seen]))["items"][0]["status"] == "received"
    forged = say(SLIPS[2], "left", number=2, writer="desk00")
    assert phone.sync(make_item(arrival.pk, [forged]))["items"][0]["code"] == "item.malformed"


def test_what_a_phone_holds_already_is_not_told_again(arrival: Arrival) -> None:
    other = make_phone()
    told = ask(other, arrival.pk)
    slips = digest_places((line["slip"], line["writer"], line["number"]) for line in told["slips"])
    tallies = digest_places((line["kind"], line["writer"], line["number"]) for line in told["tallies"])
    block = SLIPS[0][:2]
    assert ask(other, arrival.pk, {block: slips}, tallies) == {"slips": [], "tallies": [], "is_whole": True}
    other.sync(make_item(arrival.pk, [say(SLIPS[5], writer="writer03", issued=True)]))
    assert len(ask(other, arrival.pk, {block: slips}, tallies)["slips"]) == len(told["slips"]) + 1


def test_a_large_board_is_told_in_parts_each_block_whole(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.arrivals.actions.tell_board.MOST_SLIPS", 3)
    made, rounds = uuid.uuid4(), 0
    known: dict[str, str] = {}
    all_slips = [slip for block in range(4) for slip in list_slips(block)[:2]]
    phone.sync(make_item(made, [say(slip, issued=True) for slip in all_slips]))
    learnt: list[str] = []
    while True:
        told = ask(phone, made, known)
        rounds += 1
        learnt += [line["slip"] for line in told["slips"]]
        for block in {slip[:2] for slip in learnt}:
            known[block] = digest_places((slip, "writer01", 1) for slip in learnt if slip.startswith(block))
        if told["is_whole"]:
            break
    assert (sorted(learnt), rounds) == (sorted(all_slips), 2)


def test_slips_that_are_gone_are_told_to_nobody(arrival: Arrival, supervisor: User, phone: Phone) -> None:
    ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)
    forget_slips(NOW + KEPT_AFTER_CLOSING)
    assert ask(phone, arrival.pk) == {"slips": [], "tallies": [], "is_whole": True}


def test_nobody_else_learns_of_an_arrival(arrival: Arrival, phone: Phone, two_countries: None) -> None:
    stranger = make_phone()
    foreign = make_user(Role.OFFICER, country="ID").station
    type(stranger.enrolment).objects.filter(pk=stranger.enrolment_id).update(station=foreign)
    assert ask(stranger, arrival.pk)["code"] == "arrival.unknown"
    assert ask(phone, uuid.uuid4())["code"] == "arrival.unknown"
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=NOW)
    assert ask(phone, arrival.pk)["code"] == "device.revoked"


def test_one_question_about_a_board_is_answered_once(arrival: Arrival, phone: Phone) -> None:
    known = {"arrival_id": str(arrival.pk), "blocks": {}, "tallies": "0" * 64}

    def send(jws: str) -> Any:  # Any: Django's test response carries no public type
        return phone.clients[0].post(BOARD_PATH, jws, content_type="application/jose")

    jws = phone.sign(known, path=BOARD_PATH)
    assert send(jws).status_code == 200
    assert send(jws).json()["code"] == "nonce.spent"
    assert send(phone.sign(known)).json()["code"] == "signature.invalid"  # it was for /sync
    assert phone.ask(BOARD_PATH, {**known, "blocks": {"AB": "x"}}).json()["code"] == "request.unreadable"


WRONG: Final = {
    "a slip with a wrong check letter": lambda item: item["slips"][0].update(slip="AA006M"),
    "a state nobody knows": lambda item: item["slips"][0].update(state="cleared"),
    "the desk's own name": lambda item: item["slips"][0].update(writer="desk00"),
    "a name in a line": lambda item: item["slips"][0].update(name="Alice"),
    "a cell nobody knows": lambda item: item["tallies"][0]["cells"].update({"nationality.MM": 1}),
    "an age among needs": lambda item: item["tallies"][0].update(kind="needs"),
    "a place of two lines": lambda item: item["event"].update(place="Pier\nAlice"),
    "no day": lambda item: item["event"].update(began_at="2026-02-30T03:00:00Z"),
    "a kind nobody knows": lambda item: item["event"].update(kind="invasion"),
    "more slips than an item holds": lambda item: item.update(slips=item["slips"] * 201),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_as_documented_is_refused_whole(phone: Phone, wrong: str) -> None:
    item = make_item(uuid.uuid4(), [say(SLIPS[0])], [count(a18__f=1)])
    WRONG[wrong](item["arrival"])
    assert phone.sync(item)["items"][0]["code"] == "item.malformed"
    assert not Arrival.objects.exists()


def test_items_are_as_the_schema_says() -> None:
    files = [json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.schema.json")]
    names = [path.name for path in SCHEMAS.glob("*.schema.json")]
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(file)) for name, file in zip(names, files, strict=True)]
    )
    schema = json.loads((SCHEMAS / "sync-item.schema.json").read_text("utf-8"))
    lines = [say(SLIPS[0], issued=True, family=SLIPS[0], seen={"writer02": 4})]
    item = make_item(uuid.uuid4(), lines, [count(a18__f=1), count("needs", water=3, interpreter__my=2)])
    assert list(Draft202012Validator(schema, registry=registry).iter_errors(item)) == []


def test_languages_are_those_of_the_contract() -> None:
    rows = json.loads((ROOT / "contracts/codes/languages.json").read_text("utf-8"))["languages"]
    assert set(LANGUAGES) == {row["tag"] for row in rows} - {"en"}


def test_nothing_stored_ties_a_line_to_a_phone_or_a_time() -> None:
    """Beside a referral's envelope either would say which slip it was."""
    fields = {field.name for field in SlipRow._meta.get_fields()}
    assert fields == {"id", "arrival", "slip", "writer", "number", "state", "seen", "issued", "family"}


def test_the_log_names_no_slip(arrival: Arrival, supervisor: User) -> None:
    ARRIVAL.perform(arrival, "settle", actor=supervisor, now=NOW, given={"slip": SLIPS[2], "state": "left"})
    assert not any(SLIPS[2] in f"{entry.thing}{entry.detail}" for entry in Entry.objects.all())


# What a person decides


def test_phones_that_disagree_are_shown_and_counted_under_nothing(arrival: Arrival, supervisor: User) -> None:
    assert sheet(arrival).disputed == 1
    page = sign_in(supervisor).get(f"/arrivals/{arrival.pk}/").content.decode()
    assert f"{SLIPS[2][:2]} {SLIPS[2][2:5]} {SLIPS[2][5:]}" in page
    assert "Left / Died" in page


def test_a_supervisors_word_settles_it_until_a_phone_tells_more(
    arrival: Arrival, supervisor: User, phone: Phone
) -> None:
    ARRIVAL.perform(arrival, "settle", actor=supervisor, now=NOW, given={"slip": SLIPS[2], "state": "left"})
    assert (sheet(arrival).disputed, sheet(arrival).parts["left"]) == (0, 1)
    phone.sync(make_item(arrival.pk, [say(SLIPS[2], "died", writer="writer02", number=2)]))
    assert sheet(arrival).disputed == 1


def test_what_nobody_disputes_nobody_settles(arrival: Arrival, supervisor: User) -> None:
    for slip in (SLIPS[0], SLIPS[9]):
        with pytest.raises(NotDisputed):
            ARRIVAL.perform(arrival, "settle", actor=supervisor, now=NOW, given={"slip": slip, "state": "died"})
    assert sheet(arrival).parts["died"] == 0


def test_one_number_for_two_people_is_settled_by_a_person(arrival: Arrival, supervisor: User, phone: Phone) -> None:
    phone.sync(make_item(arrival.pk, [say(SLIPS[0], issued=True, writer="writer03")]))
    assert sheet(arrival).given_twice == 1
    ARRIVAL.perform(arrival, "settle", actor=supervisor, now=NOW, given={"slip": SLIPS[0], "state": "waiting"})
    assert sheet(arrival).given_twice == 0


# The desk


def test_each_phone_that_joins_at_the_desk_gets_numbers_of_its_own(supervisor: User, arrival: Arrival) -> None:
    mine = open_arrival(actor=supervisor, kind="bus", place="Gate", began_at=NOW, authority="army", now=NOW)
    for one, first in ((mine, 0), (arrival, PHONE_BLOCKS_END)):
        count = (HUB_BLOCKS_END - first) // SHARED_AT_ONCE
        given = [block for _ in range(count) for block in give_blocks(actor=supervisor, arrival=one)]
        with pytest.raises(NoBlocksLeft):
            give_blocks(actor=supervisor, arrival=one)
        assert given == list(range(first, HUB_BLOCKS_END))
    assert HUB_BLOCKS_END < BLOCKS


def test_the_picture_to_join_by_holds_the_event_and_the_numbers(supervisor: User, arrival: Arrival) -> None:
    from titian.arrivals.views import write_joining

    picture = json.loads(write_joining(arrival, range(260, 280)))
    event = ["boat", "Old pier", "2026-11-20T03:00:00Z", "navy"]
    assert picture == {"titian": "arrival", "id": str(arrival.pk), "event": event, "blocks": [260, 280]}
    page = sign_in(supervisor).post(f"/arrivals/{arrival.pk}/join/")
    assert b"<svg" in page.content


def test_needs_and_people_assigned_stand_side_by_side(arrival: Arrival, supervisor: User, phone: Phone) -> None:
    phone.sync(make_item(arrival.pk, [], [count("needs", water=40, interpreter__my=12)]))
    ARRIVAL.perform(arrival, "assign", actor=supervisor, now=NOW, given={"language": "my", "number": 2})
    ARRIVAL.perform(arrival, "assign", actor=supervisor, now=NOW, given={"language": "", "number": 5})
    page = sign_in(supervisor).get(f"/arrivals/{arrival.pk}/")
    assert page.context["needs"][0][1] == 40
    assert page.context["interpreters"] == [(LANGUAGES["my"], 12, 2)]
    assert page.context["officers"] == 5


def test_a_station_that_is_not_theirs_is_nobodys_to_keep(arrival: Arrival) -> None:
    other = make_user(Role.SUPERVISOR)
    with pytest.raises(NotAllowed):
        ARRIVAL.perform(arrival, "close", actor=other, now=NOW)
    with pytest.raises(NotAllowed):
        give_blocks(actor=other, arrival=arrival)
    with pytest.raises(NotAllowed):
        ARRIVAL.perform(arrival, "assign", actor=other, now=NOW, given={"language": "", "number": 1})
    with pytest.raises(NotAllowed):
        ARRIVAL.perform(arrival, "settle", actor=other, now=NOW, given={"slip": SLIPS[2], "state": "left"})
    with pytest.raises(NotAllowed):
        open_arrival(
            actor=make_user(Role.COORDINATOR), kind="bus", place="Gate", began_at=NOW, authority="army", now=NOW
        )


def test_the_sheet_names_each_difference_and_adds_up(arrival: Arrival, supervisor: User, phone: Phone) -> None:
    phone.sync(make_item(arrival.pk, [], [count(writer="writer04", a60__x=5)]))
    client = sign_in(supervisor)
    lines = {line.name: line.figure for line in client.get(f"/arrivals/{arrival.pk}/sheet/").context["lines"]}
    assert lines["arrived"] == 8
    assert (lines["disputed"], lines["without_slip"]) == (1, 5)
    assert lines["arrived"] == sum(figure for name, figure in lines.items() if name != "arrived")
    file = b"".join(client.get(f"/arrivals/{arrival.pk}/sheet/?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "arrived,Arrived,8" in file
    assert "a60.x" in file


# Closing


def test_slips_go_three_days_after_closing_and_the_sheet_stays(arrival: Arrival, supervisor: User) -> None:
    before = sheet(arrival)
    ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)
    assert forget_slips(NOW + KEPT_AFTER_CLOSING - timedelta(seconds=1)) == 0
    assert SlipRow.objects.exists()
    assert forget_slips(NOW + KEPT_AFTER_CLOSING) == 1
    assert forget_slips(NOW + KEPT_AFTER_CLOSING) == 0
    assert not SlipRow.objects.exists()
    assert not TallyRow.objects.exists()
    assert sheet(arrival) == before


def test_what_comes_after_that_is_counted_as_late_and_not_kept(
    arrival: Arrival, supervisor: User, phone: Phone
) -> None:
    before = sheet(arrival)
    ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)
    forget_slips(NOW + KEPT_AFTER_CLOSING)
    answer = phone.sync(make_item(arrival.pk, [say(SLIPS[7], issued=True)], [count(number=9, a0__x=9)]))
    assert answer["items"][0]["status"] == "received"
    assert not SlipRow.objects.exists()
    assert sheet(arrival) == before
    assert Arrival.objects.get(pk=arrival.pk).late_lines == 2


def test_a_closed_arrival_still_takes_what_phones_have_but_gives_no_numbers(
    arrival: Arrival, supervisor: User, phone: Phone
) -> None:
    ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)
    phone.sync(make_item(arrival.pk, [say(SLIPS[7], issued=True)]))
    assert SlipRow.objects.filter(slip=SLIPS[7]).exists()
    with pytest.raises(ArrivalClosed):
        give_blocks(actor=supervisor, arrival=arrival)
    with pytest.raises(ArrivalClosed):
        ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)


def test_an_arrival_that_was_forgotten_open_is_closed_and_its_slips_go(arrival: Arrival) -> None:
    later = timezone.now() + QUIET
    forget_slips(later - timedelta(hours=1))
    assert Arrival.objects.get(pk=arrival.pk).closed_at is None
    forget_slips(later)
    assert Arrival.objects.get(pk=arrival.pk).closed_at == later
    forget_slips(later + KEPT_AFTER_CLOSING)
    assert not SlipRow.objects.exists()


# Beyond the station


def coordinator_reads(arrival: Arrival) -> Any:  # Any: Django's test response carries no public type
    country = Station.objects.get(pk=arrival.station_id).country_id
    return sign_in(make_user(Role.COORDINATOR, country=country)).get(f"/arrivals/{arrival.pk}/sheet/")


def test_a_coordinator_reads_no_figure_while_it_can_grow_by_one(arrival: Arrival) -> None:
    page = coordinator_reads(arrival)
    assert page.status_code == 200
    assert page.context["lines"] == page.context["heads"] == []


def test_a_coordinator_reads_the_final_sheet_with_small_cells_hidden(
    arrival: Arrival, supervisor: User, phone: Phone
) -> None:
    slips = [say(slip, "transferred", issued=True) for slip in SLIPS[10:50]]
    slips += [say(slip, "sheltered", issued=True) for slip in SLIPS[50:80]]
    phone.sync(make_item(arrival.pk, slips, [count(number=2, a18__f=43, a18__m=30)]))
    ARRIVAL.perform(arrival, "close", actor=supervisor, now=NOW)
    forget_slips(NOW + KEPT_AFTER_CLOSING)
    page = coordinator_reads(arrival)
    lines = {line.name: line.figure for line in page.context["lines"]}
    assert lines["arrived"] == 73
    assert lines["transferred"] == 40
    assert [name for name, figure in lines.items() if figure is not None] == ["arrived", "transferred"]


def test_items_of_arrivals_get_receipts_like_all_others(arrival: Arrival) -> None:
    assert ReceivedItem.objects.filter(kind="arrival").count() == 1

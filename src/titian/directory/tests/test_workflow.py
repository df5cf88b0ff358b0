"""Nothing goes live but through two people; every other move has a name for why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from titian.audit.models import Entry as LogEntry
from titian.desk.errors import NotAllowed
from titian.directory.actions.ask_for_state import ask_to_archive, ask_to_restore
from titian.directory.actions.move_change import agree, approve, hand_in, send_back, withdraw
from titian.directory.actions.say_full import say_full, say_room
from titian.directory.actions.write_entry import add_entry, save_entry
from titian.directory.entry import Entry
from titian.directory.errors import (
    ChangedMeanwhile,
    ChangeOpen,
    EntryError,
    FullTooLong,
    NobodyCouldRead,
    NotFocalPoint,
    NotLive,
    ReasonMissing,
    SlugTaken,
    SourceUnknown,
    TwoPeople,
    WrongMove,
)
from titian.directory.models import Change, Service
from titian.directory.records import read_entry
from titian.directory.states import MOVES, OPENS, Move, State, Status, Track
from titian.directory.tests.entries import FULL, HIDDEN, NOON, make_entry, make_listing, make_service
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


class Desk:
    """A shelter with two members, and two coordinators of its country."""

    def __init__(self) -> None:
        self.shelter = make_organisation("Lantern House (fictional)")
        self.anong, self.dao = (make_user(Role.PROVIDER, name, organisation=self.shelter) for name in ("anong", "dao"))
        self.narong, self.second = (make_user(Role.COORDINATOR, name) for name in ("narong", "second"))

    def draft(self, **given: Any) -> Change:
        """Written by Anong."""
        entry = make_entry(make_listing(self.shelter), **given)
        return add_entry(actor=self.anong, listing=make_listing(self.shelter), entry=entry, now=NOON)

    def live(self, **given: Any) -> Service:
        return make_service(self.shelter, **given)

    def edit(self, service: Service, actor: User | None = None, **given: Any) -> Change:
        entry = Entry.model_validate(read_entry(service).model_dump() | given)
        return save_entry(actor=actor or self.anong, service=service, seen=service.number, entry=entry, now=NOON)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def go(action: Callable[..., Change], change: Change, actor: User, **given: Any) -> Change:
    change.refresh_from_db()
    return action(actor=actor, change=change, seen=change.number, now=NOON, **given)


def test_a_draft_goes_live_through_its_focal_point_and_a_coordinator(desk: Desk) -> None:
    change = desk.draft(name="Night beds")
    assert change.service.state == State.DRAFT
    assert go(hand_in, change, desk.anong).status == Status.WITH_FOCAL_POINT
    assert go(agree, change, desk.anong).status == Status.WITH_COORDINATOR
    done = go(approve, change, desk.narong)
    assert (done.status, done.agreed_by, done.approved_by) == (Status.DONE, desk.anong, desk.narong)
    service = Service.objects.get()
    assert (service.state, service.name) == (State.LIVE, "Night beds")
    assert list(change.steps.order_by("number").values_list("move", "by__username")) == [
        ("save", "anong"), ("hand_in", "anong"), ("agree", "anong"), ("approve", "narong"),
    ]  # fmt: skip
    logged = LogEntry.objects.filter(thing=f"service:{service.pk}").order_by("pk")
    assert [row.action for row in logged] == [
        "directory.save", "directory.hand_in", "directory.agree", "directory.approve",
    ]  # fmt: skip


def test_an_edit_stands_beside_the_live_entry_until_it_is_approved(desk: Desk) -> None:
    service = desk.live(name="Beds", capacity=10)
    change = desk.edit(service, capacity=20)
    for step in (hand_in, agree):
        go(step, change, desk.anong)
        service.refresh_from_db()
        assert (service.capacity, service.state) == (10, State.LIVE)
    go(approve, change, desk.narong)
    service.refresh_from_db()
    assert (service.capacity, service.number) == (20, 1)


def test_an_entry_is_archived_and_restored_by_the_same_two(desk: Desk) -> None:
    service = desk.live()
    for ask, state in ((ask_to_archive, State.ARCHIVED), (ask_to_restore, State.LIVE)):
        change = ask(actor=desk.dao, service=service, seen=service.number, reason="The house moved.", now=NOON)
        assert change.status == Status.WITH_FOCAL_POINT
        go(agree, change, desk.anong)
        go(approve, change, desk.narong)
        service.refresh_from_db()
        assert service.state == state


def test_what_is_asked_for_and_refused_is_over_and_what_is_written_comes_back(desk: Desk) -> None:
    service = desk.live()
    asked = ask_to_archive(actor=desk.dao, service=service, seen=0, reason="Full.", now=NOON)
    assert go(send_back, asked, desk.anong, reason="It is open.").status == Status.REFUSED
    written = desk.edit(service, name="Other")
    go(hand_in, written, desk.anong)
    assert go(send_back, written, desk.anong, reason="Whose name is that?").status == Status.DRAFT
    assert written.steps.get(move="send_back").reason == "Whose name is that?"


def test_a_withdrawn_first_draft_is_archived_and_a_withdrawn_edit_changes_nothing(desk: Desk) -> None:
    draft, service = desk.draft(), desk.live()
    go(withdraw, draft, desk.anong)
    assert Service.objects.get(pk=draft.service_id).state == State.ARCHIVED
    go(withdraw, desk.edit(service, name="Other"), desk.anong)
    service.refresh_from_db()
    assert (service.state, service.name != "Other") == (State.LIVE, True)


# Every status of every track, and every move: those the table has not are refused by name and change nothing.
ACTIONS: dict[Move, Callable[..., Change]] = {
    Move.HAND_IN: hand_in, Move.AGREE: agree, Move.APPROVE: approve, Move.SEND_BACK: send_back, Move.WITHDRAW: withdraw,
}  # fmt: skip


@pytest.mark.parametrize("track", Track)
def test_every_move_is_as_the_table_says(desk: Desk, track: Track) -> None:
    service = make_service(desk.shelter, state=State.DRAFT if track == Track.FIRST else State.LIVE)
    content = read_entry(service).model_dump(mode="json") if track in {Track.FIRST, Track.EDIT} else {}
    for status in Status:
        for move, action in ACTIONS.items():
            agreed = desk.dao if status in {Status.WITH_COORDINATOR, Status.DONE} else None
            change = Change.objects.create(
                service=service, track=track, status=status, content=content, seen=service.number, seen_listing=0,
                written_by=desk.anong, agreed_by=agreed, approved_by=desk.second if status == Status.DONE else None,
                opened_at=NOON, changed_at=NOON,
            )  # fmt: skip
            actor = desk.narong if move == Move.APPROVE else desk.anong
            reason = {"reason": "So."} if move == Move.SEND_BACK else {}
            expected = MOVES[track].get(status, {}).get(move)
            with transaction.atomic():
                if expected is None:
                    with pytest.raises(WrongMove):
                        go(action, change, actor, **reason)
                    change.refresh_from_db()
                    assert (change.status, change.steps.count()) == (status, 0)
                else:
                    assert go(action, change, actor, **reason).status == expected
                transaction.set_rollback(True)
            service.refresh_from_db()
            Change.objects.all().delete()


@pytest.mark.parametrize("state", State)
def test_a_track_begins_only_where_the_table_says(desk: Desk, state: State) -> None:
    service = make_service(desk.shelter, state=state)
    begin: dict[Track, Callable[[], Change]] = {
        Track.EDIT: lambda: desk.edit(service, name="Other"),
        Track.ARCHIVE: lambda: ask_to_archive(actor=desk.anong, service=service, seen=0, reason="So.", now=NOON),
        Track.RESTORE: lambda: ask_to_restore(actor=desk.anong, service=service, seen=0, reason="So.", now=NOON),
    }
    for track, act in begin.items():
        if track in OPENS[state]:
            assert go(withdraw, act(), desk.anong).status == Status.WITHDRAWN
        else:
            with pytest.raises(WrongMove):
                act()


def test_a_coordinator_never_gives_both_answers_nor_the_last_on_own_words(desk: Desk) -> None:
    body = make_listing()  # nobody of it is on this hub: a coordinator asks it
    change = add_entry(actor=desk.narong, listing=body, entry=make_entry(body), now=NOON)
    go(hand_in, change, desk.narong)
    go(agree, change, desk.second)
    for coordinator in (desk.narong, desk.second):  # who wrote it, who agreed to it
        with pytest.raises(TwoPeople):
            go(approve, change, coordinator)
    assert go(approve, change, make_user(Role.COORDINATOR)).status == Status.DONE


def test_who_wrote_an_earlier_draft_does_not_approve_a_later_one(desk: Desk) -> None:
    change = desk.draft()
    entry = make_entry(make_listing(desk.shelter), slug=change.service.slug)
    for actor in (desk.narong, desk.anong):
        change.refresh_from_db()
        save_entry(actor=actor, service=change.service, seen=change.number, entry=entry, now=NOON)
    go(hand_in, change, desk.anong)
    go(agree, change, desk.dao)
    with pytest.raises(TwoPeople):
        go(approve, change, desk.narong)


def test_the_database_itself_refuses_one_person_in_both_places(desk: Desk) -> None:
    change = desk.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(status="done", agreed_by=desk.narong, approved_by=desk.narong)


def test_only_the_named_focal_point_or_backup_agrees(desk: Desk) -> None:
    change = desk.draft(focal_points=[{"name": "Dao", "account": str(desk.dao.public_id)}])
    go(hand_in, change, desk.anong)
    for stranger in (desk.anong, desk.narong):
        with pytest.raises(NotFocalPoint):
            go(agree, change, stranger)
    assert go(agree, change, desk.dao).agreed_by == desk.dao


def test_where_the_focal_point_left_any_member_agrees_and_never_a_coordinator(desk: Desk) -> None:
    change = desk.draft(focal_points=[{"name": "Dao", "account": str(desk.dao.public_id)}])
    User.objects.filter(pk=desk.dao.pk).update(is_active=False)
    go(hand_in, change, desk.anong)
    with pytest.raises(NotFocalPoint):
        go(agree, change, desk.narong)
    assert go(agree, change, desk.anong).status == Status.WITH_COORDINATOR


def test_nobody_writes_for_another_organisation_or_country(desk: Desk) -> None:
    service = desk.live()
    abroad = make_user(Role.COORDINATOR, country="ID")
    for stranger in (make_user(Role.PROVIDER), make_user(Role.SUPERVISOR), abroad, make_user(Role.TRANSLATOR)):
        with pytest.raises(NotAllowed):
            desk.edit(service, actor=stranger)
        with pytest.raises(NotAllowed):
            ask_to_archive(actor=stranger, service=service, seen=0, reason="So.", now=NOON)
    with pytest.raises(NotAllowed):  # a provider adds no body that is not theirs
        add_entry(actor=desk.anong, listing=make_listing(), entry=make_entry(make_listing()), now=NOON)


def test_a_provider_does_not_put_itself_live(desk: Desk) -> None:
    change = desk.draft()
    go(hand_in, change, desk.anong)
    go(agree, change, desk.dao)
    with pytest.raises(NotAllowed):
        go(approve, change, desk.anong)


def test_nothing_unseen_is_overwritten(desk: Desk) -> None:
    service = desk.live()
    change = desk.edit(service, name="Mine")
    with pytest.raises(ChangedMeanwhile):  # an older page
        hand_in(actor=desk.anong, change=change, seen=change.number - 1, now=NOON)
    go(hand_in, change, desk.anong)
    with pytest.raises(ChangeOpen):
        desk.edit(service, name="Another's")
    go(agree, change, desk.dao)
    Service.objects.filter(pk=service.pk).update(number=7)  # as an import does
    with pytest.raises(ChangedMeanwhile):
        go(approve, change, desk.narong)


def test_an_organisation_renamed_meanwhile_stops_an_approval(desk: Desk) -> None:
    first, second = desk.live(), desk.live()
    old = desk.edit(second, name="Later")
    new = desk.edit(first, listing={"name": "Lantern Home (fictional)"})
    for step, actor in ((hand_in, desk.anong), (agree, desk.dao), (approve, desk.narong)):
        go(step, new, actor)
    go(hand_in, old, desk.anong)
    go(agree, old, desk.dao)
    with pytest.raises(ChangedMeanwhile):
        go(approve, old, desk.narong)


def test_a_reason_is_asked_for(desk: Desk) -> None:
    service = desk.live()
    with pytest.raises(ReasonMissing):
        ask_to_archive(actor=desk.anong, service=service, seen=0, reason=" ", now=NOON)
    change = desk.edit(service, name="Other")
    go(hand_in, change, desk.anong)
    with pytest.raises(ReasonMissing):
        go(send_back, change, desk.anong, reason="")


def test_what_cannot_be_kept_is_refused_with_its_name(desk: Desk) -> None:
    taken = desk.live().slug
    with pytest.raises(SlugTaken):
        desk.draft(slug=taken)
    with pytest.raises(SourceUnknown):
        desk.draft(source="NOWHERE")
    body = make_listing()
    entry = make_entry(body, locations=[{"is_confidential": True, "readers": "organisation", "area": "Somewhere"}])
    with pytest.raises(NobodyCouldRead):
        add_entry(actor=desk.narong, listing=body, entry=entry, now=NOON)


def test_a_place_the_writer_may_not_read_stays_as_it_was(desk: Desk) -> None:
    place = {"is_confidential": True, "readers": "organisation", "area": "North", "address_1": HIDDEN}
    service = desk.live(locations=[place])
    known = read_entry(service)
    blanked = known.locations[0].model_copy(update={"address_1": "", "area": "Elsewhere"})
    for given in ((), (blanked,)):  # taken away, or written over
        change = desk.edit(service, actor=desk.narong, locations=[row.model_dump() for row in given], name="Other")
        assert [row["address_1"] for row in change.content["locations"]] == [HIDDEN]
        assert [row["area"] for row in change.content["locations"]] == ["North"]
        go(withdraw, change, desk.narong)


def test_full_tonight_is_said_by_the_organisation_and_ends_by_itself(desk: Desk) -> None:
    service = desk.live(**FULL)
    said = say_full(actor=desk.dao, service=service, until=NOON + timedelta(hours=20), now=NOON)
    assert said.is_full_at(NOON)
    assert not said.is_full_at(NOON + timedelta(hours=20))
    assert not say_room(actor=desk.anong, service=service, now=NOON).is_full_at(NOON)
    for stranger in (make_user(Role.PROVIDER), desk.narong, make_user(Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            say_full(actor=stranger, service=service, until=NOON + timedelta(hours=1), now=NOON)


@pytest.mark.parametrize("hours", [0, -1, 24 * 8])
def test_full_is_for_tonight_and_not_for_ever(desk: Desk, hours: int) -> None:
    with pytest.raises(FullTooLong):
        say_full(actor=desk.dao, service=desk.live(), until=NOON + timedelta(hours=hours), now=NOON)


def test_only_a_live_entry_can_be_full(desk: Desk) -> None:
    with pytest.raises(NotLive):
        say_full(actor=desk.dao, service=desk.draft().service, until=NOON + timedelta(hours=1), now=NOON)


def test_every_error_of_the_room_tells_a_person_what_it_is() -> None:
    for error in EntryError.__subclasses__():
        assert str(error()), error
        assert error.code.count(".") == 1

"""How a record moves, shown on a webhook: who may, from which state, what is written down, and that all of it holds
together or nothing does.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from titian import audit
from titian.audit.models import Entry
from titian.desk.errors import ChangedMeanwhile, NotAllowed, ReasonMissing, Refused, SecondPersonNeeded
from titian.desk.history import list_history
from titian.desk.workflow import Doing, Move, Workflow
from titian.devices.tests.conftest import data_folder, keys
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.policies import Permission
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import make_organisation, make_user
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.errors import WrongState
from titian.webhooks.models import Webhook
from titian.webhooks.states import State
from titian.webhooks.workflow import WEBHOOK

__all__ = ["data_folder", "keys"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


@pytest.fixture
def administrator(keys: Keys) -> User:
    return make_user(Role.ADMINISTRATOR)


@pytest.fixture
def webhook(administrator: User) -> Webhook:
    return add_webhook(
        actor=administrator, name="ours", url="https://inbox.example.org/", organisation=None, now=timezone.now()
    )


def move(webhook: Webhook, name: str, actor: User | None, **given: Any) -> Webhook:
    return WEBHOOK.perform(webhook, name, actor=actor, now=timezone.now(), **given)


def list_logged() -> list[str]:
    return [*Entry.objects.filter(action__startswith="webhook.").order_by("pk").values_list("action", flat=True)]


def test_move_changes_the_state_counts_and_is_written_down(webhook: Webhook, administrator: User) -> None:
    moved = move(webhook, "pause", administrator)
    webhook.refresh_from_db()
    assert (moved.state, webhook.state, webhook.moves) == (State.PAUSED, State.PAUSED, 1)
    entry = Entry.objects.get(action="webhook.pause")
    assert (entry.actor_kind, entry.actor_id, entry.thing) == ("user", str(administrator.pk), f"webhook:{webhook.pk}")


def test_what_the_hub_does_itself_nobody_else_may(webhook: Webhook, administrator: User) -> None:
    with pytest.raises(NotAllowed):
        move(webhook, "stop", administrator, given={"problem": "slow"})
    move(webhook, "stop", None, given={"problem": "slow"})
    entry = Entry.objects.get(action="webhook.stop")
    assert (entry.actor_kind, entry.actor_id, entry.detail) == ("hub", "worker", {"problem": "slow"})


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER])
def test_role_without_the_permission_moves_nothing(webhook: Webhook, role: Role) -> None:
    with pytest.raises(NotAllowed):
        move(webhook, "pause", make_user(role))
    assert list_logged() == ["webhook.add"]


def test_permission_of_another_country_does_not_reach_it(webhook: Webhook) -> None:
    with pytest.raises(NotAllowed):
        move(webhook, "pause", make_user(Role.ADMINISTRATOR, country="ID"))


def test_state_without_the_move_refuses_it_in_the_rooms_own_words(webhook: Webhook, administrator: User) -> None:
    with pytest.raises(WrongState):
        move(webhook, "resume", administrator)
    assert list_logged() == ["webhook.add"]


def test_whoever_saw_an_older_page_is_told_and_changes_nothing(webhook: Webhook, administrator: User) -> None:
    seen = webhook.moves
    move(webhook, "pause", administrator)
    move(webhook, "resume", administrator)
    with pytest.raises(ChangedMeanwhile):
        move(webhook, "remove", administrator, seen=seen)
    assert Webhook.objects.filter(pk=webhook.pk).exists()
    move(webhook, "remove", administrator, seen=seen + 2)
    assert not Webhook.objects.filter(pk=webhook.pk).exists()


def test_what_is_refused_half_way_leaves_no_trace(webhook: Webhook, administrator: User) -> None:
    def spoil(record: Webhook, doing: Doing) -> dict[str, str]:
        Webhook.objects.filter(pk=record.pk).update(name="spoilt")
        raise Refused

    flow = Workflow(
        "webhook",
        Webhook,
        Move(
            name="spoil",
            states=frozenset({State.ACTIVE}),
            to=State.PAUSED,
            permission=Permission.MANAGE_WEBHOOKS,
            do=spoil,
        ),
    )
    with pytest.raises(Refused):
        flow.perform(webhook, "spoil", actor=administrator, now=timezone.now())
    webhook.refresh_from_db()
    assert (webhook.name, webhook.state, webhook.moves, list_logged()) == ("ours", State.ACTIVE, 0, ["webhook.add"])


def test_page_offers_what_this_reader_may_do_now(webhook: Webhook, administrator: User) -> None:
    names = [one.name for one in WEBHOOK.list_moves(administrator, webhook)]
    assert names == ["test", "pause", "remove"]
    paused = move(webhook, "pause", administrator)
    assert [one.name for one in WEBHOOK.list_moves(administrator, paused)] == ["resume", "remove"]
    member = make_user(Role.PROVIDER, organisation=make_organisation())
    assert WEBHOOK.list_moves(member, paused) == []


def test_older_page_is_answered_with_the_newer_one_and_why(webhook: Webhook, administrator: User) -> None:
    client = open_browser()
    sign_in(client, administrator.username)
    page = client.get(f"/webhooks/{webhook.pk}/").content.decode()
    assert '<input type="hidden" name="seen" value="0">' in page
    assert client.post(f"/webhooks/{webhook.pk}/pause/", {"seen": "0"}).status_code == 302
    answer = client.post(f"/webhooks/{webhook.pk}/remove/", {"seen": "0"})
    assert answer.status_code == 409
    assert "Somebody has changed it since you opened the page." in answer.content.decode()
    assert Webhook.objects.get(pk=webhook.pk).state == State.PAUSED


def test_organisation_that_saw_an_older_page_stops_nothing(administrator: User) -> None:
    member = make_user(Role.PROVIDER, organisation=make_organisation())
    member.is_manager = True
    member.save(update_fields=["is_manager"])
    own = add_webhook(
        actor=administrator,
        name="ours",
        url="https://inbox.example.org/",
        organisation=member.organisation,
        now=timezone.now(),
    )
    move(own, "confirm", member)
    client = open_browser()
    sign_in(client, member.username)
    assert '<input type="hidden" name="seen" value="1">' in client.get("/organisation/webhooks/").content.decode()
    move(own, "pause", administrator)
    assert client.post(f"/organisation/webhooks/{own.pk}/stop/", {"seen": "1"}).status_code == 409
    own.refresh_from_db()
    assert own.state == State.PAUSED


SECOND = Workflow(
    "webhook",
    Webhook,
    Move(
        name="pause",
        label="Pause",
        states=frozenset({State.ACTIVE}),
        to=State.PAUSED,
        permission=Permission.MANAGE_WEBHOOKS,
        reasons={"busy": "The other side is busy", "moved": "It has moved"},
    ),
    Move(
        name="resume",
        label="Resume",
        states=frozenset({State.PAUSED}),
        to=State.ACTIVE,
        permission=Permission.MANAGE_WEBHOOKS,
        second_to="pause",
    ),
)


def pause_because(webhook: Webhook, actor: User, reason: str) -> Webhook:
    return SECOND.perform(webhook, "pause", actor=actor, now=timezone.now(), given={"reason": reason})


def test_whoever_made_a_step_is_no_second_person_for_the_next(webhook: Webhook, administrator: User) -> None:
    other = make_user(Role.ADMINISTRATOR)
    paused = pause_because(webhook, administrator, "busy")
    assert SECOND.list_moves(administrator, paused) == []
    assert [one.name for one in SECOND.list_for_others(administrator, paused)] == ["resume"]
    assert [one.name for one in SECOND.list_moves(other, paused)] == ["resume"]
    with pytest.raises(SecondPersonNeeded):
        SECOND.perform(paused, "resume", actor=administrator, now=timezone.now())
    resumed = SECOND.perform(paused, "resume", actor=other, now=timezone.now())
    assert resumed.state == State.ACTIVE
    again = pause_because(resumed, other, "moved")  # the last step counts, not that of long ago
    with pytest.raises(SecondPersonNeeded):
        SECOND.perform(again, "resume", actor=other, now=timezone.now())
    assert SECOND.perform(again, "resume", actor=administrator, now=timezone.now()).state == State.ACTIVE


def test_where_the_log_has_no_step_before_nobody_is_a_second_person(webhook: Webhook, administrator: User) -> None:
    Webhook.objects.update(state=State.PAUSED)
    with pytest.raises(SecondPersonNeeded):
        SECOND.perform(webhook, "resume", actor=administrator, now=timezone.now())


@pytest.mark.parametrize("reason", ["", "mood"])
def test_a_reason_of_the_list_is_asked_for_and_written_down(webhook: Webhook, administrator: User, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        pause_because(webhook, administrator, reason)
    webhook.refresh_from_db()
    assert webhook.state == State.ACTIVE
    pause_because(webhook, administrator, "moved")
    assert Entry.objects.get(action="webhook.pause").detail == {"reason": "moved"}
    form = SECOND.moves["pause"].make_form({"reason": reason})
    assert form is not None
    assert form.errors["reason"]


def test_history_says_who_did_what_and_why_the_newest_first(webhook: Webhook, administrator: User) -> None:
    other = make_user(Role.ADMINISTRATOR, "nok")
    pause_because(webhook, administrator, "busy")
    SECOND.perform(webhook, "resume", actor=other, now=timezone.now())
    audit.record("user", str(other.pk), "webhook.read", f"webhook:{webhook.pk}")
    steps = list_history(SECOND, webhook)
    assert [(step.what, step.who, step.reason) for step in steps] == [
        ("Resume", "nok", ""),
        ("Pause", administrator.username, "The other side is busy"),
        ("Added", administrator.username, ""),
    ]


def test_history_names_the_hub_where_nobody_moved_it(webhook: Webhook) -> None:
    move(webhook, "stop", None, given={"problem": "slow"})
    assert [step.who for step in list_history(WEBHOOK, webhook)][:1] == ["the hub"]

"""How a record moves, shown on a webhook: who may, from which state, what is written down, and that all of it holds
together or nothing does.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import ChangedMeanwhile, NotAllowed, Refused
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

from __future__ import annotations

import itertools

import pytest

from titian.referrals.errors import ReferralError, WrongMove
from titian.referrals.states import (
    CLOSED,
    EMPTIED,
    PASSED_ON,
    READABLE,
    TABLE,
    TAKEN,
    WITH_RECIPIENT,
    Action,
    Status,
    move,
)

ALLOWED = {(status, action) for status, actions in TABLE.items() for action in actions}


@pytest.mark.parametrize(("status", "action"), sorted(itertools.product(Status, Action)))
def test_move_follows_the_table_or_names_why_not(status: Status, action: Action) -> None:
    if (status, action) in ALLOWED:
        assert move(status, action) == TABLE[status][action]
    else:
        with pytest.raises(WrongMove) as refusal:
            move(status, action)
        assert refusal.value.status == 409


@pytest.mark.parametrize(
    ("status", "action", "code"),
    [
        (Status.TIMED_OUT, Action.ACCEPT, "package.timed_out"),
        (Status.TIMED_OUT, Action.OPENED, "package.timed_out"),
        (Status.OPENED, Action.OPENED, "package.already_opened"),
        (Status.ACCEPTED, Action.ACCEPT, "package.already_taken"),
        (Status.ACCEPTED, Action.DECLINE, "package.already_taken"),
        (Status.DECLINED, Action.ACCEPT, "package.already_declined"),
        (Status.DECLINED, Action.DECLINE, "package.already_declined"),
        (Status.ARRIVED, Action.ARRIVED, "package.closed"),
        (Status.NOT_ARRIVED, Action.ARRIVED, "package.closed"),
        (Status.OPENED, Action.ARRIVED, "package.not_accepted"),
        (Status.HELD, Action.ACCEPT, "package.wrong_move"),
        *((Status.WITHDRAWN, action, "package.withdrawn") for action in Action),
        *((Status.REVOKED, action, "package.revoked") for action in Action),
        *((Status.EXPIRED, action, "package.expired") for action in Action),
        (Status.ARRIVED, Action.WITHDRAW, "package.closed"),
        (Status.DECLINED, Action.WITHDRAW, "package.already_declined"),
        (Status.ACCEPTED, Action.REVOKE, "package.wrong_move"),
        (Status.OPENED, Action.REVOKE, "package.wrong_move"),
        (Status.OPENED, Action.EXPIRE, "package.wrong_move"),
    ],
)
def test_wrong_move_has_a_name(status: Status, action: Action, code: str) -> None:
    with pytest.raises(WrongMove) as refusal:
        move(status, action)
    assert refusal.value.code == code


def test_every_status_is_held_with_somebody_passed_on_or_taken() -> None:
    groups = [{Status.HELD}, WITH_RECIPIENT, PASSED_ON, TAKEN, {Status.WITHDRAWN}]
    assert sorted(itertools.chain(*groups)) == sorted(Status)
    assert CLOSED < TAKEN
    assert WITH_RECIPIENT | {Status.ACCEPTED, Status.ARRIVED, Status.NOT_ARRIVED} == READABLE


def test_passed_on_closed_and_ended_packages_never_move_again() -> None:
    assert not any(TABLE[status] for status in CLOSED | PASSED_ON | EMPTIED)


def test_the_person_can_take_back_whatever_somebody_holds_and_has_not_closed() -> None:
    assert {status for status in Status if Action.WITHDRAW in TABLE[status]} == WITH_RECIPIENT | {Status.ACCEPTED}


def test_only_what_nobody_has_opened_is_revoked() -> None:
    assert {status for status in Status if Action.REVOKE in TABLE[status]} == {Status.RELEASED, Status.DELIVERED}


def test_every_error_has_its_own_code_and_a_sentence() -> None:
    def family(error: type[ReferralError]) -> list[type[ReferralError]]:
        return [error, *(one for below in error.__subclasses__() for one in family(below))]

    errors = family(ReferralError)
    assert len({error.code for error in errors}) == len(errors)
    assert all(str(error.message).endswith(".") for error in errors)

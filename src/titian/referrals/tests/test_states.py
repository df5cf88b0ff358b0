from __future__ import annotations

import itertools

import pytest

from titian.referrals.errors import ReferralError, WrongMove
from titian.referrals.states import CLOSED, PASSED_ON, READABLE, TABLE, TAKEN, WITH_RECIPIENT, Action, Status, move

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
    ],
)
def test_wrong_move_has_a_name(status: Status, action: Action, code: str) -> None:
    with pytest.raises(WrongMove) as refusal:
        move(status, action)
    assert refusal.value.code == code


def test_every_status_is_held_with_somebody_passed_on_or_taken() -> None:
    groups = [{Status.HELD}, WITH_RECIPIENT, PASSED_ON, TAKEN]
    assert sorted(itertools.chain(*groups)) == sorted(Status)
    assert CLOSED < TAKEN
    assert READABLE == WITH_RECIPIENT | TAKEN


def test_passed_on_and_closed_packages_never_move_again() -> None:
    assert not any(TABLE[status] for status in CLOSED | PASSED_ON)


def test_every_error_has_its_own_code_and_a_sentence() -> None:
    def family(error: type[ReferralError]) -> list[type[ReferralError]]:
        return [error, *(one for below in error.__subclasses__() for one in family(below))]

    errors = family(ReferralError)
    assert len({error.code for error in errors}) == len(errors)
    assert all(str(error.message).endswith(".") for error in errors)

"""What another machine says of a backup, and which of its words move the mark: without a program, on both databases."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from titian.devices.tests.factories import Phone
from titian.hub.operations.actions.confirm_backup import confirm_backup
from titian.hub.operations.actions.make_backup import SealedBackup
from titian.hub.operations.errors import ConfirmRefused
from titian.hub.operations.models import Backup
from titian.hub.operations.tests.test_backup_drill import read_standing
from titian.hub.operations.tests.test_kept import NOW, seal
from titian.library.models import HubState

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
UNKNOWN = "1" * 64


def told(phone: Phone) -> int:
    """Through which item the phone hears that it may let go."""
    return int(read_standing(phone.sync())["backed_up_through"])


def say(made: SealedBackup) -> str:
    """As `sha256sum FILE` prints it on the machine that pulled it."""
    return f"{made.sha256}  safe/{made.path.name}\n"


def refuse(statement: str) -> str:
    """The sentence of the refusal."""
    with pytest.raises(ConfirmRefused) as refused:
        confirm_backup(statement, now=NOW)
    assert refused.value.code == "confirm.refused"
    return refused.value.message


def test_the_word_of_the_other_machine_moves_the_mark_once(phone: Phone) -> None:
    made = seal(covered=7)
    assert told(phone) == 0, "a copy on this machine burns with it"
    done = confirm_backup(say(made), now=NOW)
    assert (done.covered, done.is_repeat, told(phone)) == (7, False, 7)
    again = confirm_backup(made.sha256.upper(), now=NOW + timedelta(days=1))
    assert (again.covered, again.is_repeat, told(phone)) == (7, True, 7)
    assert [row.confirmed_at for row in Backup.objects.all()] == [NOW]


@pytest.mark.parametrize("said", ["", "hello", "0" * 63, "0" * 64, f"{'0' * 64}  titian-th.backup.age\n{'1' * 64}  b"])
def test_what_no_backup_is_confirms_nothing_and_says_what_to_do(phone: Phone, said: str) -> None:
    seal(covered=7)
    sentence = refuse(said)
    assert "sha256sum" in sentence or "titian backup" in sentence
    assert told(phone) == 0


def test_a_copy_that_was_damaged_on_its_way_or_here_confirms_nothing(phone: Phone) -> None:
    """Whatever byte is another, and wherever: its hash is another, under a name that the hub knows."""
    made = seal(covered=7)
    sentence = refuse(f"{UNKNOWN}  safe/{made.path.name}")
    assert "pull it again" in sentence
    assert "look at the disk" in sentence
    assert told(phone) == 0


def test_an_older_backup_is_refused_once_a_newer_one_is_confirmed(phone: Phone) -> None:
    older, newer = seal(covered=7), seal(covered=8, now=NOW + timedelta(hours=1))
    confirm_backup(say(newer), now=NOW)
    assert newer.path.name in refuse(say(older))
    assert told(phone) == 8


def test_the_older_of_two_moves_the_mark_as_far_as_it_goes(phone: Phone) -> None:
    older, newer = seal(covered=7), seal(covered=8)
    confirm_backup(say(older), now=NOW)
    assert told(phone) == 7
    confirm_backup(say(newer), now=NOW)
    assert told(phone) == 8


def test_a_restored_hub_takes_no_word_of_its_former_life(phone: Phone) -> None:
    before = seal(covered=7)
    HubState.objects.update(epoch=uuid.uuid4())
    assert "before this hub was restored" in refuse(say(before))
    assert "titian backup" in refuse(f"{UNKNOWN}  titian-th-20261201T000000Z.backup.age"), "made after it, and unknown"
    assert told(phone) == 0
    own = seal(covered=9)
    confirm_backup(say(own), now=NOW)
    assert told(phone) == 9

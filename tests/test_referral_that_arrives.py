"""A referral that always comes back with an answer: sealed offline to two providers in order, silence at the first, a yes at
the second, and nothing of what it says anywhere on the hub, in its mail or in its backup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import Desk, make_enrolment_link
from phone import SMALL_PHONE, Phone
from planted import assert_nowhere, read_files
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE, LEGAL_AID, SHELTER, find_phrase, find_username
from wire_phone import run_in_hub

SECRET = "kettle orchard violin ninety"
PLANTED = "on the third bench below the broken clock"
ANSWERS = {"P01": "yes", "P02": "yes", "A02": "yes", "CH01": "nobody", "W01": "now", "W03": "no"}
RARE_ANSWERS = ('"CH01":"nobody"', '"CH01": "nobody"', "CH01=nobody")

# What the clock does by itself: the first provider's time to answer is over.
LET_TIME_PASS = """
from datetime import timedelta
from django.utils import timezone
from titian.referrals.models import Package
moved = Package.objects.filter(position=0).update(answer_due_at=timezone.now() - timedelta(seconds=1))
print(moved)
"""
STATES = """
from titian.referrals.models import Package
print(json.dumps(list(Package.objects.order_by("position").values_list("status", flat=True))))
"""


def wait_for_states(hub: RunningHub, wanted: list[str]) -> None:
    """Until the worker has made its round. Each look starts a process, which is pause enough."""
    for _ in range(45):
        if (found := run_in_hub(hub, STATES)) == wanted:
            return
    raise AssertionError(found)


def make_backup(hub: RunningHub, folder: Path) -> dict[str, bytes]:
    """What lies in a backup of the hub, opened with the key that is not on it: its files, and the database as text."""
    key = folder / "backup.key"
    recipient = hub.do("backup", "key", "--out", str(key)).strip().rpartition("=")[2]
    made = json.loads(hub.do("backup", "--to", str(folder / "safe"), "--recipient", recipient, "--json"))
    again = RunningHub(folder / "again")
    again.folder.mkdir()
    again.make_database()
    sealed = made["file"]
    again.do("restore", sealed, "--identity", str(key))
    opened = {f"backup, {name}": content for name, content in read_files(again.folder / "data").items()}
    return {"backup": Path(sealed).read_bytes(), "backup, database": again.dump_database(), **opened}


@pytest.mark.timeout(300)
def test_silence_at_the_first_reaches_the_second_and_the_phone_hears_who_took_it(
    hub: RunningHub, browser: Browser, tmp_path: Path
) -> None:
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()

    # Sealed without a network, to A then B.
    phone.context.set_offline(True)
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome", look=("S03",))
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_recipients([SHELTER, LEGAL_AID], share_answers=True, how_to_meet=PLANTED)
    outbox = phone.page.locator('[data-hook="outbox"]')
    expect(outbox).to_contain_text("2 sealed messages")
    phone.context.set_offline(False)
    phone.press("Say goodbye to the person")
    phone.wait_for("close-told")
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.wait_for("home")
    phone.press("Check now")
    expect(outbox).to_contain_text("Nothing is waiting")
    expect(phone.page.locator('[data-hook="referrals"] li')).to_have_attribute("data-state", "sent")

    # A has it, reads it, and says nothing. B has nothing yet.
    first, second = (Desk(browser, hub, find_username(hub, name)) for name in (SHELTER, LEGAL_AID))
    second.page.goto(f"{hub.desk}/referrals/")
    assert second.page.locator("main a[href^='/referrals/']").count() == 0
    first.open_first_referral()
    first.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in first.expect_content()
    expect(first.page.get_by_role("button", name="Accept")).to_be_visible()
    assert run_in_hub(hub, STATES) == ["opened", "held"]

    # The time is over: it goes to B, and a yes of A comes too late, by name.
    assert run_in_hub(hub, LET_TIME_PASS) == 1
    wait_for_states(hub, ["timed_out", "released"])
    first.page.get_by_role("button", name="Accept").click()
    expect(first.page.get_by_role("alert")).to_contain_text("The time to answer ran out")
    expect(first.page.locator("main")).to_contain_text("Nothing of it is kept here.")

    # B takes it; the phone says so and no more; the person arrives.
    second.open_first_referral()
    second.unseal(find_phrase(hub, LEGAL_AID))
    assert PLANTED in second.expect_content()
    second.accept()
    phone.press("Check now")
    expect(phone.page.locator('[data-hook="referrals"] li')).to_have_attribute("data-state", "closed")
    home = phone.page.locator('[data-screen="home"]')
    expect(home).to_contain_text("Closed: nothing more to do")
    expect(home).not_to_contain_text(LEGAL_AID)
    second.confirm_arrival()
    assert run_in_hub(hub, STATES) == ["timed_out", "arrived"]

    places = {
        "phone": phone.page.evaluate(DUMP_STORAGE).encode(),
        "A's browser": first.page.evaluate(DUMP_STORAGE).encode(),
        "B's browser": second.page.evaluate(DUMP_STORAGE).encode(),
        "database": hub.dump_database(),
        "log, with mail that went to the console": hub.log.read_bytes(),
        **read_files(hub.folder / "data"),
        **make_backup(hub, tmp_path),
    }
    assert b"referrals_package" in places["database"]
    assert b"referrals_package" in places["backup, database"]
    assert_nowhere((PLANTED, *RARE_ANSWERS), places)
    assert phone.problems == second.problems == []
    assert [problem for problem in first.problems if "409" not in problem] == []  # the yes that came too late
    for each in (phone, first, second):
        each.context.close()

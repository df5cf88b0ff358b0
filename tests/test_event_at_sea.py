"""One boat, from two reports to a situation report: three states, a protection agency, a rescue centre and a country's
hub, each in a browser of its own. All of it is made up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk import Desk, find_password
from minutes import press, submit
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_alerts import pass_minutes, read_status
from test_positions import LANDING, POINT, open_sealed, seal_answer
from waiting import wait_until
from wire_phone import run_in_hub

PASSWORD = "only-for-this-test-of-an-event"
BOAT, SAME_BOAT = "long boat with a green roof (fictional)", "a boat with a roof of leaves (fictional)"
SUBJECT = "Ninety people who may land tonight (fictional)"
#: A third state takes part, and a member whose focal point sleeps has a second one.
ADD_PEOPLE = f"""
import django
django.setup()
from django.utils import timezone
from titian.hub.demo.people import _make_organisation
from titian.people.models import User
from titian.workplan.actions.keep_cycle import add_party
office, first = (User.objects.get(username=name) for name in ("regional-office", "focal-id"))
desk = _make_organisation("Malaysia's desk (fictional)", office.organisation.country, office.organisation.kind)
add_party(actor=office, kind="state", code="MY", name="Malaysia", organisation=desk, now=timezone.now())
for name, body, called in (("focal-my", desk, "Dewi"), ("focal-id-2", first.organisation, "Citra")):
    User.objects.create_user(
        name, password="{PASSWORD}", role=first.role, organisation=body, first_name=f"{{called}} (fictional)"
    )
"""
# What phones at the pier would have told: 87 people, of whom two died and one was taken away.
COUNT = """
from titian.arrivals.actions.keep_lines import keep_slips
from titian.arrivals.board import SlipLine
from titian.arrivals.models import Arrival, TallyRow
from titian.arrivals.slips import list_slips
arrival = Arrival.objects.get(asked__isnull=False)
TallyRow.objects.create(arrival=arrival, kind="heads", writer="writer01", number=1, cells={"a18.f": 50, "a18.m": 37})
states = ["died", "died", "removed"]
keep_slips(arrival, [SlipLine(slip, "writer01", 1, state) for slip, state in zip(list_slips(0), states)])
print(json.dumps(None))
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub with a third state, and a second focal point of a member."""
    region = RunningHub(tmp_path_factory.mktemp("region"), kind="region", server="")
    region.prepare()
    environment = {**os.environ, **region.environment, "DJANGO_SETTINGS_MODULE": "titian.hub.settings"}
    subprocess.run([sys.executable, "-c", ADD_PEOPLE], env=environment, check=True)
    region.demo["accounts"] += [{"username": name, "password": PASSWORD} for name in ("focal-my", "focal-id-2")]
    region.start()
    yield region
    region.stop()


def exchange_keys(one: Desk, other: Desk, folder: Path) -> None:
    """Each administrator enters the other hub's key, with the six words that were read to them."""
    for giver, taker, name in ((one, other, "The region (fictional)"), (other, one, "Thailand's hub (fictional)")):
        giver.page.goto(f"{giver.hub.desk}/hubs/")
        words = giver.page.locator(".words--inline").inner_text()
        with giver.page.expect_download() as given:
            giver.page.get_by_role("link", name="This hub\u2019s key, in a file").click()
        given.value.save_as(folder / name)
        page = taker.page
        page.goto(f"{taker.hub.desk}/hubs/enter/")
        if page.locator("main input[name=password]").count():
            page.locator("main input[name=password]").fill(find_password(taker.hub, "administrator"))
            page.locator("main form button[type=submit]").first.click()
        page.get_by_label("What you call it").fill(name)
        page.locator("input[name=file]").set_input_files(folder / name)
        page.get_by_label("The six words of its root").fill(words)
        press(page, "Enter it")
        expect(page.locator("main .thing")).to_contain_text(name)


def report(page: Page, hub: RunningHub, kind: str, name: str) -> str:
    """A report of what was seen in the Andaman Sea yesterday; gives its address."""
    seen = datetime.now(UTC) - timedelta(days=1)
    page.goto(f"{hub.desk}/events/add/")
    page.locator("[name=kind]").select_option(kind)
    page.locator("[name=sea]").select_option("andaman_sea")
    page.locator("[name=first_on]").fill(f"{seen:%Y-%m-%d}")
    page.locator("[name=name]").fill(name)
    page.locator("[name=at]").fill(f"{seen:%Y-%m-%dT%H:%M}")
    page.locator("[name=authority]").fill("Rescue centre (fictional)")
    press(page, "Report it")
    expect(page.locator("h1")).to_contain_text(name)
    return page.url


def claim(page: Page, measure: str, low: str, source: str, high: str = "") -> None:
    submit(
        page,
        "Add a claim",
        measure=measure,
        low=low,
        high=high,
        source=source,
        as_of=f"{datetime.now(UTC):%Y-%m-%d}",
    )


def choose(page: Page, says: str) -> None:
    """What counts, of all claims of both reports."""
    field = page.locator("form[action$='/choose/'] [name=claim]")
    label = next(text for text in field.locator("option").all_text_contents() if says in text)
    submit(page, "Choose what counts", claim=label, why="The source was there (fictional)")


def pick(page: Page, field: str, says: str) -> str:
    """The option of a move's field that says this."""
    return next(text for text in page.locator(f"{field} option").all_text_contents() if says in text)


@pytest.mark.long("walks")
@pytest.mark.timeout(300)
def test_a_boat_goes_from_two_reports_to_an_arrival_its_counts_and_a_situation_report(
    browser: Browser, region: RunningHub, hub: RunningHub, tmp_path: Path
) -> None:
    names = ("regional-office", "focal-id", "focal-id-2", "focal-vn", "focal-my", "focal-iom")
    desks = {name: Desk(browser, region, name) for name in names}
    office, rescue, second, vietnam, malaysia, agency = (desks[name].page for name in names)
    here, there = Desk(browser, region, "administrator"), Desk(browser, hub, "administrator")
    exchange_keys(here, there, tmp_path)

    # Two states report one boat. The office judges that it is one and chooses what counts.
    report(vietnam, region, "sighting", SAME_BOAT)
    claim(vietnam, "embarked", "95", "A fishing crew (fictional)")
    boat = report(malaysia, region, "distress", BOAT)
    claim(malaysia, "embarked", "90", "A person on board (fictional)", high="100")
    office.goto(boat)
    other = pick(office, "form[action$='/judge/'] [name=other]", SAME_BOAT)
    why = "The same roof and engines (fictional)"
    submit(office, "Judge whether two reports are one event", other=other, verdict="the same event", why=why)
    expect(office.locator("main")).to_contain_text("the same event, so its claims stand above")
    counts = pick(office, "form[action$='/choose/'] [name=claim]", "A person on board")
    submit(office, "Choose what counts", claim=counts, why="The source was there (fictional)")
    expect(office.locator("#sum-title ~ dl")).to_contain_text("90")

    # A position is sealed; the rescue centre alone opens it, and all others read a sea.
    malaysia.goto(f"{boat}sealed/")
    malaysia.locator("[data-place=latitude]").fill(f"{POINT[0]} N")
    malaysia.locator("[data-place=longitude]").fill(f"{POINT[1]} E")
    for field, body in (("rescue-1", "Indonesia"), ("rescue-2", "Viet Nam"), ("protection-1", "IOM")):
        malaysia.locator(f"#{field}").select_option(label=pick(malaysia, f"#{field}", body))
    malaysia.locator("#observed-at").fill(f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%dT%H:%M}")
    press(malaysia, "Seal and send")
    expect(malaysia.locator("main")).to_contain_text("Nobody. Call.")
    sealed = malaysia.url
    open_sealed(region, desks["focal-id"], "focal-id", sealed)
    expect(rescue.locator("[data-place=view]")).to_contain_text("9\u00b0 33.1\u2032 N")
    for page in (malaysia, vietnam, agency):
        page.goto(sealed)
        expect(page.locator("section[aria-labelledby=opened-title]")).to_contain_text("Bayu Demo")
        assert "33.1" not in page.content()
    assert read_status(desks["regional-office"], sealed) == 404
    office.goto(boat)
    expect(office.locator("section[aria-labelledby=sealed-title]")).to_contain_text("Andaman Sea")

    # A drift is worked out of it at the rescue centre, and its answer goes back sealed to the same bodies.
    seal_answer(rescue, tmp_path)
    open_sealed(region, desks["focal-iom"], "focal-iom", rescue.url)
    expect(agency.get_by_role("row", name=LANDING)).to_contain_text("REFUGEE-RAFT-1")

    # An alert, which nobody of a member reads for fifteen minutes: its second focal point is told, and reads it.
    rescue.goto(f"{region.desk}/alerts/stand-ins/")
    rescue.locator("[name=first]").select_option(label="Citra (fictional)")
    press(rescue, "Keep it")
    malaysia.goto(f"{region.desk}/alerts/add/")
    for label, choice in (
        ("What it is about", "People may come ashore and need care"),
        ("Where", "North and east coast of Aceh"),
        ("How soon", "now: answered within 15 minutes"),
    ):
        malaysia.get_by_label(label, exact=True).select_option(label=choice)
    for name in ("Make shelter ready, with room for families to stay together.", "Myanmar"):
        malaysia.get_by_label(name).check()
    press(malaysia, "Add")
    alert = malaysia.url
    office.goto(alert)
    press(office, "Release it")
    expect(office.get_by_text("nothing said yet").first).to_be_visible()
    agency.goto(alert)
    press(agency, "I have read it")
    assert read_status(desks["focal-id-2"], alert) == 404
    pass_minutes(region, 15)
    wait_until(lambda: read_status(desks["focal-id-2"], alert) == 200, seconds=60)
    second.goto(alert)
    press(second, "I have read it")
    expect(second.get_by_text("You said that you read it")).to_be_visible()

    # A consultation: who needs what, who offers it, and that it fits.
    office.goto(f"{region.desk}/consultations/add/")
    office.locator("[name=subject]").fill(SUBJECT)
    office.locator("[name=event]").select_option(label=pick(office, "[name=event]", BOAT))
    office.locator("[name=why]").fill("They may land tonight, and no shelter is ready (fictional).")
    press(office, "Save")
    held = office.url
    for page, move, text in (
        (rescue, "Say what is needed", "Tents for ninety people (fictional)"),
        (vietnam, "Say what is offered", "A hundred tents (fictional)"),
    ):
        page.goto(held)
        press(page, "Join")
        submit(page, move, what="shelter", text=text)
    office.goto(held)
    form = "form[action$='/match/']"
    needed, offered = pick(office, f"{form} [name=need]", "Tents"), pick(office, f"{form} [name=offer]", "tents")
    submit(
        office,
        "Put a need and an offer side by side",
        need=needed,
        offer=offered,
        fit="they may fit",
        why="Enough (fictional)",
    )
    expect(office.locator("section[aria-labelledby=support-title] li").first).to_contain_text("A hundred tents")

    # They land, and the country's hub is asked by a file.
    rescue.goto(boat)
    landed = f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M}"
    submit(rescue, "Note how far it has come", status="disembarked", at=landed, authority="Rescue centre (fictional)")
    office.goto(boat)
    submit(
        office,
        "Ask a country\u2019s hub for an arrival",
        hub=pick(office, "form[action$='/ask/'] [name=hub]", "Thailand"),
        heads=pick(office, "form[action$='/ask/'] [name=heads]", "90"),
    )
    with office.expect_download() as asked:
        office.get_by_role("link", name="File for that hub").click()
    asked.value.save_as(tmp_path / "asked.json")
    supervisor = Desk(browser, hub, "supervisor")
    page = supervisor.page
    page.goto(f"{hub.desk}/arrivals/request/")
    page.locator("input[name=file]").set_input_files(tmp_path / "asked.json")
    page.get_by_label("Place").fill("Pier of the demo (fictional)")
    page.locator("select[name=authority]").select_option("social_welfare")
    press(page, "Open")
    expect(page.locator("main")).to_contain_text("90 to 100 people may come.")

    # Its counts come back as claims, few people as a range, and a report is drafted of them.
    run_in_hub(hub, COUNT)
    press(page, "Close this arrival")
    page.get_by_role("link", name="Counts for the region").click()
    press(page, "Make the file")
    with page.expect_download() as told:
        page.get_by_role("link", name="Counts, when it was closed").click()
    told.value.save_as(tmp_path / "counts.json")
    office.goto(f"{region.desk}/events/counts/")
    office.locator("input[name=file]").set_input_files(tmp_path / "counts.json")
    press(office, "Take it in")
    arrivals = office.locator("section[aria-labelledby=arrivals-title]")
    expect(arrivals).to_contain_text("disembarked: 77 to 86")  # exact, it would tell how many died
    expect(arrivals).to_contain_text("removed before screening: 1 to 10")
    press(office, "Draft a situation report")
    expect(office.locator("main")).to_contain_text("Thailand's hub (fictional)")
    with office.expect_download() as written:
        office.get_by_role("link", name="HXL, as CSV").click()
    assert "77" in written.value.path().read_text(encoding="utf-8-sig")
    for desk in (*desks.values(), here, there, supervisor):
        assert desk.problems == []
        desk.context.close()

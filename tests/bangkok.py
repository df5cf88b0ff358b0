"""The joint meeting of Bangkok, 7 to 10 November 2023, entered at the desk from what is public of it.

What the public account does not say stands nowhere: no count of people, no hour, no name, and of each intervention only
that it was made.
"""

from __future__ import annotations

from dataclasses import dataclass

from minutes import press, submit
from playwright.sync_api import Page, expect
from running_hub import RunningHub


@dataclass(frozen=True)
class Member:
    code: str
    name: str


# The ten whose interventions the public account names; Indonesia and Viet Nam are in the demo already.
NEW = (
    Member("AU", "Australia"), Member("MY", "Malaysia"), Member("MV", "Maldives"), Member("NZ", "New Zealand"),
    Member("PK", "Pakistan"), Member("PH", "Philippines"), Member("LK", "Sri Lanka"), Member("TH", "Thailand"),
)  # fmt: skip
SPOKE = (*(member.name for member in NEW), "Indonesia", "Viet Nam")
GROUPS = (("Working Group on Trafficking in Persons", 9), ("Taskforce on Planning and Preparedness", 7))
ISSUE = "Trafficking into online scam centres and the misuse of technology for it, which emerged in 2023"
STOCK = "Stock-taking of the Forward Work Plan 2021-2023"
WORKSHOP = "Workshop on countering trafficking in persons"


def enter_bangkok(hub: RunningHub, page: Page) -> str:
    """As the regional office enters it, from its members to its closing; gives the meeting's address."""
    for member in NEW:
        page.goto(f"{hub.desk}/plan/members/add/")
        page.locator("[name=code]").fill(member.code)
        page.locator("[name=name]").fill(member.name)
        press(page, "Add")
    for name, _ in GROUPS:
        page.goto(f"{hub.desk}/meetings/groups/add/")
        page.locator("[name=name]").fill(name)
        press(page, "Add")
    page.goto(f"{hub.desk}/plan/")
    objectives = page.locator("section[aria-labelledby=objectives-title] a").all_text_contents()
    assert len(objectives) == 5
    page.get_by_role("link", name="This plan: objectives, issues, adopting and closing").click()
    expect(page.locator("main")).to_contain_text(ISSUE)
    page.goto(f"{hub.desk}/plan/?state=all&q=workshop")
    workshop = page.get_by_role("row").filter(has=page.get_by_role("link", name=WORKSHOP)).locator("td, th").first
    item = workshop.inner_text()
    page.goto(f"{hub.desk}/meetings/add/")
    page.locator("[name=title]").fill("Joint meeting of November 2023")
    for name, _ in GROUPS:
        page.get_by_label(name, exact=True).check()
    page.locator("[name=place]").fill("Bangkok")
    page.locator("[name=begins_on]").fill("2023-11-07")
    page.locator("[name=ends_on]").fill("2023-11-10")
    page.locator("[name=zone]").select_option("Asia/Bangkok")
    press(page, "Add")
    meeting = page.url
    for name, number in GROUPS:
        submit(page, "Name a group whose meeting it is", group=name, ordinal=str(number))
    for name in ("Australia", "Indonesia"):
        submit(page, "Say who came", party=name, seat="co-chair")
    submit(page, "Add an item to the agenda", title=STOCK)
    for text in objectives:
        submit(page, "Add an item to the agenda", title=text, parent=STOCK)
    submit(page, "Add an item to the agenda", title="Interventions of members")
    submit(page, "Add an item to the agenda", title=ISSUE)
    submit(page, "Add an item to the agenda", title=WORKSHOP, about=item)
    press(page, "Begin the meeting")
    page.get_by_role("link", name="2 Interventions of members").click()
    for name in SPOKE:
        submit(page, "Add an intervention", party=name, summary="Took the floor.")
    page.goto(meeting)
    press(page, "Close this meeting")
    return meeting


def add_programme(page: Page, hub: RunningHub, **fields: str) -> None:
    page.goto(f"{hub.desk}/programmes/add/")
    for name, text in fields.items():
        place = page.locator(f"[name={name}]")
        if name == "kind":
            place.select_option(label=text)
        elif name == "agencies":
            for agency in text.split(", "):
                page.get_by_label(agency, exact=True).check()
        else:
            place.fill(text)
    press(page, "Add")


def enter_colombo(hub: RunningHub, page: Page) -> None:
    """The two weeks from 20 November to 1 December 2023, as the regional office's page says it. No number of people is
    public."""
    add_programme(
        page,
        hub,
        kind="investigations programme",
        title="International People Smuggling Investigations programme",
        place="Colombo",
        begins_on="2023-11-20",
        ends_on="2023-12-01",
        about="Two weeks of theory and practice, towards one exercise that follows a scenario.",
        modules="Digital forensics\nDocument examination\nIntelligence\nExercise that follows a scenario",
        facilitators="Australian Federal Police\nNew Zealand Police\nRoyal Canadian Mounted Police\nJCLEC",
        countries="LK BD ID MY TH VN",
        agencies="law enforcement, immigration, coast guard, navy",
        source="Regional Support Office, on the programme of Colombo, rso.baliprocess.net",
    )
    submit(page, "Name an item of the plan that it fulfils", number="2")

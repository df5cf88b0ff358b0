"""An offer on its way: given as a screenshot, read, joined, asked about, answered, come back, passed on, recalled."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from barriers import find_violations
from desk import Desk
from playwright.sync_api import Browser, Locator, Page, expect
from running_hub import NO_AUTHORITIES, TITIAN, RunningHub
from waiting import wait_until
from wire_phone import run_in_hub

from titian.hub.tests import warm
from titian.leads.pictures import find_lacks

ACCOUNT, RETURNED, FIRST = "quiet_pier88", "quiet_pier91", "quiet_pier17"
# Our own words, of a town and an employer that are made up; no speaker has reviewed them.
TOLD = (
    "(fictional) ဆိပ်ကမ်းငြိမ်း ရုံးသည် မုန့်ဆိုင်ဟောင်းအနောက်ဘက် တောင်ကုန်းစိမ်းပေါ်တွင် ရှိသည်။ "
    "မီးအိမ်များ ထွန်းသည့်အချိန်အထိ ဖောက်သည်များနှင့် စကားပြောရမည့် စာရိုက်သူများ ခေါ်သည်။ "
    "အဖွဲ့တိုင်း ပန်းခြံကိုယ်ပိုင်ရှိပြီး သစ်စက်ငယ်ကို အတူသုံးသည်။ အတွေ့အကြုံမလို၊ လစာ {pay}။ "
    "နေရာရရန် စပေါ်ငွေ ကြိုပေးရမည်။ telegram: @{account}"
)
LACK = find_lacks("my")
MAKE = """
from django.utils import timezone
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.keep_recipient import keep_recipient, make_read_key
from titian.leads.actions.set_rules import say_brought
from titian.leads.actions.take_offer import take_from_page
from titian.leads.disruption.actions.keep_answer_key import make_answer_key
from titian.people.models import User
office, now = User.objects.get(username="regional-office"), timezone.now()
partner = add_partner(actor=office, now=now, name="Quiet platform (fictional)")
recipient = keep_recipient(actor=office, now=now, partner=partner, purpose="disruption", use="act", countries=[])
say_brought(actor=office, now=now, country="MM", town="", language="my", ads=100, why="Fictional")
take_from_page(words=%r, tlp="green", pap="green", purpose="disrupt", network="192.0.2.9", now=now)
print(json.dumps({"partner": str(partner.pk), "recipient": str(recipient.pk),
    "answers": make_answer_key(actor=office, partner=partner, now=now),
    "reads": make_read_key(actor=office, partner=partner, now=now)}))
"""
# What the worker does within minutes, at once.
GATHER = """
from datetime import timedelta
from django.utils import timezone
from titian.leads.actions.gather_leads import gather_leads
from titian.leads.actions.read_leads import read_leads
from titian.leads.actions.take_picture import read_pictures
read_pictures()
read_leads()
gather_leads(timezone.now() + timedelta(minutes=%d))
print(1)
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture(scope="module")
def made(browser: Browser, hub: RunningHub) -> Any:  # Any: JSON
    """An offer that was typed, and the same from another account, as a screenshot; pasted where none can be read."""
    made = run_in_hub(hub, MAKE % tell(FIRST, "၈၀၀၀၀၀"))
    giver = browser.new_context(viewport={"width": 540, "height": 900}, device_scale_factor=2)
    page = giver.new_page()
    if LACK:
        give_offer(page, hub, tell(ACCOUNT, "၉၀၀၀၀၀"))
    else:
        give_screenshot(page, hub, tell(ACCOUNT, "၉၀၀၀၀၀"))
    giver.close()
    run_in_hub(hub, GATHER % 1)
    return made


def check_small(page: Page) -> None:
    """On the smallest phone nothing is cut off, and nobody is kept out."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert find_violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def tell(account: str, pay: str) -> str:
    return TOLD.format(account=account, pay=pay)


def give_offer(page: Page, hub: RunningHub, words: str) -> None:
    """Anybody, on the public page in Burmese: words that are pasted."""
    page.goto(f"{hub.desk}/offer/my/")
    page.locator("textarea[name=words]").fill(words)
    send_with_terms(page.locator("main form", has=page.locator("[name=words]")))


def give_screenshot(page: Page, hub: RunningHub, words: str) -> None:
    """Anybody, on the same page: a picture of a telephone's screen on which the words stand."""
    page.goto(f"{hub.desk}/offer/my/")
    drawn = draw_screen(page, words)
    page.reload()
    form = page.locator("main form", has=page.locator("[name=picture]"))
    form.locator("[name=picture]").set_input_files({"name": "screen.png", "mimeType": "image/png", "buffer": drawn})
    send_with_terms(form)


def draw_screen(page: Page, words: str) -> bytes:
    """The words in large letters of the page's own Burmese, twice as many points as a small telephone has."""
    page.evaluate(
        r"""async (words) => {
            const said = document.createElement("p");
            said.textContent = words.replaceAll("။ ", "။\n");
            said.style.cssText = "font-size: 22px; line-height: 2; margin: 24px; white-space: pre-line";
            document.querySelector("main").replaceChildren(said);
            await document.fonts.ready;
        }""",
        words,
    )
    return page.locator("main").screenshot()


def send_with_terms(form: Locator) -> None:
    for name, code in (("tlp", "green"), ("pap", "green"), ("purpose", "disrupt")):
        form.locator(f"input[name={name}][value={code}]").check()
    form.locator("button[type=submit]").click()
    expect(form.page.locator(".note[role=status]")).to_be_visible(timeout=40_000)


def make(page: Page, move: str, **given: str | bool) -> None:
    """What stands behind the button of a move, filled in and pressed."""
    form = page.locator(f"form[action$='/{move}/']").first
    if not form.is_visible():
        page.locator("details", has=page.locator(f"form[action$='/{move}/']")).first.locator("summary").click()
    press(form, **given)


def press(form: Locator, **given: str | bool) -> None:
    for name, value in given.items():
        fields = form.locator(f"[name={name}]")
        kind = fields.first.evaluate("(each) => each.type")
        if value is True:
            fields.check()
        elif kind in {"checkbox", "radio"}:
            fields.and_(form.locator(f"[value='{value}']")).check()
        elif kind.startswith("select"):
            fields.select_option(str(value))
        else:
            fields.fill(str(value))
    with form.page.expect_navigation():
        form.locator("button[type=submit]").click()


def open_lead(page: Page, hub: RunningHub, account: str) -> str:
    """The address of the lead whose words name the account; its page is open then."""
    page.goto(f"{hub.desk}/leads/?state=all")
    addresses = page.locator("main tbody a").evaluate_all("(all) => all.map((each) => each.href)")
    return str(next(each for each in addresses if is_of(page, each, account)))


def read_at_partner(hub: RunningHub, key: str) -> httpx.Client:
    """The platform's own program."""
    head = {"Authorization": f"Bearer {key}", "Host": f"{hub.name}:{hub.port}"}
    return httpx.Client(
        base_url=f"http://127.0.0.1:{hub.port}/api/v1", headers=head, timeout=30, verify=NO_AUTHORITIES, trust_env=False
    )


def take(hub: RunningHub, folder: Path, key: str) -> tuple[str, list[Any]]:  # Any: JSON
    """The second hub, as its operator runs it by the clock: what it says, and what it holds then."""
    kept = folder / "key"
    kept.write_text(key)
    taken = folder / "taken"
    ran = warm.run(
        [TITIAN, "leads", "take", f"{hub.desk}/taxii2/", str(taken), "--key-file", str(kept)], env=hub.environment
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout, [json.loads(path.read_text("utf-8")) for path in taken.glob("*--*.json")]


@pytest.mark.skipif(bool(LACK), reason=f"needs {LACK}: the walk begins with pasted words")
def test_screenshot_in_burmese_becomes_a_lead_whose_picture_is_blurred(
    browser: Browser, hub: RunningHub, made: Any
) -> None:
    analyst = Desk(browser, hub, "analyst")
    page = analyst.page
    open_lead(page, hub, ACCOUNT)
    expect(page.locator("main")).to_contain_text("A machine read the words above")
    picture = page.locator("main img")
    wait_until(lambda: measure(picture) == 16, page=page)
    check_small(page)
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("h1")).to_have_text("The picture it came in")
    wait_until(lambda: measure(picture) > 900, page=page)
    check_small(page)
    page.go_back()
    page.get_by_role("link", name="A cluster of 2 leads").click()
    expect(page.locator("h1")).to_have_text("Cluster of leads")
    check_small(page)
    assert analyst.problems == []


def measure(picture: Locator) -> int:
    """Points along the longer side of what came; 0 while nothing did."""
    return int(picture.evaluate("(each) => Math.max(each.naturalWidth, each.naturalHeight)"))


@pytest.mark.long("walks")
def test_an_offer_is_read_asked_about_seen_again_passed_on_and_recalled(
    browser: Browser, hub: RunningHub, made: Any, tmp_path: Path
) -> None:
    # The desk reads it: its language, a sign with its words, and what it belongs with.
    first, second = Desk(browser, hub, "analyst"), Desk(browser, hub, "second-analyst")
    one, other = first.page, second.page
    address = open_lead(one, hub, ACCOUNT)
    expect(one.locator("[aria-labelledby=signs-title]")).to_contain_text("မြန်မာဘာသာ")
    # Whichever signs the machine read whole: of a picture some signs of writing are read wrong.
    quote = one.locator("[aria-labelledby=signs-title] .thing q").first.inner_text()
    one.get_by_role("link", name="A cluster of 2 leads").click()
    expect(one.locator("h1")).to_have_text("Cluster of leads")
    cluster = one.url
    one.goto(address)
    press(one.locator(f"form:has(input[name=written][value*={ACCOUNT}])"))
    make(one, "say_part", part="offerer", why="It stands where to apply")
    make(one, "assess", confidence="high", leads_to="scams", why="A deposit is asked for", against="The pier is real")

    check_small(one)

    # Two people ask the platform, which answers by its program.
    one.goto(f"{address}ask/")
    named = one.locator("input[name=targets]").get_attribute("value")
    assert named
    press(
        one.locator("main form", has=one.locator("[name=inside]")),
        inside="no", inside_why="Whoever investigates was asked", partner=made["partner"], ask="preserve",
        targets=named, rule="Terms 4.2: no offers without an employer", quote=quote,
        evidence=sha256(quote.encode()).hexdigest(), basis="terms", legal_basis="Terms 4.2",
        against="The pier is real", days="7", is_there=True,
    )  # fmt: skip
    make(one, "release", why="I read it")
    request = one.url
    expect(one.locator("main")).to_contain_text("takes a second person")
    other.goto(request)
    make(other, "send", why="I read it too")
    with read_at_partner(hub, made["answers"]) as platform:
        (told,) = platform.get("/lead-requests").json()
        assert told["letter"]["targets"][0]["written"].endswith(ACCOUNT)
        assert "held by force" in told["letter"]["statement"]
        where = f"/lead-requests/{told['id']}/answers/{uuid.uuid4()}"
        assert platform.put(where, json={"state": "acted", "words": "Kept for 90 days"}).status_code == 200
    one.goto(request)
    expect(one.locator("main")).to_contain_text("Kept for 90 days")
    make(one, "see_gone", why="Nothing stands there any more")

    # The wording comes back, and is seen.
    give_offer(browser.new_context().new_page(), hub, tell(RETURNED, "၉၅၀၀၀၀"))
    run_in_hub(hub, GATHER % 3)
    other.goto(cluster)
    expect(other.locator("main .facts")).to_contain_text("3")
    again = other.locator("main tbody a").evaluate_all("(all) => all.map((each) => each.href)")
    returned = next(each for each in again if is_of(other, each, RETURNED))
    other.goto(request)
    make(other, "come_back", how="other_account", other=returned.rstrip("/").rpartition("/")[2], why="Word for word")
    expect(other.locator("main")).to_contain_text("Came back as")

    # A package goes to a second hub, is recalled, and is said to be gone.
    one.goto(f"{address}put/")
    press(one.locator("main form", has=one.locator("[name=package]")))
    package = one.url
    make(one, "set_terms", recipients=made["recipient"], days="30", flight="none")
    make(one, "review", read_words=True, read_held=True, thought_of_force=True, thought_of_flight=True)
    other.goto(package)
    make(other, "release")
    expect(other.locator("main")).to_contain_text("Quiet platform (fictional)")
    said, kept = take(hub, tmp_path, made["reads"])
    assert ", 0 deleted, 0 recalls" in said
    assert ACCOUNT in json.dumps(kept)
    assert "no ground for arrest or return" in json.dumps(kept)
    other.goto(package)
    make(other, "recall", reason="cleared")
    other.goto(f"{hub.desk}/leads/packages/recalled/")
    expect(other.locator("main")).to_contain_text("Quiet platform (fictional)")
    said, kept = take(hub, tmp_path, made["reads"])
    assert "1 recalls said to be gone" in said
    assert ACCOUNT not in json.dumps(kept)
    other.reload()
    expect(other.locator("main")).to_contain_text("Nobody: whatever was recalled is gone everywhere.")
    assert first.problems == second.problems == []


def is_of(page: Page, address: str, account: str) -> bool:
    page.goto(address)
    return account in page.locator("blockquote").first.inner_text()

"""A certificate is checked by a page that was kept as a file, with no network: genuine, changed, of another hub, over."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub

from titian.sealing import CourseCertificate, SigningKey, decode_base64url, generate_signing_key, sign_course

TODAY = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=366)


def read_hub(hub: RunningHub) -> tuple[str, SigningKey]:
    trust = hub.folder / "data" / "trust"
    payload = (trust / "keys.jws").read_text("ascii").split(".")[1]
    return json.loads(decode_base64url(payload))["hub_id"], SigningKey.from_jwk(
        json.loads((trust / "hub.key.json").read_bytes())
    )


def make(hub_id: str, key: SigningKey, *, name: str | None = None, issued_at: datetime = TODAY) -> str:
    certificate = CourseCertificate(
        id=uuid.uuid4(), hub_id=hub_id, issuer="The hub", course_id="c", course="Meeting fear", parts=("Fear",),
        issued_at=issued_at, expires_at=issued_at + YEAR, name=name,
    )  # fmt: skip
    return sign_course(certificate, key)


def read_verdict(page: Page, text: str) -> str:
    """The one verdict that shows, after the text was put in and checked."""
    page.locator("#text").fill(text)
    page.locator("button[type=submit]").click()
    shown = page.locator("[data-verdict]:visible")
    expect(shown).to_have_count(1)
    return str(shown.get_attribute("data-verdict"))


@pytest.mark.timeout(120)
def test_a_kept_page_checks_certificates_with_no_network(browser: Browser, hub: RunningHub, tmp_path: Path) -> None:
    hub_id, key = read_hub(hub)
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)

    # In the hub's own page, by the address that the square holds.
    page.goto(f"{hub.field_app}/certificate/#{make(hub_id, key, name='Dara')}")
    expect(page.locator('[data-verdict="good"]')).to_be_visible()
    expect(page.locator('[data-fact="name"] dd')).to_have_text("Dara")
    with page.expect_download() as download:
        page.locator('a[href="?keep"]').click()
    kept = tmp_path / "kept.html"
    download.value.save_as(kept)

    context.set_offline(True)
    page.goto(f"{kept.as_uri()}#{make(hub_id, key)}")
    expect(page.locator('[data-verdict="good"]')).to_be_visible()
    expect(page.locator("#no-name")).to_be_visible()
    head, _, tail = make(hub_id, key).split(".")
    changed = f"{head}.{make(hub_id, key, name='Somebody else').split('.')[1]}.{tail}"
    assert read_verdict(page, changed) == "altered"
    expect(page.locator('[data-fact="course"]')).to_be_hidden()
    assert read_verdict(page, make(str(uuid.uuid4()), generate_signing_key())) == "other_hub"
    assert read_verdict(page, make(hub_id, key, issued_at=TODAY - 2 * YEAR)) == "expired"
    assert read_verdict(page, "a number for a taxi") == "unreadable"
    assert faults == []
    context.close()

    # Of one calendar, with what the page says of itself.
    thai = browser.new_page(locale="th-TH")
    thai.goto(f"{hub.field_app}/certificate/#{make(hub_id, key)}")
    expect(thai.locator("html")).to_have_attribute("lang", "th")
    expect(thai.locator('[data-fact="issued"] dd')).to_contain_text(f" {TODAY.year}")
    thai.close()

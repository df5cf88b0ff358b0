"""The links that a demo's terminal prints: to sign in on this machine, and to add a phone. No address keeps a password."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

from phone import Phone
from playwright.sync_api import Browser, expect
from running_hub import TITIAN, RunningHub


def find_link(hub: RunningHub, username: str) -> str:
    return str(next(each["sign_in"] for each in hub.demo["accounts"] if each["username"] == username))


def test_a_link_signs_in_and_the_next_one_goes_over_to_another_account(hub: RunningHub, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for username, home in (("officer", "/devices/"), ("legal-aid", "/referrals/")):
        page.goto(find_link(hub, username))
        page.wait_for_url(f"{hub.desk}{home}")
        page.go_back()
        assert "#" not in page.url, "the way back holds no password"
    passwords = [str(each["password"]) for each in hub.demo["accounts"]]
    assert not [url for url in asked if any(password in url for password in passwords)]
    page.close()


def test_a_link_with_a_wrong_password_says_so_and_asks(hub: RunningHub, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{hub.desk}/accounts/login/#supervisor:not-these-four-words")
    expect(page.get_by_text("User name and password do not belong together")).to_be_visible()
    assert "#" not in page.url
    page.close()


def test_by_another_name_of_the_machine_nothing_is_filled_in(hub: RunningHub, browser: Browser) -> None:
    """A demo that is shown to others under a name of its own: whoever opens such a link there types as ever."""
    page = browser.new_page()
    link = find_link(hub, "officer")
    page.route(
        "**/*",
        lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace("demo.example", "localhost"))),
    )
    page.goto(link.replace("localhost", "demo.example"))
    page.locator("script[src*=demo-sign-in]").wait_for(state="attached")
    page.wait_for_load_state()
    expect(page.locator("#id_login")).to_have_value("")
    page.close()


def test_by_the_name_of_a_regions_hub_it_signs_in_too(hub: RunningHub, browser: Browser) -> None:
    page = browser.new_page()
    page.route(
        "**/*",
        lambda route: route.fulfill(
            response=route.fetch(url=route.request.url.replace("region.localhost", "localhost"))
        ),
    )
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.goto(find_link(hub, "officer").replace("localhost", "region.localhost"))
    assert "login=officer" in str(sent.value.post_data)
    assert "#" not in page.url
    page.close()


def read_terminal(terminal: int, wanted: str) -> str:
    """What stands on it once this is there, or once whoever wrote to it has gone."""
    shown = b""
    while wanted.encode() not in shown:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
    return shown.decode()


def test_on_a_terminal_it_prints_a_link_that_adds_a_phone(tmp_path: Path, browser: Browser) -> None:
    hub = RunningHub(tmp_path)
    hub.prepare()
    ours, theirs = pty.openpty()
    command = [TITIAN, "serve", "--port", str(hub.port)]
    with subprocess.Popen(command, env=hub.environment, stdout=theirs, stderr=subprocess.DEVNULL) as serving:
        try:
            os.close(theirs)
            found = re.search(r"^Phone  (\S+)", read_terminal(ours, "Stop with Ctrl-C."), re.M)
            assert found
            phone = Phone(browser.new_context())
            phone.page.goto(found[1])
            phone.wait_for("enrol")
            phone.press("Add this phone")
            expect(phone.page.get_by_text("Is this you?")).to_be_visible()
            expect(
                phone.page.get_by_text("Officer Demo").or_(phone.page.get_by_text("Malee Demo")).first
            ).to_be_visible()
            phone.context.close()
        finally:
            serving.terminate()
            os.close(ours)


def test_in_a_log_it_prints_none(hub: RunningHub) -> None:
    log = hub.log.read_text()
    assert "Desk " in log
    assert "Phone " not in log

"""Everything that can go wrong with a phone in the field, in a real browser, as rows of tables.

After each: nothing accepted is lost, nothing is sent twice, nothing is readable on the phone, and the officer reads a
sentence that says what to do. docs/developers/faults.md says how to add a row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fault_hub import JSON_TYPE, NONCE, SYNC, Answer, Fault
from fault_phone import KEPT_STEPS, NO_NETWORK, FaultPhone
from phone import Phone
from playwright.sync_api import expect
from waiting import wait_until

pytestmark = [pytest.mark.timeout(300), pytest.mark.long("faults", one_in=20, together=20)]
BOTH = ""
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def waiting(phones: FaultPhone) -> list[str]:
    """Home, unlocked, with two sealed items that wait: their ids."""
    phones.open_home()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    assert len(items) == 2
    return items


# --- the network: drops, crawls, lies, duplicates ------------------------------------------------------------------

DROPS = [
    "aborted", "accessdenied", "addressunreachable", "connectionaborted", "connectionclosed", "connectionfailed",
    "connectionrefused", "connectionreset", "internetdisconnected", "namenotresolved", "timedout", "failed",
]  # fmt: skip
PAGES: dict[str, tuple[int, dict[str, str], str]] = {
    "a page": (200, HTML, "<html><title>Welcome to free network</title></html>"),
    "an empty page": (200, HTML, ""),
    "a page that forbids": (403, HTML, "<html>Sign in</html>"),
    "a page that asks for a password": (401, HTML, "<html>Sign in</html>"),
    "a page that is not there": (404, HTML, "<html>Not found</html>"),
    "network sign-in wanted": (511, HTML, "<html>Sign in</html>"),
    "redirect elsewhere": (302, {"location": "http://portal.example/login"}, ""),
    "redirect that keeps the method": (307, {"location": "http://portal.example/login"}, ""),
    "redirect for ever": (301, {"location": "http://portal.example/"}, ""),
}
LIES: dict[str, tuple[int, dict[str, str], str]] = {
    "an empty object": (200, JSON_TYPE, "{}"),
    "nothing": (200, JSON_TYPE, "null"),
    "a list": (200, JSON_TYPE, "[]"),
    "a number": (200, JSON_TYPE, "7"),
    "plain text": (200, {"content-type": "text/plain"}, "ok"),
    "an empty body": (200, JSON_TYPE, ""),
    "half an object": (200, JSON_TYPE, '{"items": [{"item_id": "'),
    "bytes": (200, {"content-type": "application/octet-stream"}, "\x00\x01\x02"),
    "a page said to be JSON": (200, JSON_TYPE, "<html>Sign in</html>"),
}
NETWORK: list[tuple[str, Fault, str]] = [
    *((f"{path} drops: {code}", Fault(path=path, abort=code), "error-hub-unreachable") for path in (NONCE, SYNC) for code in DROPS),
    ("answer lost", Fault(lost=True), "error-hub-unreachable"),
    ("answer lost after the request came twice", Fault(lost=True, times=2), "error-hub-unreachable"),
    *((f"{path} answered by {name}", Fault(path=path, instead=page), "error-hub-other-answers") for path in (NONCE, SYNC) for name, page in PAGES.items()),
    *((f"sync answered by {name}", Fault(instead=lie), "error-hub-unreadable") for name, lie in LIES.items()),
    *((f"nonce answered by {name}", Fault(path=NONCE, instead=LIES[name]), "error-hub-unreadable") for name in ("an empty object", "nothing", "half an object")),
]  # fmt: skip


def broken(phones: FaultPhone, fault: Fault, sentence: str, items: list[str]) -> None:
    """One fault on the home screen, the sentence, then all is well again."""
    phones.hub.nonces.clear()
    phones.hub.fault = fault
    if fault.path == NONCE:  # a nonce the phone still has would let it pass by
        phones.hub.fault = replace(fault, path=BOTH)
    phones.check_now()
    phones.expect_sentence(sentence)
    phones.expect_nothing_lost(items)


@pytest.mark.parametrize(("fault", "sentence"), [row[1:] for row in NETWORK], ids=[row[0] for row in NETWORK])
def test_network(phones: FaultPhone, waiting: list[str], fault: Fault, sentence: str) -> None:
    broken(phones, fault, sentence, waiting)


@pytest.mark.parametrize("times", [2, 3, 5])
def test_request_that_arrives_more_than_once(phones: FaultPhone, waiting: list[str], times: int) -> None:
    phones.hub.fault = Fault(times=times)
    phones.check_now()
    phones.expect_waiting(0)
    phones.expect_nothing_lost(waiting)


@pytest.mark.parametrize("slow", [1, 2])
def test_network_that_crawls(phones: FaultPhone, waiting: list[str], slow: int) -> None:
    phones.hub.nonces.clear()  # so that the first request is followed by a second
    phones.hub.fault = Fault(path=BOTH, hang=True)
    phones.check_now()
    for _ in range(slow):
        wait_until(lambda: phones.hub.hanging, page=phones.page)
        checking = phones.page.get_by_role("button", name=re.compile("^Checking"))
        expect(checking).to_be_enabled()  # sending never takes the tap away
        phones.hub.let_through()
    phones.hub.fault = None
    phones.expect_nothing_lost(waiting)


def test_answer_of_another_request_is_not_believed(phones: FaultPhone, waiting: list[str]) -> None:
    phones.check_now()
    phones.expect_sent_once(waiting)
    phones.expect_waiting(0)  # the receipts are written: what changes next is no part of this sync
    replayed = next(body for body in reversed(phones.hub.answered) if '"receipts"' in body)
    phones.change(
        "titian-shared",
        "sealed",
        "return {...row, order: row.order + 10, item_id: crypto.randomUUID(), state: 'waiting', receipt: null};",
    )
    phones.hub.fault = Fault(instead=(200, JSON_TYPE, replayed))
    phones.check_now()
    phones.expect_sentence("error-hub-unreadable")
    phones.expect_states("received", "received", "waiting", "waiting")
    phones.expect_nothing_readable()


# --- a hub that answers 500, 409, garbage, never ----------------------------------------------------------------------


def told(status: int, code: str = "", **headers: str) -> Fault:
    body = json.dumps({"code": code, "message": ""} if code else {"detail": "x"})
    return Fault(path=BOTH, instead=(status, {**JSON_TYPE, **headers}, body))


STATUSES: list[tuple[Fault, str]] = [
    *((told(status), "error-hub-failed") for status in (400, 403, 404, 405, 409, 418, 429, 500, 501, 502, 503, 504, 507)),
    (told(500, "hub.failed"), "error-hub-failed"),
    (told(503, "hub.busy", **{"retry-after": "120"}), "error-hub-failed"),
    (told(503, "hub.key_missing"), "error-hub-failed"),
    (told(429, "rate.exceeded", **{"retry-after": "3600"}), "error-hub-refused"),
    (told(409, "request.conflict"), "error-hub-refused"),
    (told(401, "nonce.spent"), "error-hub-refused"),
    (told(401, "nonce.unknown"), "error-hub-refused"),
    (told(401, "signature.invalid"), "error-hub-refused"),
    (told(401, "device.unknown"), "error-hub-refused"),
    (told(403, "device.revoked"), "error-hub-refused"),
    (Fault(path=BOTH, instead=(502, HTML, "<html>Bad gateway</html>")), "error-hub-failed"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "sentence"), STATUSES)
def test_hub_that_cannot(phones: FaultPhone, waiting: list[str], fault: Fault, sentence: str) -> None:
    broken(phones, fault, sentence, waiting)


def without(*names: str) -> Callable[[Answer], object]:
    return lambda answer: {name: value for name, value in answer.items() if name not in names}


def with_(**members: Any) -> Callable[[Answer], object]:
    return lambda answer: {**answer, **members}


def of_items(change: Callable[[Answer], object]) -> Callable[[Answer], object]:
    return lambda answer: {**answer, "items": [change(item) for item in answer["items"]]}


def flip(jws: str) -> str:
    """The same statement under a signature that is one letter off."""
    head, payload, signature = jws.split(".")
    return f"{head}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def swapped(answer: Answer) -> object:
    """Each item with the receipt of another."""
    many = len(answer["receipts"])
    return {**answer, "items": [{**item, "receipt": (item["receipt"] + 1) % many} for item in answer["items"]]}


GARBAGE: dict[str, tuple[Callable[[Answer], object], str]] = {
    "no items": (without("items"), "error-hub-unreadable"),
    "items of another shape": (with_(items={"a": 1}), "error-hub-unreadable"),
    "items that are text": (with_(items=["a", "b"]), "error-hub-unreadable"),
    "an empty list of items": (with_(items=[]), "error-hub-unreadable"),
    "items without an id": (of_items(lambda item: {**item, "item_id": None}), "error-hub-unreadable"),
    "items of somebody else": (of_items(lambda item: {**item, "item_id": "x"}), "error-hub-unreadable"),
    "items without a status": (of_items(lambda item: {**item, "status": None}), "error-hub-unreadable"),
    "an unknown status": (of_items(lambda item: {**item, "status": "perhaps"}), "error-hub-unreadable"),
    "no receipts": (without("receipts"), "error-hub-unreadable"),
    "receipts of another shape": (with_(receipts="x"), "error-hub-unreadable"),
    "places outside the receipts": (of_items(lambda item: {**item, "receipt": 99}), "error-hub-unreadable"),
    "places before the receipts": (of_items(lambda item: {**item, "receipt": -1}), "error-hub-unreadable"),
    "places that are text": (of_items(lambda item: {**item, "receipt": "zero"}), "error-hub-unreadable"),
    "receipts that are no statements": (lambda a: {**a, "receipts": ["x.y.z" for _ in a["receipts"]]}, "error-receipt-not-trusted"),
    "receipts cut short": (lambda a: {**a, "receipts": [one[:-9] for one in a["receipts"]]}, "error-receipt-not-trusted"),
    "receipts under a wrong signature": (lambda a: {**a, "receipts": [flip(one) for one in a["receipts"]]}, "error-receipt-not-trusted"),
    "receipts of other items": (swapped, "error-receipt-not-trusted"),
    "cut in the middle": (lambda a: str(a)[: len(str(a)) // 2], "error-hub-unreadable"),
    "refused and no code": (of_items(lambda item: {"item_id": item["item_id"], "status": "refused"}), "error-hub-unreadable"),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "sentence"), GARBAGE.values(), ids=GARBAGE.keys())
def test_hub_that_answers_garbage(
    phones: FaultPhone, waiting: list[str], tamper: Callable[[Answer], object], sentence: str
) -> None:
    broken(phones, Fault(tamper=tamper), sentence, waiting)


HARMLESS: dict[str, Callable[[Answer], object]] = {
    "a standing under a wrong signature": lambda answer: {**answer, "standing": flip(answer["standing"])},
    "a standing of another shape": with_(standing=5),
    "no standing": without("standing"),
    "referrals of another shape": with_(referrals={"a": "b"}),
    "referrals of nobody": with_(referrals=[{"referral_id": "x", "responsibility": "taken"}, 5, None]),
    "an unknown member": with_(surprise=[1, 2, 3]),
    "items that were never sent": lambda answer: {**answer, "items": [{"item_id": "y", "status": "received", "receipt": 0}, *answer["items"]]},
    "an epoch that is a number": lambda answer: {**without("standing")(answer), "epoch": 5},  # type: ignore[dict-item]
}  # fmt: skip


@pytest.mark.parametrize("tamper", HARMLESS.values(), ids=HARMLESS.keys())
def test_oddity_beside_a_true_receipt(
    phones: FaultPhone, waiting: list[str], tamper: Callable[[Answer], object]
) -> None:
    phones.hub.fault = Fault(tamper=tamper)
    phones.check_now()
    phones.expect_waiting(0)
    phones.expect_states("received", "received")
    phones.expect_nothing_lost(waiting)


def test_receipts_of_a_stranger(phones: FaultPhone, waiting: list[str]) -> None:
    phones.hub.key, own = phones.hub.stranger, phones.hub.key
    try:
        phones.check_now()
        phones.expect_sentence("error-receipt-not-trusted")
        phones.expect_states("waiting", "waiting")
    finally:
        phones.hub.key = own
    phones.hub.reset()
    phones.expect_nothing_lost(waiting)


def test_hub_that_never_answers(phones: FaultPhone) -> None:
    phones.restore("two waiting")
    phones.page.clock.install()
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.hub.fault = Fault(path=BOTH, hang=True)
    phones.check_now()
    wait_until(lambda: phones.hub.hanging, page=phones.page)
    phones.page.clock.fast_forward(91_000)
    phones.expect_sentence("error-hub-unreachable")
    phones.page.clock.resume()
    phones.expect_nothing_lost(items)
    phones.close_pages()


def test_tap_while_a_request_hangs_sends_at_once(phones: FaultPhone) -> None:
    phones.restore("two waiting")
    phones.page.clock.install()
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.hub.fault = Fault(path=BOTH, hang=True)
    phones.check_now()
    wait_until(lambda: phones.hub.hanging, page=phones.page)
    phones.page.clock.fast_forward(9_000)
    phones.hub.fault = None
    phones.check_now()
    phones.expect_sent_once(items)
    phones.expect_nothing_readable()
    phones.hub.heal()
    phones.close_pages()


# --- one item is refused ------------------------------------------------------------------------------------------------

FINAL = ["item.malformed", "item.too_large", "envelope.mismatch", "recipient.ended", "another.code"]


@pytest.mark.parametrize("code", FINAL)
def test_poisoned_item_stays_with_its_reason_and_holds_up_no_other(
    phones: FaultPhone, waiting: list[str], code: str
) -> None:
    bad, good = waiting
    phones.hub.refuse[bad] = code
    phones.check_now()
    phones.expect_waiting(0)
    phones.expect_sentence("home-refused")
    expect(phones.page.locator('[data-hook="refused"]')).to_contain_text(code)
    phones.expect_states("received", "refused")
    phones.hub.heal()
    phones.check_now()
    phones.expect_sent_once([good])
    phones.expect_nothing_readable()


@pytest.mark.parametrize("code", ["item.failed", "recipient.unknown"])
def test_item_refused_for_now_is_offered_again(phones: FaultPhone, waiting: list[str], code: str) -> None:
    phones.hub.refuse = {waiting[0]: code}
    phones.check_now()
    phones.expect_sentence("error-item-refused")
    phones.expect_waiting(1)
    phones.expect_nothing_lost(waiting)


@pytest.mark.parametrize("code", ["request.too_large", "request.unreadable"])
def test_batch_the_hub_cannot_take_is_cut(phones: FaultPhone, waiting: list[str], code: str) -> None:
    real = phones.hub.answer

    def answer(path: str, jws: str) -> tuple[int, Answer]:
        many = path == SYNC and phones.page is not None and jws.count(".") == 2 and len(jws) > 12_000
        return (413, {"code": code, "message": ""}) if many else real(path, jws)

    phones.hub.answer = answer  # type: ignore[method-assign]
    try:
        phones.check_now()
        phones.expect_waiting(0)
    finally:
        phones.hub.answer = real  # type: ignore[method-assign]
    left = [row for row in phones.rows("sealed") if row["state"] == "refused"]
    phones.expect_sent_once([item for item in waiting if item not in {row["item_id"] for row in left}])
    assert all(row["refusal"] == code for row in left)
    phones.expect_nothing_readable()


# --- killed ---------------------------------------------------------------------------------------------------------------

#: What is answered last before a screen of the interview that is kept: before the first tap there is nothing to keep.
STEPS = tuple(step - 1 for step in KEPT_STEPS)


def asked(phone: Phone) -> tuple[str, str]:
    return phone.screen, phone.text_id


QUESTIONS = ("care", "consent-question", "ask", "offer", "choice")


@pytest.mark.parametrize("at", STEPS)
def test_killed_at_each_step_of_an_interview(phones: FaultPhone, at: int) -> None:
    """Killed with the answer just given: what was answered before is never asked again, and the talk goes on from there."""
    assert len(phones.steps) > max(STEPS) + 1
    phones.restore(f"step {at + 1}")
    # A subject begins again at its offer; what was asked of it is not asked again.
    offers = {step for step in phones.steps[: at + 1] if step[0] == "offer"}
    answered = {step for step in phones.steps[: at + 1] if step[0] in QUESTIONS} - offers
    phones.open()
    phones.resume()
    phones.step(wait=at % 2 == 0)  # every other time it dies before the next screen stands
    phones.kill()
    phones.open()
    phones.expect_nothing_readable()
    phones.resume()
    for _ in range(30):
        here = asked(phones.phone)
        assert here not in answered
        if (here[0] in QUESTIONS and here not in offers) or here[0] in ("outcome", "recipient-question"):
            break
        phones.step()
    assert here in {("outcome", ""), ("recipient-question", "closing.ask_recipient"), *phones.steps[at + 1 :]}


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize("state", ["two waiting", "two kept"])
def test_killed_at_each_write_of_a_sync(phones: FaultPhone, state: str, nth: int) -> None:
    phones.restore(state)
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    assert len(items) == 2
    phones.hub.heal()
    if state == "two kept":
        phones.hub.epoch = "00000000-0000-4000-8000-000000000001"  # restored from a backup: all is offered again
    phones.arm("killed", at=nth)
    phones.check_now()
    phones.wait_until_hit_or_over()
    phones.kill()
    phones.open(unlock=False)
    phones.phone.wait_for("unlock")
    phones.expect_sent_once(items)  # locked, and at once: the killed tab's lease holds nothing up
    phones.expect_nothing_readable()


MOMENTS = ["before the hub sees it", "before the answer comes"]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("path", [NONCE, SYNC])
def test_killed_while_a_request_is_out(phones: FaultPhone, path: str, moment: str) -> None:
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    reached: list[str] = []
    phones.hub.fault = Fault(
        path=path,
        before=(lambda: reached.append(path)) if moment == MOMENTS[0] else None,
        after=(lambda: reached.append(path)) if moment == MOMENTS[1] else None,
    )
    phones.check_now()
    wait_until(lambda: reached, page=phones.page)
    phones.kill()
    phones.hub.heal()
    phones.open()
    phones.expect_nothing_lost(items)


# --- storage: full at each write, closed under us ------------------------------------------------------------------------


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize("lasts", [False, True], ids=["once", "from then on"])
def test_full_at_each_write_of_a_sync(phones: FaultPhone, waiting: list[str], nth: int, lasts: bool) -> None:
    phones.arm("full", at=nth, lasts=lasts)
    phones.check_now()
    phones.phone.wait_until_checked()
    # What else is written follows in the background, at a time of its own, and is done again with the next contact.
    if phones.was_hit("sealed") and lasts:
        phones.expect_sentence("error-storage-full")
    phones.disarm()
    phones.expect_nothing_lost(waiting)


@pytest.mark.parametrize("nth", range(1, 7))
def test_database_closed_during_a_sync(phones: FaultPhone, waiting: list[str], nth: int) -> None:
    phones.arm("closed", at=nth)
    phones.check_now()
    phones.phone.wait_until_checked()
    phones.disarm()
    phones.expect_nothing_lost(waiting)


# --- records that storage has spoilt ----------------------------------------------------------------------------------------


SPOILT_ITEMS = {
    "a bit of the bytes": "const bytes = row.ciphertext.slice(); bytes[60] ^= 1; return { ...row, ciphertext: bytes };",
    "cut bytes": "return { ...row, ciphertext: row.ciphertext.slice(0, 30) };",
    "no bytes": "return { ...row, ciphertext: new Uint8Array(0) };",
    "another digest": "return { ...row, sha256: 'f'.repeat(64) };",
}


@pytest.mark.parametrize("code", SPOILT_ITEMS.values(), ids=SPOILT_ITEMS.keys())
def test_spoilt_item_is_set_apart_and_holds_up_no_other(phones: FaultPhone, waiting: list[str], code: str) -> None:
    bad, good = waiting
    phones.change("titian-shared", "sealed", f"if (row.item_id !== '{bad}') return undefined; {code}")
    phones.check_now()
    phones.expect_sentence("home-refused")
    phones.expect_sent_once([good])
    phones.expect_states("received", "refused")
    phones.expect_nothing_readable()


ODD_ITEMS = {
    "a lease of a year ahead": "return { ...row, state: 'sending', lease: { holder: 'x', until: Date.now() + 4e10 } };",
    "a lease that runs": "return { ...row, state: 'sending', lease: { holder: 'x', until: Date.now() + 9e4 } };",
    "a lease long over": "return { ...row, state: 'sending', lease: { holder: 'x', until: 5 } };",
    "no lease": "return { ...row, state: 'sending', lease: null };",
}


@pytest.mark.parametrize("code", ODD_ITEMS.values(), ids=ODD_ITEMS.keys())
def test_item_that_a_dead_process_was_sending(phones: FaultPhone, waiting: list[str], code: str) -> None:
    phones.change("titian-shared", "sealed", code)
    phones.expect_nothing_lost(waiting)


# --- wiped with items waiting -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["forged", "of another", "of yesterday", "unsigned", "no text", "another kind"])
def test_false_word_of_the_end_touches_nothing(phones: FaultPhone, waiting: list[str], word: str) -> None:
    phones.hub.ended = word
    phones.check_now()
    phones.expect_sentence("error-hub-refused")
    phones.expect_waiting(2)
    phones.hub.reset()
    phones.expect_nothing_lost(waiting)

"""Somebody with many addresses floods a hub that runs: sign-in, enrolment, complaints, nonces, each from its own socket.

Every address is one of this machine's own (127.0.0.2 and on), as the review had it. While it goes on, a phone hands over
a referral, a phone and a stranger from other networks complain, and whoever can sign in does.
"""

from __future__ import annotations

import base64
import json
import threading
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from altcha import Challenge, Payload, solve_challenge
from running_hub import NO_AUTHORITIES, RunningHub
from wire_phone import WirePhone, run_in_hub

from titian.sealing.complaints import seal_text

pytestmark = pytest.mark.timeout(300)
ADDRESSES: Final = [f"127.0.0.{last}" for last in range(2, 34)]
FLOODERS: Final = 4
"""At once: what a hub spends on a flood is what the flood spends, and both share this machine."""
VECTORS: Final = json.loads(
    (Path(__file__).parents[2] / "contracts/sealing/complaints.json").read_text(encoding="utf-8")
)
COMPLAINTS: Final = "/api/v1/complaints"
COUNT: Final = """
from titian.feedback.models import Complaint
print(json.dumps([str(each) for each in Complaint.objects.values_list("pk", flat=True)]))
"""


def call_from(address: str, hub: RunningHub) -> httpx.Client:
    """Whoever sits at this address."""
    return httpx.Client(
        base_url=f"http://127.0.0.1:{hub.port}",
        headers={"Host": f"field.localhost:{hub.port}"},
        transport=httpx.HTTPTransport(local_address=address, verify=NO_AUTHORITIES),
        timeout=60,
    )


@contextmanager
def flood(hub: RunningHub, body: Mapping[str, str]) -> Iterator[Counter[str]]:
    """Junk at every open door, from every address in turn, until this ends; how often which answer came."""
    over, told = threading.Event(), Counter[str]()
    lock = threading.Lock()

    def run(number: int) -> None:
        lines = [call_from(address, hub) for address in ADDRESSES[number::FLOODERS]]
        while not over.is_set():
            for line in lines:
                junk = make_complaint(body)
                asked: tuple[tuple[str, dict[str, Any]], ...] = (
                    (COMPLAINTS, junk | {"work": base64.b64encode(b"{}").decode()}),
                    (f"{COMPLAINTS}/phone", junk | {"day_pass": "0" * 64}),
                    ("/api/v1/enrolments/claim", {"code": "x" * 22}),
                    ("/api/v1/nonce", {}),
                )
                for path, given in asked:
                    answer = line.post(path, json=given)
                    with lock:
                        told[f"{path} {answer.status_code}"] += 1
        for line in lines:
            line.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(FLOODERS)]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        over.set()
        for thread in threads:
            thread.join()


def make_complaint(body: Mapping[str, str]) -> dict[str, Any]:
    payload = {
        "kind": "complaint",
        "about": ["hurt"],
        "words": "",
        "language": "id",
        "station": "",
        "made_on": f"{datetime.now(UTC):%Y-%m-%d}",
        "answer_to": body["recipient"],
    }
    return {
        "complaint_id": str(uuid.uuid4()),
        "recipient": body["fingerprint"],
        "lookup": uuid.uuid4().hex * 2,
        "key_file": VECTORS["answer_file"],
        "ciphertext": base64.b64encode(seal_text(payload, body["recipient"])).decode(),
    }


def do_work(line: httpx.Client) -> str:
    """What a browser does with the hub's challenge."""
    challenge = Challenge.from_dict(line.post(f"{COMPLAINTS}/work").json())
    solution = solve_challenge(challenge)
    assert solution is not None
    return Payload(challenge, solution).to_base64()


def test_a_flood_from_many_addresses_keeps_nobody_out(hub: RunningHub) -> None:
    phone = WirePhone.enrol(hub)
    listed = {each["name"]: each for each in phone.recipients}
    body = listed["Listening House (fictional)"]
    with flood(hub, body) as told, call_from("127.0.1.1", hub) as neighbour:
        # A referral is handed over, with its receipt.
        item = phone.make_item()
        answer = phone.send(phone.sign(item)).json()
        assert phone.receipt_of(item, answer)
        # A complaint of a phone's, and one of a stranger's once the work is done.
        of_phone = make_complaint(body) | {"day_pass": answer["day_pass"]}
        taken = neighbour.post(f"{COMPLAINTS}/phone", json=of_phone)
        assert (taken.status_code, "receipt" in taken.json()) == (200, True), taken.text
        of_stranger = make_complaint(body)
        taken = neighbour.post(COMPLAINTS, json=of_stranger | {"work": do_work(neighbour)})
        assert (taken.status_code, "receipt" in taken.json()) == (200, True), taken.text
        # And somebody at a desk signs in.
        desk = httpx.get(
            f"http://127.0.0.1:{hub.port}/accounts/login/", headers={"Host": f"localhost:{hub.port}"}, timeout=60
        )
        assert desk.status_code == 200
    print(json.dumps(dict(sorted(told.items()))))
    # The flood was one, and nothing of it is kept.
    assert sum(told.values()) > len(ADDRESSES)
    assert not [answer for answer in told if answer.endswith((" 500", " 502", " 503"))]
    assert not told[f"{COMPLAINTS} 200"] + told[f"{COMPLAINTS}/phone 200"]
    kept = run_in_hub(hub, COUNT)
    assert sorted(kept) == sorted([of_phone["complaint_id"], of_stranger["complaint_id"]])

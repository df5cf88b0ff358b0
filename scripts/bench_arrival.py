"""An arrival of thousands on ten phones without a network, merged at a hub and reconciled, on this machine.

    python scripts/bench_arrival.py [--people 7000] [--phones 10]

Node runs the phones (web/field/bench-arrival.mjs: the code a phone runs, without its ciphers); every phone but the last
then sends over HTTP to a hub of its own making, signed, some requests twice and in no order; the last phone's lines come
by another, which read its pictures. What the hub makes of it is held to what is true. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from running_hub import RunningHub  # noqa: E402
from wire_phone import WirePhone, run_in_hub  # noqa: E402

ITEMS_A_REQUEST = 20

READ_BOARD = """
import time
from dataclasses import asdict
from titian.arrivals.models import Arrival
from titian.arrivals.stored import read_board
arrival = Arrival.objects.get(pk="{arrival_id}")
began, used = time.monotonic(), time.process_time()
board = read_board(arrival)
figures = board.figures()
disputed = [slip for slip, _ in board.list_disputed()]
print(json.dumps({{"sheet": asdict(figures.sheet), "disputed": disputed, "seconds": time.monotonic() - began,
                   "cpu_seconds": time.process_time() - used,
                   "slips": len(board.slips), "lines": sum(map(len, board.slips.values()))}}))
"""


@dataclass(frozen=True)
class Met:
    """How it went. `sheet` is the hub's, `truth` what the simulation knows."""

    people: int
    phones: int
    touches: int
    phone_seconds: float
    phone_cpu_seconds: float
    pictures: int
    picture_seconds: float
    items: int
    lines: int
    merge_seconds: float
    reconcile_seconds: float
    reconcile_cpu_seconds: float
    sheet: dict[str, Any]  # Any: as the hub prints it
    truth: dict[str, Any]  # Any: as the simulation prints it
    disputed: list[str]

    @property
    def is_reconciled(self) -> bool:
        """Every figure is the true one, each difference is named, and the sheet adds up."""
        sheet, truth = self.sheet, self.truth
        parts = {name: figure for name, figure in sheet["parts"].items() if figure}
        whole = sum(parts.values()) + sheet["disputed"] + sheet["given_twice"] + sheet["without_slip"]
        return bool(
            sheet["arrived"] == truth["arrived"] == whole
            and parts == truth["parts"]
            and self.disputed == truth["disputed"]
            and sheet["without_slip"] == truth["without_slip"]
            and sheet["given_twice"] == 0
        )


def meet(hub: RunningHub, people: int, phones: int) -> Met:
    """One arrival of so many at this hub."""
    ran = subprocess.run(
        ["node", "web/field/bench-arrival.mjs", str(people), str(phones)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    crowd: dict[str, Any] = json.loads(ran.stdout)  # Any: JSON
    chance = random.Random(7)  # noqa: S311  (an order of requests, the same each time)
    requests: list[tuple[WirePhone, list[Any]]] = []
    senders = WirePhone.enrol_many(hub, len(crowd["items"]))
    for phone, items in zip(senders, crowd["items"], strict=True):
        requests += [(phone, items[at : at + ITEMS_A_REQUEST]) for at in range(0, len(items), ITEMS_A_REQUEST)]
    requests += chance.sample(requests, k=len(requests) // 3)  # answers that were lost on the way
    chance.shuffle(requests)
    began = time.monotonic()
    for phone, items in requests:
        answer = phone.send(phone.sign(*items)).json()
        assert all(each["status"] == "received" for each in answer["items"]), answer
    merged = time.monotonic() - began
    read: dict[str, Any] = run_in_hub(hub, READ_BOARD.format(arrival_id=crowd["arrival_id"]))  # Any: JSON
    return Met(
        people=people,
        phones=phones,
        touches=crowd["touches"],
        phone_seconds=crowd["phone_seconds"],
        phone_cpu_seconds=crowd["phone_cpu_seconds"],
        pictures=crowd["pictures"],
        picture_seconds=crowd["picture_seconds"],
        items=sum(map(len, crowd["items"])),
        lines=read["lines"],
        merge_seconds=merged,
        reconcile_seconds=read["seconds"],
        reconcile_cpu_seconds=read["cpu_seconds"],
        sheet=read["sheet"],
        truth=crowd["truth"],
        disputed=read["disputed"],
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--people", type=int, default=7000)
    options.add_argument("--phones", type=int, default=10)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            met = meet(hub, asked.people, asked.phones)
        finally:
            hub.stop()
    sys.stdout.write(json.dumps({**asdict(met), "is_reconciled": met.is_reconciled}) + "\n")


if __name__ == "__main__":
    main()

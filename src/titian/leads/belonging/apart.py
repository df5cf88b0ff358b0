"""Offers gathered in a process of its own: `python -m titian.leads.belonging.apart` reads them and writes clusters.

What it takes of memory goes back whole when it ends, and it may take no more than `MOST_MEMORY`. Nothing touches a
disk. A line in is `{"offer": [id, plain, language, first, last]}` or `{"judged": [one, other, verdict]}`; a line out is
one cluster, by ids and numbers alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from . import Cluster, Edge, Judgement, Offer, Verdict, gather

MOST_MEMORY: Final = 4 * 1024 * 1024 * 1024
"""Of addresses, not of what is held: a hundred thousand offers hold some 1.2 GB (docs/leads/figures.md)."""
MOST_SECONDS: Final = 1800
Pair = tuple[str, str, float, bool]
"""Two offers, how alike they are, and whether a person judged it."""


class NotGathered(Exception):
    """It took too long or too much memory, or was stopped. What was gathered before stands."""


@dataclass(frozen=True)
class Gathered:
    """One cluster by ids: its leader, its members in the order in which they came, those laid out for its template."""

    leader: str
    members: tuple[str, ...]
    laid_out: tuple[str, ...]
    languages: tuple[str, ...]
    weakest: Pair | None
    proposals: tuple[Pair, ...]
    edges: tuple[Pair, ...]


def gather_apart(offers: Iterable[Offer], judgements: Iterable[Judgement]) -> list[Gathered]:
    """What `gather` gives, by ids. The offers are passed on one by one, and none is kept here. Raises NotGathered."""
    try:
        return _run(offers, judgements)
    except BrokenPipeError as error:
        raise NotGathered from error


def _run(offers: Iterable[Offer], judgements: Iterable[Judgement]) -> list[Gathered]:
    command = [sys.executable, "-I", "-m", __name__]
    # One thread: the machine is everybody's, and each takes addresses of its own.
    environment = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(  # noqa: S603  (our own program)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True,
        encoding="utf-8",
    ) as process:  # fmt: skip
        given, told = process.stdin, process.stdout
        limit = threading.Timer(MOST_SECONDS, process.kill)
        limit.start()
        try:
            if given is None or told is None:
                raise NotGathered
            # It writes nothing before it has read to the end, so neither waits for the other.
            given.writelines(_write_in(offers, judgements))
            given.close()
            found = [_read_out(line) for line in told]
            process.wait()
        except BaseException:
            process.kill()
            raise
        finally:
            limit.cancel()
    if process.returncode:
        raise NotGathered
    return found


def _write_in(offers: Iterable[Offer], judgements: Iterable[Judgement]) -> Iterator[str]:
    for offer in offers:
        days = [offer.first_seen.isoformat(), offer.last_seen.isoformat()]
        yield json.dumps({"offer": [offer.id, offer.plain, offer.language, *days]}) + "\n"
    for judgement in judgements:
        yield json.dumps({"judged": [judgement.one, judgement.other, judgement.verdict.value]}) + "\n"


def _read_in(lines: Iterable[str]) -> tuple[list[Offer], list[Judgement]]:
    offers, judgements = [], []
    for line in lines:
        for kind, said in json.loads(line).items():
            if kind == "judged":
                judgements.append(Judgement(said[0], said[1], Verdict(said[2])))
            else:
                first, last = (datetime.fromisoformat(day) for day in said[3:])
                offers.append(Offer(said[0], said[1], said[2], first, last))
    return offers, judgements


def name_parts(cluster: Cluster, plain_of: dict[str, str]) -> Gathered:
    """A cluster by ids. Of a text that several offers have, the first is laid out."""
    first_of: dict[str, str] = {}
    for member in (cluster.leader, *cluster.members):
        first_of.setdefault(plain_of[member], member)
    return Gathered(
        leader=cluster.leader,
        members=cluster.members,
        laid_out=tuple(first_of[text] for text in cluster.laid_out),
        languages=cluster.languages,
        weakest=_pair(cluster.weakest) if cluster.weakest else None,
        proposals=tuple(map(_pair, cluster.proposals)),
        edges=tuple(map(_pair, cluster.edges)),
    )


def _pair(edge: Edge) -> Pair:
    return edge.one, edge.other, edge.likeness, edge.judged


def _read_out(line: str) -> Gathered:
    said = json.loads(line)
    return Gathered(
        leader=said["leader"],
        members=tuple(said["members"]),
        laid_out=tuple(said["laid_out"]),
        languages=tuple(said["languages"]),
        weakest=_read_pair(said["weakest"]) if said["weakest"] else None,
        proposals=tuple(map(_read_pair, said["proposals"])),
        edges=tuple(map(_read_pair, said["edges"])),
    )


def _read_pair(said: list[Any]) -> Pair:  # Any: of JSON
    one, other, likeness, is_judged = said
    return one, other, likeness, is_judged


def main() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    if hasattr(os, "nice"):
        os.nice(10)  # whoever waits for a page comes first
    offers, judgements = _read_in(sys.stdin)
    plain_of = {offer.id: offer.plain for offer in offers}
    for cluster in gather(offers, judgements):
        sys.stdout.write(json.dumps(vars(name_parts(cluster, plain_of))) + "\n")


if __name__ == "__main__":
    main()

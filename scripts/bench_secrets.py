"""How long a copied phone holds out against somebody who guesses its secret, by kind of secret.

    python scripts/bench_secrets.py [--seconds 60]

Argon2id at the cost the vault uses, run by OpenSSL on one core, as somebody would who has copied the phone's files and
so meets none of the app's waits. What a larger attacker needs is that figure divided; it is worked out, not measured.
Memory-hard as it is, a graphics card gains less on it than on a plain hash, but how much was not tried.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from math import prod
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

HERE: Final = Path(__file__).resolve().parent.parent
SLOTS: Final = HERE / "web/field/src/vault/slots.ts"
DAY: Final = 86_400.0
MANY_CORES: Final = 1_000

# How many secrets of a kind there are, if each is as likely as another. People choose some far more often.
KINDS: Final[dict[str, int]] = {
    "eight digits": 10**8,
    "ten digits": 10**10,
    "four words of 2,000 everyday words": 2_000**4,
    "four words drawn by lot of 7,776": 7_776**4,
}


def read_cost() -> dict[str, int]:
    """Memory in KiB, passes and lanes, as the vault's source states them."""
    found = re.search(r"DEFAULT_COST[^{]*\{([^}]*)\}", SLOTS.read_text(encoding="utf-8"))
    if not found:
        raise SystemExit(f"{SLOTS} no longer states DEFAULT_COST where this looks for it.")
    members = dict(part.split(":") for part in found[1].split(","))
    cost = {name.strip(): prod(int(factor) for factor in value.split("*")) for name, value in members.items()}
    return {name: cost[name] for name in ("memory", "passes", "lanes")}


def measure_guesses(seconds: float) -> float:
    """Guesses in one CPU-second of one core; `seconds` of clock time are spent on it."""
    cost, salt = read_cost(), os.urandom(16)
    tries, started, spent = 0, time.monotonic(), time.process_time()
    while time.monotonic() - started < seconds:
        Argon2id(
            salt=salt, length=32, iterations=cost["passes"], lanes=cost["lanes"], memory_cost=cost["memory"]
        ).derive(f"{tries:08d}".encode())
        tries += 1
    return tries / (time.process_time() - spent)


def project(rate: float) -> dict[str, dict[str, float]]:
    """Days until half of all secrets of a kind are tried: on one core of this machine, and on a thousand."""
    return {
        kind: {"one_core_days": count / 2 / rate / DAY, "many_cores_days": count / 2 / rate / MANY_CORES / DAY}
        for kind, count in KINDS.items()
    }


def measure_secrets(seconds: float = 60) -> dict[str, Any]:  # Any: figures by name
    """The rate and what follows from it."""
    rate = measure_guesses(seconds)
    return {"guesses_a_cpu_second": rate, "kinds": project(rate)}


def main() -> None:
    """Prints it as JSON."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seconds", type=float, default=60)
    print(json.dumps(measure_secrets(reader.parse_args().seconds), indent=2))


if __name__ == "__main__":
    main()

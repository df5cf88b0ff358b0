"""How well and how fast offers are read and gathered, on invented ads; `--write` puts it into docs/leads/figures.md.

    python scripts/bench_leads.py [--ads 100000] [--read 6000] [--json] [--write]
    python scripts/bench_leads.py --ads 1000000 --check     (a lane of `make long`)

Everything is counted on the half of the campaigns nothing was tuned on (`is_held_out`), with Wilson's 95 % intervals.
Precision and recall are of pairs: of those put together, how many are of one campaign; of those of one campaign, how
many were put together. Pairs of one campaign are not drawn apart from each other, so that intervals of campaigns stand
beside them: a campaign counts as whole where its largest cluster holds nine tenths of its ads.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import pickle
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

HERE: Final = Path(__file__).resolve().parent.parent
PAGE: Final = HERE / "docs" / "leads" / "figures.md"
BEGIN, END = "<!-- figures: written by scripts/bench_leads.py -->", "<!-- end of figures -->"
SEED: Final = 20261201
WHOLE: Final = 0.9
LEAST_PRECISION: Final = 0.99
LEAST_RECALL: Final = 0.90
MOST_MIB: Final = 12 * 1024

if TYPE_CHECKING:
    from titian.leads.belonging import Cluster
    from titian.leads.tests.invented_ads import Ad


def make_text_plain(text: str) -> str:
    """The plain text, in a process of its own."""
    from titian.leads.reading.plain import make_plain

    return make_plain(text).plain.text


def gather_in_child(path: Path) -> dict[str, Any]:
    """Clusters of the offers in a file, and what gathering them took."""
    from titian.leads.belonging import Offer, gather
    from titian.leads.belonging.shingles import cut

    rows = pickle.loads(path.read_bytes())  # noqa: S301 (we wrote it a moment ago)
    offers = [Offer(*row) for row in rows]
    cut(["loads numpy and the table of letters"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, clock = time.process_time(), time.perf_counter()
    clusters = gather(offers)
    took = {"seconds": time.perf_counter() - clock, "cpu": time.process_time() - cpu}
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path.write_bytes(pickle.dumps(clusters))
    return {**took, "mib": after / 1024, "mib_before": before / 1024}


def measure_belonging(count: int) -> dict[str, Any]:
    """Precision and recall of pairs and of campaigns, by language, and the time and memory for so many ads."""
    from titian.leads.tests.invented_ads import invent

    ads = invent(count, seed=SEED)
    with multiprocessing.Pool(2) as pool:
        plains = pool.map(make_text_plain, [ad.text for ad in ads], chunksize=500)
    rows = [(ad.id, plain, ad.language, ad.seen, ad.seen) for ad, plain in zip(ads, plains, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offers"
        path.write_bytes(pickle.dumps(rows))
        ran = subprocess.run(
            [sys.executable, __file__, "--child", str(path)], check=True, capture_output=True, text=True
        )
        clusters = pickle.loads(path.read_bytes())  # noqa: S301
    return {"ads": count, **json.loads(ran.stdout), **count_pairs(ads, clusters)}


def count_pairs(ads: Sequence[Ad], clusters: Sequence[Cluster]) -> dict[str, Any]:
    """For each language of the held-out half: pairs put together rightly and wrongly, pairs there are, campaigns."""
    from titian.leads.tests.invented_ads import is_held_out

    by_id = {ad.id: ad for ad in ads}
    sizes = Counter(ad.campaign for ad in ads if is_held_out(ad))
    tongue = {ad.campaign: ad.language for ad in ads}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    largest: Counter[str] = Counter()
    for campaign, size in sizes.items():
        found[tongue[campaign]]["there"] += pairs(size)
    for cluster in clusters:
        told = Counter(by_id[member].campaign for member in cluster.members)
        for campaign, size in told.items():
            if campaign in sizes:
                largest[campaign] = max(largest[campaign], size)
                found[tongue[campaign]]["right"] += pairs(size)
                found[tongue[campaign]]["wrong"] += size * (len(cluster.members) - size)
    for campaign, size in sizes.items():
        if size > 1:
            found[tongue[campaign]]["campaigns"] += 1
            found[tongue[campaign]]["whole"] += largest[campaign] >= WHOLE * size
    return {"by_language": {tag: dict(counts) for tag, counts in sorted(found.items())}}


def pairs(size: int) -> int:
    return size * (size - 1) // 2


def measure_reading(count: int) -> dict[str, Any]:
    """How long a reading takes, whether its language is right, and how many honest ads and lures raise a look."""
    from titian.leads.reading import load_rules, read
    from titian.leads.tests.invented_ads import invent, is_held_out

    rules = load_rules().for_practice()
    languages = sorted(rules.signs)
    read("Cook wanted, call +66 81 234 5678", languages=languages, rules=rules)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    by_rule: Counter[str] = Counter()
    by_town: dict[str, Counter[str]] = defaultdict(Counter)
    times = []
    first_of = {ad.campaign: ad for ad in reversed(invent(count * 3, seed=SEED + 1, posts=1)) if is_held_out(ad)}
    for ad in list(first_of.values())[:count]:
        clock = time.perf_counter()
        reading = read(ad.text, languages=languages, country=ad.country, rules=rules)
        times.append(time.perf_counter() - clock)
        kind = "lure" if ad.is_lure else "honest"
        found[ad.language][kind] += 1
        found[ad.language][f"{kind}_look"] += reading.wants_a_look
        found[ad.language]["language_right"] += reading.language == ad.language
        by_town[find_town(ad)].update([kind, *([f"{kind}_look"] if reading.wants_a_look else [])])
        if not ad.is_lure:
            by_rule.update({hit.rule for hit in reading.hits if hit.weight == "look"})
    times.sort()
    return {
        "read": len(times),
        "median_ms": 1000 * times[len(times) // 2],
        "p99_ms": 1000 * times[int(len(times) * 0.99)],
        "by_language": {tag: dict(counts) for tag, counts in sorted(found.items())},
        "by_town": {town: dict(counts) for town, counts in sorted(by_town.items())},
        "honest_look_by_rule": dict(by_rule),
    }


def find_town(ad: Ad) -> str:
    """The ad's town, as English names it: those of another language stand in the same order."""
    from titian.leads.tests.invented_ads import read_words

    words = read_words()
    for country, towns in words[ad.language].towns.items():
        if ad.town in towns:
            return words["en"].towns[country][towns.index(ad.town)]
    raise ValueError(ad.town)


def measure_bundle(count: int = 1_000) -> dict[str, Any]:
    """Seconds in which a package of so many identifiers is written as STIX, and how many bytes that is."""
    from titian.leads.out.stix import write_bundle
    from titian.leads.out.tests.packages import make_large

    package, spent, made = make_large(count), [], b""
    for _ in range(5):
        clock = time.perf_counter()
        made = write_bundle(package)
        spent.append(time.perf_counter() - clock)
    return {"objects": count, "seconds": sorted(spent)[len(spent) // 2], "bytes": len(made)}


def find_faults(belonging: dict[str, Any]) -> list[str]:
    """What of gathering falls short, a sentence each. Time is told and not judged: other lanes run beside it."""
    every = sum((Counter(row) for row in belonging["by_language"].values()), Counter[str]())
    precision = every["right"] / (every["right"] + every["wrong"])
    recall = every["right"] / every["there"]
    print(
        f"{belonging['ads']:,} invented ads: {belonging['seconds']:.0f} s ({belonging['cpu']:.0f} s of processor),"
        f" {belonging['mib']:.0f} MiB at most; precision of pairs {precision:.3f}, recall {recall:.3f}."
    )
    return [
        *([f"Precision is below {LEAST_PRECISION}."] if precision < LEAST_PRECISION else []),
        *([f"Recall is below {LEAST_RECALL}."] if recall < LEAST_RECALL else []),
        *([f"It took more than {MOST_MIB} MiB."] if belonging["mib"] > MOST_MIB else []),
    ]


def share(hits: int, of: int) -> str:
    from titian.leads.shares import share_interval

    low, high = share_interval(hits, of)
    return f"{hits / of if of else 0:.3f} ({low:.3f}–{high:.3f})"


def tell(belonging: dict[str, Any], reading: dict[str, Any]) -> str:
    """The page's part that is measured."""
    is_alone = belonging["seconds"] < 1.2 * belonging["cpu"]
    beside = "" if is_alone else " Other programs ran beside it: the time of the processor says more than the clock."
    lines = [
        BEGIN,
        f"Measured {time.strftime('%d %B %Y', time.gmtime())} on {os.cpu_count()} cores, Python {platform.python_version()}.{beside}",
        "",
        f"**Belonging**, {belonging['ads']:,} invented ads: {belonging['seconds']:.1f} s"
        f" ({belonging['cpu']:.1f} s of processor), {belonging['mib']:.0f} MiB at most.",
        "",
        "| language | precision of pairs | recall of pairs | campaigns whole |",
        "|---|---|---|---|",
    ]
    rows = belonging["by_language"]
    for tag, row in [("all", sum((Counter(row) for row in rows.values()), Counter())), *rows.items()]:
        precision = share(row["right"], row["right"] + row.get("wrong", 0))
        whole = share(row["whole"], row["campaigns"])
        lines.append(f"| {tag} | {precision} | {share(row['right'], row['there'])} | {whole} |")
    lines += [
        "",
        f"**Reading**, {reading['read']:,} invented ads, each of another campaign: {reading['median_ms']:.1f} ms in the middle,"
        f" {reading['p99_ms']:.1f} ms for all but one in a hundred.",
        "",
        "| language | honest ads that raise a look | lures that raise a look | language told rightly |",
        "|---|---|---|---|",
    ]
    rows = reading["by_language"]
    for tag, row in [("all", sum((Counter(row) for row in rows.values()), Counter())), *rows.items()]:
        honest, lures = row.get("honest", 0), row.get("lure", 0)
        lines.append(
            f"| {tag} | {share(row.get('honest_look', 0), honest)} | {share(row.get('lure_look', 0), lures)}"
            f" | {share(row['language_right'], honest + lures)} |"
        )
    lines += ["", "| town | honest ads that raise a look | lures that raise a look |", "|---|---|---|"]
    for town, row in reading["by_town"].items():
        honest, lures = (share(row.get(f"{kind}_look", 0), row.get(kind, 0)) for kind in ("honest", "lure"))
        lines.append(f"| {town} | {honest} | {lures} |")
    named = ", ".join(f"{rule} ({count})" for rule, count in sorted(reading["honest_look_by_rule"].items()))
    return "\n".join([*lines, "", f"Rules that raised a look at honest ads: {named or 'none'}.", END])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--ads", type=int, default=100_000)
    arguments.add_argument("--read", type=int, default=6_000)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--check", action="store_true", help="gather alone; exit code 1 where it falls short")
    arguments.add_argument("--child", type=Path)
    given = arguments.parse_args()
    if given.child:
        print(json.dumps(gather_in_child(given.child)))
        return
    if given.check:
        if faults := find_faults(measure_belonging(given.ads)):
            sys.exit(" ".join(faults))
        return
    reading, belonging = measure_reading(given.read), measure_belonging(given.ads)
    if given.json:
        print(json.dumps({"belonging": belonging, "reading": reading, "bundle": measure_bundle()}))
        return
    told = tell(belonging, reading)
    print(told)
    if given.write:
        page = PAGE.read_text("utf-8")
        PAGE.write_text(page[: page.index(BEGIN)] + told + page[page.index(END) + len(END) :], "utf-8")


if __name__ == "__main__":
    main()

"""Shows that the fault suite can fail: breaks the field app on purpose, one place at a time, and runs the rows that must see it.

`python scripts/mutants.py` breaks each, `mutants.py receipt lease` some; a minute or two each. The broken app lies in a
checkout of its own, so that other tests may run beside it. `--write` brings the table in docs/developers/faults.md up to date.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FIELD = HERE / "web/field"
BUILT = HERE / "src/titian/hub/built/field"
PAGE = HERE / "docs/developers/faults.md"
NETWORK, PHONE = "tests/test_fault_suite.py", "tests/test_fault_suite_phone.py"


@dataclass(frozen=True)
class Mutant:
    """`was` stands once in `file` (below web/field/src) and is replaced; each of `rows` then fails."""

    name: str
    what: str
    file: str
    was: str
    becomes: str
    rows: tuple[str, ...]


MUTANTS = (
    Mutant(
        "delete", "An item that came back without a true receipt is deleted", "sync/outbox.ts",
        "await this.#store.release([record]).catch(() => undefined);", "await this.#store.removePassed(record);",
        (f"{NETWORK}::test_receipts_of_a_stranger",),
    ),
    Mutant(
        "receipt", "A receipt is not verified", "sync/outbox.ts",
        "await checkReceipt(told.receipt, record, round.trust, this.#enrolment.hub_id)",
        "{ jws: told.receipt, sequence: 1, epoch: 'x', backed_up_through: -1, issued_at: '2026-01-01T00:00:00Z' }",
        (f"{NETWORK}::test_hub_that_answers_garbage[receipts under a wrong signature]", f"{NETWORK}::test_hub_that_answers_garbage[receipts of other items]", f"{NETWORK}::test_receipts_of_a_stranger"),
    ),
    Mutant(
        "lease", "No lease: two tabs send at once", "sync/exclusive.ts",
        "if (typeof navigator === 'undefined' || !('locks' in navigator)) return work(false);", "return work(true);",
        (f"{PHONE}::test_two_tabs_send_each_item_once",),
    ),
    Mutant(
        "keys", "A wipe leaves the vault and its keys", "vault/wipe.ts",
        "  await wipeVault(enrolmentId);\n  if (problem)", "  if (problem)",
        (f"{PHONE}::test_wipe_in_the_middle_of_an_interview_leaves_nothing_of_it", f"{PHONE}::test_true_word_of_the_end_killed_at_each_write[4]"),
    ),
    Mutant(
        "intent", "A wipe is written down after the deleting, not before", "vault/wipe.ts",
        "const problem = await markEnded(shared, enrolmentId, endedAt, by).catch((error: unknown) => asStorageError(error));",
        "const problem = true;",
        (f"{PHONE}::test_wipe_killed_at_each_write_is_finished_by_the_next_start[2]",),
    ),
    Mutant(
        "end", "Anybody's word ends an enrolment", "sync/receipts.ts",
        "return payload.enrolment_id === enrolmentId && payload.nonce === nonce;", "return true;",
        (f"{NETWORK}::test_false_word_of_the_end_touches_nothing[of another]", f"{NETWORK}::test_false_word_of_the_end_touches_nothing[of yesterday]"),
    ),
    Mutant(
        "draft", "Answers are not kept before the end", "journey/keeper.ts",
        "if (!isQueued) this.#saving = this.#saving.then(() => this.#write());", "void isQueued;",
        (f"{NETWORK}::test_killed_at_each_step_of_an_interview[6]",),
    ),
    Mutant(
        "clear", "A record of the vault lies there in clear beside its ciphertext", "vault/vault.ts",
        "        schema: RECORD_SCHEMA,\n", "        schema: RECORD_SCHEMA,\n        clear: JSON.stringify(value),\n",
        (f"{NETWORK}::test_killed_at_each_step_of_an_interview[29]",),
    ),
    Mutant(
        "half", "Half a referral is kept when storage is full", "sync/outbox-store.ts",
        "await write.store.put({ ...record, order });", "try { await write.store.put({ ...record, order }); } catch { break; }",
        (f"{PHONE}::test_storage_that_fails_at_each_write_of_sealing[full-4]",),
    ),
    Mutant(
        "spoilt", "An item that storage has spoilt is sent", "sync/outbox.ts",
        "if ((await sha256Hex(record.ciphertext)) === record.sha256)", "if (record)",
        (f"{NETWORK}::test_spoilt_item_is_set_apart_and_holds_up_no_other[a bit of the bytes]",),
    ),
    Mutant(
        "clock", "What no backup has is forgotten by the phone's own clock", "sync/outbox-store.ts",
        "async forget(standing: Standing): Promise<number> {\n    if (standing.backed_up_through < 0) return 0;",
        "async forget(told: Standing): Promise<number> {\n"
        "    const isOld = this.#clock() - Date.parse(told.issued_at) > 30 * DAY;\n"
        "    const standing = isOld ? { ...told, backed_up_through: 1e9 } : told;",
        (f"{PHONE}::test_clock_a_year_off_forgets_nothing_that_no_backup_has[a year ahead]",),
    ),
    Mutant(
        "update", "A new version takes over when it comes", "sw/update.ts",
        "worker.addEventListener('waiting', () => onWaiting(updates));", "worker.addEventListener('waiting', () => worker.messageSkipWaiting());",
        ("tests/test_going_back.py::test_a_new_version_never_takes_over_in_the_middle_of_a_talk",),
    ),
    Mutant(
        "counts", "Spoilt counts hold up what is sealed", "sync/tallies.ts",
        "this.#vault.getUnlessDamaged('tallies', RECORD)", "this.#vault.get('tallies', RECORD)",
        (f"{PHONE}::test_spoilt_record_holds_up_nothing[the counts]",),
    ),
    Mutant(
        "tabs", "One screening stays open in two tabs", "parts/one-tab.ts",
        "if (isHeld) onTaken();", "void onTaken;",
        (f"{PHONE}::test_screening_open_in_two_tabs_is_sealed_once",),
    ),
)  # fmt: skip


def make_table() -> str:
    """As it stands in the docs."""
    lines = ["| broken | where | rows that fail |", "|---|---|---|"]
    for mutant in MUTANTS:
        rows = ", ".join(f"`{row.partition('::')[2]}`" for row in mutant.rows)
        lines.append(f"| {mutant.what} | `{mutant.file}` | {rows} |")
    return "\n".join(lines)


BEGIN, END = "<!-- mutants -->\n", "\n<!-- /mutants -->"


def write_table() -> None:
    """Between its marks in the docs."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{make_table()}{END}{rest.partition(END)[2]}")


def build(mutant: Mutant, folder: Path) -> None:
    """The field app with this one place broken, in a copy of what is built."""
    shutil.copytree(BUILT, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    change = {"file": mutant.file, "was": mutant.was, "becomes": mutant.becomes, "out": str(folder)}
    subprocess.run(
        ["npx", "vite", "build", "--config", "vite.mutant.config.ts", "--logLevel", "error"],
        cwd=FIELD,
        env={**os.environ, "TITIAN_MUTANT": json.dumps(change)},
        check=True,
    )


def copy_checkout(root: Path) -> Path:
    """All of this one as links, but for its Python, which is copied and finds another built app; where that has to lie."""
    for each in HERE.iterdir():
        if each.name not in {"src", ".git", ".pytest_cache", ".hypothesis"}:
            (root / each.name).symlink_to(each)
    shutil.copytree(HERE / "src", root / "src", ignore=shutil.ignore_patterns("field"))
    return root / BUILT.relative_to(HERE)


def list_passed(rows: tuple[str, ...], root: Path) -> list[str]:
    """The rows that saw nothing in the checkout that lies there."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        with report.open("w") as file:
            subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=short", *rows],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(root / "src")},
                stdout=file,
                check=False,
            )
        said = report.read_text()
    failed = {
        line.partition(" - ")[0].removeprefix("FAILED ") for line in said.splitlines() if line.startswith("FAILED ")
    }
    passed = [row for row in rows if row not in failed]
    if passed:  # or not run at all
        print(said)
    return passed


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("names", nargs="*", help="some of them; all otherwise")
    reader.add_argument("--write", action="store_true", help="only write the table")
    given = reader.parse_args()
    if given.write:
        write_table()
        return 0
    survived = 0
    for mutant in MUTANTS:
        if given.names and mutant.name not in given.names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            build(mutant, copy_checkout(Path(folder)))
            passed = list_passed(mutant.rows, Path(folder))
        survived += len(passed)
        print(
            f"{mutant.name}: {'caught by ' + str(len(mutant.rows)) if not passed else 'NOT SEEN by ' + ', '.join(passed)}",
            flush=True,
        )
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())

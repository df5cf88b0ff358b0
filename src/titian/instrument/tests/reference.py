"""Makes a pack of an instrument written as one JSON file, and loads the evaluator that came with that file.

Only where TITIAN_REFERENCE names a folder whose `version3` holds both; the tests that need it are skipped otherwise.
"""

from __future__ import annotations

import ast
import csv
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

Json = dict[str, Any]  # the reference file is plain JSON; its shape is checked by load_pack once converted

FOLDER = Path(os.environ.get("TITIAN_REFERENCE", "")) / "version3"
SUSPENDED = {"NOW": ["suspend_return"], "TODAY": ["suspend_return"]}
BESIDE = {"specialist": ["health", "safe_place", "labour", "legal"]}
"""What `class_reading` of the reference says in words: at TODAY and NOW suspend_return; specialist with all but child."""
needs_reference = pytest.mark.skipif(
    not (FOLDER / "instrument_master.json").is_file() or not os.environ.get("TITIAN_REFERENCE"),
    reason="TITIAN_REFERENCE names no folder with a reference instrument",
)


def read(name: str) -> Any:
    """A JSON file of the reference folder."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def as_calls(expression: str | None) -> str:
    """An expression with Python's `not x` written as `not(x)`."""
    return _calls(ast.parse(expression, mode="eval").body) if expression else ""


def _calls(node: ast.expr) -> str:
    if isinstance(node, ast.BoolOp):
        joined = " or " if isinstance(node.op, ast.Or) else " and "
        return joined.join(f"({_calls(v)})" if isinstance(v, ast.BoolOp) else _calls(v) for v in node.values)
    if isinstance(node, ast.UnaryOp):
        return f"not({_calls(node.operand)})"
    return ast.unparse(node)


def as_python(tree: Json) -> str:
    """A compiled expression as the reference evaluator reads it."""
    op = tree["op"]
    if op in ("and", "or"):
        return "(" + f" {op} ".join(map(as_python, tree["of"])) + ")"
    if op == "not":
        return f"(not {as_python(tree['of'][0])})"
    names: list[object] = []
    for key, value in tree.items():
        names += [] if key == "op" else value if isinstance(value, list) else [value]
    counted = [tree["count"]] if "count" in tree else []
    return f"{op}({', '.join(map(repr, counted + [n for n in names if not isinstance(n, int)]))})"


def write_pack(master: Json, folder: Path) -> Path:
    """Writes the sheets and pack.yaml of a reference instrument."""
    (folder / "sheets").mkdir(parents=True)
    about = {
        "id": master["id"],
        "version": master["version"],
        "title": "Reference",
        "owner": "test",
        "licence": "test",
        "review_on": "2027-01-01",
        "maturity": "demo",
        "sign_offs": {},
        "retention": {"draft_hours": 24},
        "anchors": {"child": ["S03", "S07", "P04"], "age": "P04", "language": "P01", "consent": "P02", "assent": "A02"},
        "stages": [{k: s[k] for k in ("id", "needs_consent", "recorded")} for s in master["stages"]],
        "levels": [
            {"id": level["id"], "rank": level["rank"], "effects": SUSPENDED.get(level["id"], [])}
            for level in master["levels"]
        ],
        "classes": [
            {"id": name, "needs": one["needs"], "effects": one["effects"], "shown_with": BESIDE.get(name, [])}
            for name, one in master["classes"].items()
        ],
        "minimum": master["block"]["minimum"]["items"],
        "dimensions": list(master["dimensions"]),
        "scales": {name: {"blank": scale["blank"]} for name, scale in master["answer_scales"].items()},
        "lists": {k: {n: v[n] for n in ("indicators", "items") if n in v} for k, v in master["lists"].items()},
        "triage": [{"outcome": t["outcome"], "when": as_calls(t["when"])} for t in master["triage"]],
        "needs": list(master["needs"]),
        "effects": list(master["effects"]),
        "limits": {k: v for k, v in master["limits"].items() if isinstance(v, int)},
        "overrides": master["overrides"],
    }
    (folder / "pack.yaml").write_text(yaml.safe_dump(about, sort_keys=False), encoding="utf-8")
    sheets = {
        "survey": _survey(master),
        "choices": [
            {"list_name": s, "name": v} for s, scale in master["answer_scales"].items() for v in scale["values"]
        ],
        "settings": [{"form_id": master["id"], "version": master["version"]}],
        "indicators": [_indicator(row) for row in master["indicators"]],
        "outcomes": [_rule(rule) for rule in master["rules"]],
    }
    for name, rows in sheets.items():
        write_sheet(folder / "sheets" / f"{name}.csv", rows)
    return folder


def write_sheet(path: Path, rows: list[dict[str, str]]) -> None:
    """One CSV with the columns in the order in which they first appear."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _yes(value: object) -> str:
    return "yes" if value else ""


def _survey(master: Json) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    open_group = ""
    for item in master["items"]:
        if item["module"] != open_group:
            rows += [{"type": "end_group"}] if open_group else []
            open_group, module = item["module"], master["modules"][item["module"]]
            rows.append(
                {
                    "type": "begin_group",
                    "name": open_group,
                    "stage": module["stage"],
                    "opened_when": as_calls(module["opened_when"]),
                    "ask_when": as_calls(module["ask_when"]),
                    "counts_for_completeness": _yes(module["counts_for_completeness"]),
                }
            )
        rows.append(_item(item, master))
    return [*rows, {"type": "end_group"}]


def _item(item: Json, master: Json) -> dict[str, str]:
    kind = "select_multiple" if master["answer_scales"][item["scale"]]["multiple"] else "select_one"
    row = {"type": f"{kind} {item['scale']}", "name": item["id"]}
    row |= {k: item[k] for k in ("asked_of", "role")} | {"block": str(item["block"] or "")}
    row |= {k: " ".join(item[k]) for k in ("flag_when", "maps", "skip_if_indicator_already_answered")}
    if item["phase"]:
        row |= {f"phase.{k}": item["phase"][k] for k in ("scale", "work", "before_or_way")}
    row |= {k: _yes(item[k]) for k in ("private", "sensitive", "self_incriminating", "specialist_only", "recorded")}
    row["explored_by"] = " | ".join(" ".join(group) for group in item["explored_by"])
    return row | {k: as_calls(item[k]) for k in ("relevant", "ask_when")}


def _indicator(row: Json) -> dict[str, str]:
    weights = {f"weights.{k}": row["weights"][k] for k in ("adult_labour", "child_labour")}
    return {"id": row["id"], "dimension": row["dimension"], **weights, "tags": " ".join(row["tags"]), "source": "test"}


def _rule(rule: Json) -> dict[str, str]:
    row = {k: rule[k] or "" for k in ("id", "kind", "level", "source")} | {"when": as_calls(rule["when"])}
    row |= {k: " ".join(rule[k]) for k in ("effects", "needs")}
    row["classes"] = "" if rule["classes"] is None else " ".join(rule["classes"]) or "none"
    return row | {"confidential_reason": _yes(rule["confidential_reason"])}


def reduced(master: Json, document: Json) -> Json:
    """The reference instrument cut down to the items and rules of a compiled pack, with that pack's expressions."""
    items = {i["id"]: i for i in document["items"]}
    rules = {r["id"]: r for r in document["rules"]}
    modules = document["modules"]

    def python(tree: Json | None) -> str | None:
        return as_python(tree) if tree else None

    return master | {
        "items": [
            i | {k: python(items[i["id"]][k]) for k in ("relevant", "ask_when")}
            | {"explored_by": items[i["id"]]["explored_by"], "skip_if_indicator_already_answered": items[i["id"]]["covered_by"]}
            for i in sorted((i for i in master["items"] if i["id"] in items), key=lambda i: list(items).index(i["id"]))
        ],
        "modules": {m: master["modules"][m] | {k: as_python(modules[m][k]) for k in ("opened_when", "ask_when")} for m in modules},
        "rules": [r | {"when": as_python(rules[r["id"]]["when"])} for r in master["rules"] if r["id"] in rules],
        "lists": {k: {"indicators": [], "items": []} | v for k, v in ({"signs": {}} | document["lists"]).items()},
        "triage": [{"outcome": t["outcome"], "when": as_python(t["when"])} for t in document["triage"]],
    }  # fmt: skip


def load_evaluator(folder: Path, master: Json) -> Any:
    """The reference evaluator over one instrument; `folder` is a scratch folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(FOLDER / "instruments_check.py", folder / "instruments_check.py")
    (folder / "instrument_master.json").write_text(json.dumps(master), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(f"reference_{abs(hash(folder))}", folder / "instruments_check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_answers(choose: Callable[[], float], keys: Iterable[tuple[str, list[str], bool]]) -> dict[str, str]:
    """Answers at random over keys with their values; some left blank, multiple ones with one or two values."""
    answers = {}
    for key, values, multiple in keys:
        if choose() < 0.35:
            continue
        picked = [values[int(choose() * len(values))]]
        if multiple and choose() < 0.4:
            picked.append(values[int(choose() * len(values))])
        answers[key] = " ".join(dict.fromkeys(picked))
    return answers

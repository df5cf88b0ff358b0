"""Files beside a workbook that its form reads: lists of choices and tables for pulldata(), as CSV, XML or GeoJSON.

They become lists of the form under the name of the file, so that the form runtime reads them as it reads its own lists.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from .form import Choice
from .problems import Findings

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_FILES: Final = 50
MOST_ITEMS: Final = 50_000
ENDINGS: Final = (".csv", ".xml", ".geojson")
Row = Mapping[str, str]


def read_attached(folder: Path, findings: Findings) -> dict[str, tuple[Choice, ...]]:
    """Name of a file → its rows as choices; a file that cannot be read is noted and left out."""
    if not folder.is_dir():
        return {}
    files = sorted(path for path in folder.iterdir() if path.suffix.casefold() in ENDINGS and path.is_file())
    lists: dict[str, tuple[Choice, ...]] = {}
    for path in files[:MOST_FILES]:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise ValueError(f"it has more than {MOST_BYTES} bytes")
            lists[path.name] = _choices(_rows(path))
        except (OSError, ValueError, TypeError, csv.Error, RecursionError) as error:
            findings.note(
                "list.unreadable",
                f"The file `{path.name}` cannot be read: {error or 'it is not well formed'}.",
                "save it again as CSV UTF-8, XML or GeoJSON.",
            )
    return lists


def _rows(path: Path) -> Iterable[Row]:
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix.casefold() == ".csv":
        return csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    if path.suffix.casefold() == ".xml":
        return _items(text)
    return _features(json.loads(text))


def _items(text: str) -> Iterable[Row]:
    """The children of each item of ODK's `<root><item>…`. Raises ValueError for what is no such XML."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError("it is no well-formed XML, or declares entities") from error
    for item in root.iter("item"):
        yield {child.tag: (child.text or "").strip() for child in item if not len(child)}


def _features(read: object) -> Iterable[Row]:
    """The properties of each feature with its place as ODK writes it, latitude first."""
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise TypeError("it holds no list of features")
    for feature in features:
        if not isinstance(feature, dict):
            raise TypeError("a feature is none")
        properties = feature.get("properties")
        row = {str(key): _plain(value) for key, value in properties.items()} if isinstance(properties, dict) else {}
        geometry = feature.get("geometry")
        if isinstance(geometry, dict) and geometry.get("type") == "Point":
            places = geometry.get("coordinates")
            east, north, *_ = [*(places if isinstance(places, list) else []), "", ""]
            row["geometry"] = f"{north} {east} 0 0"
        yield {"id": _plain(feature.get("id", "")), **row}


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "" if value is None else str(value)


def _choices(rows: Iterable[Row]) -> tuple[Choice, ...]:
    """Rows as choices: `name` and `label`, or `id` and `title` of a map's features, and every column as it is."""
    choices: list[Choice] = []
    for number, row in enumerate(rows, start=2):
        if number > MOST_ITEMS:
            raise ValueError(f"it has more than {MOST_ITEMS} rows")
        cells = {column.strip(): cell.strip() for column, cell in row.items() if column and isinstance(cell, str)}
        name = cells.get("name") or cells.get("id") or str(number)
        label = cells.get("label") or cells.get("title", "")
        choices.append(Choice(name=name, label={"": label} if label else {}, media={}, cells=cells, row=number))
    return tuple(choices)

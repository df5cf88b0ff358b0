"""Files beside a workbook: lists and tables that its form reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from titian.forms.xlsform import Findings
from titian.forms.xlsform.attached import read_attached

CSV = "name,label,land\ntrat,Trat,th\nhpa,Hpa-An,mm\n"
XML = "<root><item><name>trat</name><label>Trat</label><land>th</land></item></root>"
GEO = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "p1",
            "properties": {"title": "Pier", "open": True, "beds": 4, "none": None},
            "geometry": {"type": "Point", "coordinates": [102.5, 12.25]},
        }
    ],
}


def read(folder: Path) -> tuple[dict[str, list[tuple[str, dict[str, str]]]], list[str]]:
    findings = Findings()
    lists = read_attached(folder, findings)
    return (
        {name: [(choice.name, dict(choice.cells)) for choice in choices] for name, choices in lists.items()},
        [problem.code for problem in findings],
    )


def test_each_kind_of_file_gives_its_rows(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text(CSV, encoding="utf-8-sig")
    (tmp_path / "towns.xml").write_text(XML, encoding="utf-8")
    (tmp_path / "places.geojson").write_text(json.dumps(GEO), encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    lists, said = read(tmp_path)
    assert said == []
    assert lists["towns.csv"][1] == ("hpa", {"name": "hpa", "label": "Hpa-An", "land": "mm"})
    assert lists["towns.xml"] == [("trat", {"name": "trat", "label": "Trat", "land": "th"})]
    assert lists["places.geojson"] == [
        (
            "p1",
            {"id": "p1", "title": "Pier", "open": "true", "beds": "4", "none": "", "geometry": "12.25 102.5 0 0"},
        )
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfe\x00"),
        ("a.xml", b"<root><item>"),
        ("a.xml", b'<!DOCTYPE r [<!ENTITY a "b">]><root>&a;</root>'),
        ("a.geojson", b"[1, 2]"),
        ("a.geojson", b"{"),
        ("a.geojson", b'{"features": [3]}'),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_left_out(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.csv").write_text(CSV, encoding="utf-8")
    lists, said = read(tmp_path)
    assert (list(lists), said) == (["good.csv"], ["list.unreadable"])


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "absent") == ({}, [])

"""A package of a module is what SCORM 2004 says a package is, and the same each time it is made."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest

from titian.courseware.check import NEEDED
from titian.courseware.modules import read_courseware
from titian.courseware.scorm import PackageImpossible, make_package

ROOT: Final = Path(__file__).parents[4]
LEARNING: Final = ROOT / "content" / "learning"
NAMES: Final = {
    "cp": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
    "imsss": "http://www.imsglobal.org/xsd/imsss",
}
MODULES: Final = [module.id for module in read_courseware(LEARNING, []).modules]


@pytest.fixture(scope="module", name="built")
def lay_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `npm run build` leaves, by name: what is in it is looked at in a browser (tests/test_scorm.py)."""
    folder = tmp_path_factory.mktemp("built")
    files = {
        "lesson/player.js": "player",
        "lesson/player.css": "styles",
        "lesson/packages.json": '["one-library"]',
        "THIRD-PARTY.txt": "Titian carries these works.\n\n"
        + f"\n\n{'-' * 72}\n\n".join(
            f"{name} 1.0 (MIT)\n\nLicence of {name}.\n"
            for name in ("another", "one-library", *(f"@fontsource-variable/noto-sans{of}" for of in ("", "-thai")))
        ),
        "field/assets/noto-sans-latin-wght-normal-AbC.woff2": "latin",
        "field/assets/noto-sans-thai-thai-wght-normal-dEf.woff2": "thai",
        "field/assets/noto-sans-bengali-bengali-wght-normal-gHi.woff2": "bengali",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def open_package(made: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made))


def find(tree: ElementTree.Element, path: str) -> ElementTree.Element:
    found = tree.find(path, NAMES)
    assert found is not None, path
    return found


ORDERS: Final = {
    ".": ["cp:metadata", "cp:organizations", "cp:resources"],
    "cp:metadata": ["cp:schema", "cp:schemaversion"],
    "cp:organizations": ["cp:organization"],
    "cp:organizations/cp:organization": ["cp:title", "cp:item", "imsss:sequencing"],
    "cp:organizations/cp:organization/cp:item": ["cp:title", "imsss:sequencing"],
    "cp:resources": ["cp:resource"],
}
"""What stands within what, in this order."""


def name_of(tag: str) -> str:
    return next((tag.replace(f"{{{name}}}", f"{short}:") for short, name in NAMES.items() if name in tag), tag)


def find_faults(opened: zipfile.ZipFile) -> list[str]:
    """What the schemas of content packaging and ADL's profile of them would refuse, and what a system could not open."""
    tree = ElementTree.fromstring(opened.read("imsmanifest.xml"))  # noqa: S314  # our own
    item = find(tree, "cp:organizations/cp:organization/cp:item")
    resource = find(tree, "cp:resources/cp:resource")
    named = [one.get("identifier", "") for one in tree.iter() if "identifier" in one.attrib]
    titles = [one.text or "" for one in tree.iter(f"{{{NAMES['cp']}}}title")]
    listed = [one.get("href", "") for one in resource]
    there = opened.namelist()
    holds = {path: [name_of(child.tag) for child in find(tree, path)] for path in ORDERS}
    is_so = {
        "the root is a manifest": name_of(tree.tag) == "cp:manifest",
        "everything stands in its order": holds == ORDERS,
        "it is of this edition": [one.text for one in find(tree, "cp:metadata")] == ["ADL SCORM", "2004 4th Edition"],
        "a name stands once": len(set(named)) == len(named),
        "names are names": all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in named),
        "titles say something": all(title.strip() for title in titles),
        "the organization that is opened is there": find(tree, "cp:organizations").get("default")
        == find(tree, "cp:organizations/cp:organization").get("identifier"),
        "the item opens the resource": item.get("identifierref") == resource.get("identifier"),
        "what is opened is a SCO": resource.get(f"{{{NAMES['adlcp']}}}scormType") == "sco",
        "… and of the web": resource.get("type") == "webcontent",
        "the page is listed": resource.get("href") in listed,
        "the manifest lies at the root": there[0] == "imsmanifest.xml",
        "every file is listed, and no other": sorted(listed) == sorted(there[1:]),
        "no name leads out, or would be escaped": all(
            re.fullmatch(r"[\w@.-]+(/[\w@.-]+)*", name) and ".." not in name for name in there
        ),
        "no system says of itself that it was passed": find(item, "imsss:sequencing/imsss:deliveryControls").attrib
        == {"completionSetByContent": "true", "objectiveSetByContent": "true"},
    }
    return [rule for rule, holds_true in is_so.items() if not holds_true]


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(
    "tag", ["th", *(pytest.param(tag, marks=pytest.mark.long("languages")) for tag in NEEDED if tag != "th")]
)
def test_every_module_in_every_language_is_a_package_that_a_system_takes(module: str, tag: str, built: Path) -> None:
    with open_package(make_package(LEARNING, module, tag, built=built)) as opened:
        assert find_faults(opened) == []
        page = opened.read("index.html").decode()
        assert f'<html lang="{tag}" dir="ltr">' in page
        # Nothing comes from anywhere else.
        assert re.findall(r'(?:src|href)="(?!(?:player|letters)\.)[^"]*"', page) == []
        assert "http" not in re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.S).replace(
            "http-equiv", ""
        )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('default="lessons"', 'default="others"'),
        ('identifierref="player"', 'identifierref="nothing"'),
        ("2004 4th Edition", "1.2"),
        ('<file href="player.js"/>', ""),
        ('adlcp:scormType="sco"', 'adlcp:scormType="asset"'),
        (' objectiveSetByContent="true"', ""),
        ('identifier="lesson"', 'identifier="player"'),
    ],
)
def test_the_rules_see_a_fault(old: str, new: str, built: Path) -> None:
    made = io.BytesIO()
    with open_package(make_package(LEARNING, "fear", "en", built=built)) as opened, zipfile.ZipFile(made, "w") as other:
        for name in opened.namelist():
            data = opened.read(name)
            if name == "imsmanifest.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            other.writestr(name, data)
    assert find_faults(open_package(made.getvalue())) != []


def test_the_same_content_gives_the_same_bytes_wherever_it_lies(built: Path, tmp_path: Path) -> None:
    shutil.copytree(LEARNING, tmp_path / "content" / "learning")
    for name in ("interface", "packs"):
        (tmp_path / "content" / name).symlink_to(ROOT / "content" / name)
    (tmp_path / "contracts").symlink_to(ROOT / "contracts")
    elsewhere = make_package(tmp_path / "content" / "learning", "children", "th", built=built)
    assert elsewhere == make_package(LEARNING, "children", "th", built=built)


def test_a_lesson_brings_its_letters_its_pictures_and_voices_of_the_words_as_they_stand(built: Path) -> None:
    with open_package(make_package(LEARNING, "fear", "th", built=built)) as opened:
        names = opened.namelist()
        (lesson,) = re.findall(r'id="lesson">(.*?)</script>', opened.read("index.html").decode(), re.DOTALL)
        lesson = json.loads(lesson)
    assert [name for name in names if name.startswith("letters/")] == [
        "letters/noto-sans-latin-wght-normal-AbC.woff2",
        "letters/noto-sans-thai-thai-wght-normal-dEf.woff2",
    ]
    assert "pictures/talk.private_place.svg" in names
    heard = [clip["file"] for clips in lesson["clips"].values() for clip in clips]
    assert set(heard) == {name for name in names if name.startswith("voices/")}
    assert lesson["isDraft"] is True
    # In its own language where the pack has it.
    assert {text["language"] for text in lesson["shown"].values()} == {"th"}
    assert "lesson-not-kept = " in lesson["sheets"][1]
    assert "learn-why = " in lesson["sheets"][1]


def test_the_licences_of_what_is_in_it_are_handed_on_and_no_others(built: Path, tmp_path: Path) -> None:
    def read(tag: str) -> list[str]:
        with open_package(make_package(LEARNING, "fear", tag, built=built)) as opened:
            return re.findall(r"^Licence of (.+)\.$", opened.read("licences.txt").decode(), re.MULTILINE)

    assert read("en") == ["one-library", "@fontsource-variable/noto-sans"]
    assert read("th") == ["one-library", "@fontsource-variable/noto-sans", "@fontsource-variable/noto-sans-thai"]
    other = shutil.copytree(built, tmp_path / "built")
    (other / "lesson" / "packages.json").write_text('["unknown"]', encoding="utf-8")
    with pytest.raises(PackageImpossible, match="licence of unknown is not among"):
        make_package(LEARNING, "fear", "en", built=other)


def test_a_clip_of_older_words_is_left_out(built: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "first-contact"
    pack.mkdir(parents=True)
    (tmp_path / "contracts").symlink_to(ROOT / "contracts")
    for name in ("pictures", "voices", "pack.yaml"):
        (pack / name).symlink_to(ROOT / "content/packs/first-contact" / name)
    shutil.copytree(ROOT / "content/packs/first-contact/locales", pack / "locales")
    path = pack / "locales" / "ur.yaml"
    text = path.read_text(encoding="utf-8")
    row = re.search(r'  phrase\.hello\.label: \{text: "', text)
    assert row
    path.write_text(text[: row.end()] + "آداب، " + text[row.end() :], encoding="utf-8")
    with open_package(make_package(LEARNING, "fear", "en", pack=pack, built=built)) as opened:
        names = opened.namelist()
    assert "voices/ur/phrase.hello.label.opus" not in names
    assert "voices/ur/phrase.take_time.label.opus" in names


def test_what_cannot_be_packed_is_told_in_a_sentence(built: Path, tmp_path: Path) -> None:
    with pytest.raises(PackageImpossible, match=r"no module courage. There are: children, fear"):
        make_package(LEARNING, "courage", "en", built=built)
    with pytest.raises(PackageImpossible, match=r"fear has no words in ur. It has them in en, id, th"):
        make_package(LEARNING, "fear", "ur", built=built)
    with pytest.raises(PackageImpossible, match="not built yet"):
        make_package(LEARNING, "fear", "en", built=tmp_path)
    spoilt = shutil.copytree(LEARNING, tmp_path / "learning")
    (spoilt / "sources.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(PackageImpossible, match=r"source\.unknown"):
        make_package(spoilt, "fear", "en", pack=ROOT / "content/packs/first-contact", built=built)

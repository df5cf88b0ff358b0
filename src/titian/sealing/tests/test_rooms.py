"""Ciphers and signatures are called in three rooms only, and this one knows no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from titian.sealing.tests.conftest import REPOSITORY

SEALING = REPOSITORY / "src" / "titian" / "sealing"
LIBRARIES = {"pyrage", "joserfc", "cryptography", "nacl", "jwt", "jose", "Crypto", "rfc3161_client"}
WEB_ROOMS = ("web/sealing/", "web/field/src/vault/")
WEB_CALL = re.compile(
    r"subtle\s*\.\s*(encrypt|decrypt|sign|verify|generateKey|importKey|deriveKey|deriveBits|wrapKey|unwrapKey)\b"
    r"|(from |import\()['\"](age-encryption|hash-wasm|@noble/(?!hashes/))"  # a digest keeps nothing secret
)


def modules(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*.py")) if "tests" not in file.parts)


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return names


def names_one(file: Path) -> bool:
    """Whether a library's name stands in it at all, so that few of a thousand files are parsed."""
    text = file.read_text(encoding="utf-8")
    return any(name in text for name in LIBRARIES)


def test_no_other_python_room_imports_a_cipher_library() -> None:
    found = {
        file.relative_to(REPOSITORY).as_posix()
        for file in modules(REPOSITORY / "src" / "titian")
        if names_one(file) and {name.split(".")[0] for name in imported(file)} & LIBRARIES
    }
    assert found
    assert {name for name in found if not name.startswith("src/titian/sealing/")} == set()


def test_this_room_imports_neither_django_nor_another_room() -> None:
    for file in modules(SEALING):
        for name in imported(file):
            assert not name.startswith("django"), file
            assert not name.startswith("titian") or name.startswith("titian.sealing"), file


def test_no_other_web_room_calls_a_cipher() -> None:
    found = {
        file.relative_to(REPOSITORY).as_posix()
        for pattern in ("*.ts", "*.svelte")
        for file in (REPOSITORY / "web").rglob(pattern)
        if not {"node_modules", "dist"} & set(file.parts)
        and ".test." not in file.name
        and WEB_CALL.search(file.read_text(encoding="utf-8"))
    }
    assert any(name.startswith(WEB_ROOMS[0]) for name in found)
    assert {name for name in found if not name.startswith(WEB_ROOMS) and "/src/" in name} == set()

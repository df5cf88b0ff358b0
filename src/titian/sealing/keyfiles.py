"""Key files on disk: private ones readable by their owner alone, none ever overwritten.

``ROLE.private.json`` and ``ROLE.public.json`` hold a JSON Web Key with its ``kid`` and
``titian_role``. Keep the root's private file off every server; see docs/security/trust.md.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from titian.sealing.encoding import Payload, parse_json, text_member
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey, public_part, thumbprint

ROLES: Final = ("root", "publisher", "country", "recipients", "hub")
PRIVATE_MODE: Final = 0o600
PUBLIC_MODE: Final = 0o644
DIRECTORY_MODE: Final = 0o700


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A private key as read from its file, with the role it was made for."""

    role: str
    key: SigningKey


def write_key_pair(directory: Path, role: str, key: SigningKey) -> tuple[Path, Path]:
    """Write both files of a key; `file.exists` when either is there already."""
    directory.mkdir(mode=DIRECTORY_MODE, parents=True, exist_ok=True)
    private, public = directory / f"{role}.private.json", directory / f"{role}.public.json"
    if private.exists() or public.exists():
        raise SealingError("file.exists", file=(private if private.exists() else public).name)
    named = {"kid": key.kid, "titian_role": role}
    write_new(private, _as_text({**named, **key.export_jwk()}), mode=PRIVATE_MODE)
    write_new(public, _as_text({**named, **key.public_jwk}))
    return private, public


def read_private_key(path: Path) -> KeyFile:
    """The private key in a file; `file.unreadable` or `key.malformed` when there is none."""
    content = read_object(path)
    return KeyFile(role=text_member(content, "titian_role"), key=SigningKey.from_jwk(content))


def read_public_jwk(path: Path) -> dict[str, str]:
    """The public half of a key, from its public or its private file."""
    content = read_object(path)
    jwk = public_part(content)
    if content.get("kid", thumbprint(jwk)) != thumbprint(jwk):
        raise SealingError("key.malformed", file=path.name)
    return jwk


def read_object(path: Path) -> Payload:
    """The JSON object in a file; `file.unreadable` for anything else."""
    try:
        content = parse_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SealingError("file.unreadable", file=path.name) from error
    if not isinstance(content, dict):
        raise SealingError("file.unreadable", file=path.name)
    return content


def read_jws(path: Path) -> str:
    """The one line of a signed file."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise SealingError("file.unreadable", file=path.name) from error


def write_new(path: Path, text: str, *, mode: int = PUBLIC_MODE) -> None:
    """Write a file that must not be there yet, with its mode from the first byte on."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise SealingError("file.exists", file=path.name) from error
    except OSError as error:
        raise SealingError("file.unreadable", file=path.name) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _as_text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=2, sort_keys=True) + "\n"

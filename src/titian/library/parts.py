"""One file of a release, and where it belongs. No Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from titian.sealing import sha256_hex


@dataclass(frozen=True)
class Part:
    """`module` is a bundle of `titian.library.bundles` for wording and voice, None for the rest."""

    kind: str
    data: bytes = field(repr=False)
    module: str | None = None
    language: str | None = None

    @cached_property
    def sha256(self) -> str:
        return sha256_hex(self.data)

    def as_json(self) -> dict[str, object]:
        """Its line in a manifest."""
        return {
            "sha256": self.sha256,
            "bytes": len(self.data),
            "kind": self.kind,
            "module": self.module,
            "language": self.language,
        }

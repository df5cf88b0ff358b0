"""What a manifest says, read strictly. No Django."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from titian.library.errors import ManifestMalformed, ReleaseRefused
from titian.sealing import SealingError
from titian.sealing.signed import read_unverified

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PUBLISHER_PARTS = {"logic", "pictures", "talk", "learning"}
COUNTRY_PARTS = {"languages", "wording", "voice", "directory"}


class Part(BaseModel):
    """One file of a release."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: Sha256
    bytes: Annotated[int, "of the file"]
    kind: Literal["logic", "pictures", "talk", "learning", "languages", "wording", "voice", "directory"]
    module: str | None
    language: str | None


class Manifest(BaseModel):
    """A publisher's manifest (logic, talk, pictures, learning; scope: the pack) or a country's (languages, words,
    directory)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["manifest"]
    scope: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|[a-z0-9][a-z0-9-]*)$")]
    sequence: int
    issued_at: str
    expires_at: str
    maturity: Literal["demo", "pilot", "live"]
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, jws: str) -> Self:
        """The manifest in a JWS. Nothing in it is verified yet; the caller asks `Trust.verify`."""
        try:
            return cls.model_validate_json(read_unverified(jws).payload)
        except SealingError as problem:
            raise ReleaseRefused(problem.code, problem.message) from problem
        except ValidationError as problem:
            places = ", ".join(".".join(map(str, error["loc"])) for error in problem.errors())
            raise ManifestMalformed(f"The manifest is not as documented at: {places}") from problem

    def find_role(self, country: str) -> str:
        """Who must have signed this: the country for its own code, a publisher for a pack.

        Refuses a manifest that holds parts its signer has no say over, so that a country's key never brings logic.
        """
        role, allowed = ("country", COUNTRY_PARTS) if self.scope == country else ("publisher", PUBLISHER_PARTS)
        strange = sorted({part.kind for part in self.parts} - allowed)
        if strange:
            raise ManifestMalformed(f"A {role}'s manifest does not bring parts of kind {', '.join(strange)}.")
        return role

"""Writes contracts/sealing/vectors.json anew: ``python -m titian.sealing.tests.make_vectors``.

Signatures and ciphertexts are random, so a new run gives other bytes with the same meaning. Run it
only when the format changes. It ends by letting the TypeScript twin add what it seals itself
(``node web/sealing/make-vectors.mjs``).

Every key in the file is a TEST KEY, published, and protects nothing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from titian.sealing import CODES, fingerprint_words
from titian.sealing.tests.vectors_sealed import SealedVectors
from titian.sealing.tests.vectors_signed import SignedVectors

REPOSITORY = Path(__file__).parents[4]
CONTRACTS = REPOSITORY / "contracts" / "sealing"
PYTHON_ONLY = ("file.", "words.", "node.", "listing.")


class Vectors(SignedVectors, SealedVectors):
    """Everything the file holds, built around one set of test keys."""

    def build(self) -> dict[str, Any]:
        return {
            "about": "TEST KEYS ONLY: every private key here is published and protects nothing. Python and "
            "TypeScript both have to answer exactly as `expect` says: a payload, or the code of a refusal.",
            "keys": {
                name: {"test_only_jwk": key.export_jwk(), "thumbprint": key.kid} for name, key in self.keys.items()
            },
            "organisations": {
                name: {"test_only_identity": one["identity"], "recipient": one["recipient"]}
                | {"fingerprint": one["fingerprint"]}
                for name, one in self.organisations.items()
            },
            "canonical": self.canonical(),
            "words": [{"digest": digest, "words": fingerprint_words(digest)} for digest in self.digests()],
            "phrases": self.phrases(),
            "jws": self.jws(),
            "trusted": self.trusted(),
            "statements": self.statements(),
            "certificate": self.certificate,
            "packages": self.packages(),
            "costs": self.costs(),
            "requests": self.requests(),
            "receipts": self.receipts(),
            "recipients": self.recipients(),
            "recipients_roles": self.recipients_roles(),
        }


def main() -> None:
    CONTRACTS.mkdir(parents=True, exist_ok=True)
    errors = {
        "about": "Every code of titian.sealing and @titian/sealing. `both`: in both languages; `python`: command line.",
        "both": {code: text for code, text in CODES.items() if not code.startswith(PYTHON_ONLY)},
        "python": {code: text for code, text in CODES.items() if code.startswith(PYTHON_ONLY)},
    }
    write("errors.json", errors)
    write("vectors.json", Vectors().build())
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is needed to add what TypeScript seals")
    subprocess.run([node, "make-vectors.mjs"], cwd=REPOSITORY / "web" / "sealing", check=True)


def write(name: str, content: Any) -> None:
    (CONTRACTS / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

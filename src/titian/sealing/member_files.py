"""Organisations' key files, made by Node: the Python age library cannot set the work factor.

A member file is an age passphrase file (seven words, scrypt work factor 15) around the
organisation's identity. In daily life it is made in the browser of its first member; this is for
the demo and for tests. The code that runs is web/sealing/src/node/member-file.ts.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from titian.sealing.errors import SealingError

BUNDLE: Final = Path(__file__).parents[3] / "web" / "sealing" / "dist" / "member-file.mjs"
SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class MadeKeyFiles:
    """One organisation's new key: what the hub may hold, and two phrases it must never hold."""

    organisation: Mapping[str, Any]
    recipient: str
    member_file: bytes
    paper_file: bytes
    phrase: str = field(repr=False)
    paper_phrase: str = field(repr=False)


def make_with_node(
    organisations: Sequence[Mapping[str, Any]],
    root_thumbprint: str,
    *,
    made_up: Sequence[int] = (),
    bundle: Path = BUNDLE,
    node: str | None = None,
) -> list[MadeKeyFiles]:
    """New keys and key files, one for each organisation (any JSON object), in their order.

    Those at the places `made_up` are locked at next to no cost: a demo keeps their phrases in clear beside them.
    Refuses `node.absent` when Node or the built bundle is missing, saying what to do about it, and
    `node.failed` when it ran and did not answer.
    """
    program = node or shutil.which("node")
    if program is None:
        raise SealingError("node.absent", remedy="Install Node 20.19 or newer and run this again.")
    if not bundle.is_file():
        raise SealingError("node.absent", remedy="Build it first: npm run build -w web/sealing")
    asked = json.dumps(
        {"root": root_thumbprint, "organisations": [dict(one) for one in organisations], "made_up": list(made_up)}
    )
    try:
        # Both paths are ours or the caller's, and no shell stands between.
        ran = subprocess.run(  # noqa: S603
            [program, str(bundle)], input=asked, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        raise SealingError("node.absent", remedy="Install Node 20.19 or newer and run this again.") from None
    except (OSError, subprocess.TimeoutExpired):
        # From None: the error would carry what Node wrote, phrases included.
        raise SealingError("node.failed") from None
    if ran.returncode != 0:
        raise SealingError("node.failed", said=ran.stderr.strip()[-200:])
    return [_read(one) for one in json.loads(ran.stdout)["organisations"]]


def _read(made: dict[str, Any]) -> MadeKeyFiles:
    ours = ("recipient", "member_file", "paper_file", "phrase", "paper_phrase")
    return MadeKeyFiles(
        organisation={name: value for name, value in made.items() if name not in ours},
        recipient=made["recipient"],
        member_file=base64.b64decode(made["member_file"], validate=True),
        paper_file=base64.b64decode(made["paper_file"], validate=True),
        phrase=made["phrase"],
        paper_phrase=made["paper_phrase"],
    )

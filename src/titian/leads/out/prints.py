"""A package as a PDF, set by Typst as the hub's other papers are: in the language of the desk, the statement first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.utils.translation import gettext

from titian.leads.out.errors import PrintFailed
from titian.leads.out.packages import STATEMENT, Package
from titian.papers.errors import PaperError
from titian.papers.fonts import gather_letters
from titian.papers.press import press

ROOM: Final = Path(__file__).parent
# Scripts of the region's offers, looked for where Latin letters do not do.
SCRIPTS: Final = (
    "noto-sans-thai", "noto-sans-lao", "noto-sans-khmer", "noto-sans-myanmar", "noto-sans-bengali",
    "noto-sans-devanagari", "noto-sans-tamil", "noto-sans-sinhala", "noto-naskh-arabic", "noto-sans-thaana",
    "noto-sans-sc", "noto-sans-tc",
)  # fmt: skip


def print_package(package: Package, *, language: str, recipient: str) -> bytes:
    """The package for one recipient, whom every page names. Raises PrintFailed with the sentence of what is missing."""
    marks = package.marks
    data = {
        "title": gettext("Recruitment lure %(reference)s") % {"reference": package.reference},
        "statement": gettext(STATEMENT),
        "facts": [
            [gettext("Package"), str(package.id)],
            [gettext("Released by"), package.desk],
            [gettext("For"), recipient],
            [gettext("Marks"), f"TLP:{marks.tlp.value.upper()} · PAP:{marks.pap.value.upper()}"],
            [gettext("Purposes"), ", ".join(sorted(purpose.value for purpose in marks.purposes))],
            [gettext("Seen in offers"), f"{package.first_seen:%Y-%m-%d} / {package.last_seen:%Y-%m-%d}"],
            [gettext("Expires"), f"{package.expires_at:%Y-%m-%d}"],
        ],
        "identifiers": gettext("Used to offer work"),
        "rows": [[each.kind, each.value] for each in package.offerers],
        "words": gettext("Words of the offer, as observed; what could identify somebody is masked"),
        "wordings": [[each.language, each.text] for each in package.wordings],
        "recipient": recipient,
        "lang": language,
    }  # fmt: skip
    try:
        letters = gather_letters(_gather_text(data), SCRIPTS)
        fonts = [one.font.family for one in letters]
        (made,) = press(
            "package.typ", {**data, "fonts": fonts}, letters=letters, date=package.made_at.date(), room=ROOM
        )
    except PaperError as error:
        raise PrintFailed(f"{gettext('The PDF could not be made.')} {error}") from error
    return made


def _gather_text(value: object) -> str:
    if isinstance(value, dict):
        return "".join(_gather_text(each) for each in value.values())
    return "".join(_gather_text(each) for each in value) if isinstance(value, list) else str(value)

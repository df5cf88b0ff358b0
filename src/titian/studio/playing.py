"""The page on which a draft is played: the field app's own screens of learning, with one module or persona in them.

All it needs stands in it but pictures of the pack, and its policy lets it ask for nothing else and send nothing: what
is touched there is known to nobody and kept nowhere.
"""

from __future__ import annotations

import base64
import hashlib
import html
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_lazy

import titian
from titian.courseware.build import describe_learning
from titian.courseware.draft import Draft, lay_out
from titian.courseware.practice.reading import find_pack
from titian.instrument.document import canonical_json
from titian.instrument.languages.table import SOURCE, get_table
from titian.instrument.pack import compile_logic, load_pack
from titian.studio.errors import StudioError
from titian.voices.wording import load_wording

BUILT: Final = Path(titian.__file__).parent / "hub" / "built" / "draft"
_PAGE: Final = """\
<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title}</title><style>{style}</style></head>
<body><p class="draft-band"><strong>{band}</strong> <a href="../">{back}</a></p><div id="app"></div>
<noscript><p>{needs}</p></noscript>
<script type="application/json" id="draft">{data}</script><script>{script}</script></body>
</html>
"""


_BAND: Final = ".draft-band{padding:.4rem 1rem;font-size:.89rem;line-height:1.35}"
"""The desk's own line above the screens of the field app."""


class NotBuilt(StudioError):
    code = "studio.player_not_built"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    message = gettext_lazy(
        "This page is not built yet. In a checkout, run `npm run build`; the released wheel carries it."
    )


def draw_player(draft: Draft, base: Path, *, pictures: str) -> HttpResponse:
    """The page. `pictures` is the address of the pack's pictures, with `_` for a name. The draft has no problems.

    Raises NotBuilt.
    """
    files = (BUILT / "player.js", BUILT / "player.css")
    if not all(path.is_file() for path in files):
        raise NotBuilt
    script, style = (_read(path, path.stat().st_mtime_ns) for path in files)
    style += _BAND
    data = canonical_json(_describe(draft, base) | {"pictures": pictures}).decode().replace("<", "\\u003c")
    page = _PAGE.format(
        title=html.escape(draft.name),
        style=style,
        band=html.escape(gettext("A draft, for trying. Nothing you do here is kept or sent.")),
        back=html.escape(gettext("Back to writing")),
        needs=html.escape(gettext("This page needs JavaScript. Allow scripts for it.")),
        data=data,
        script=script,
    )
    response = HttpResponse(page)
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _describe(draft: Draft, base: Path) -> dict[str, object]:
    pack = find_pack(base)
    with lay_out(draft, base) as folder:
        texts = load_wording(folder / f"locales/{SOURCE}.yaml").texts
        words = {text_id: text.text for text_id, text in texts.items()}
        learning = describe_learning(folder, pack, words)
    language = get_table(pack)[SOURCE]
    said = load_wording(pack / f"locales/{SOURCE}.yaml").texts
    return {
        "kind": draft.kind,
        "name": draft.name,
        "language": {"tag": SOURCE, "direction": language.direction, "script": language.script},
        "learning": learning,
        "words": words,
        "logic": compile_logic(load_pack(pack)).decode(),
        "said": {text_id: text.text for text_id, text in said.items()},
    }


@lru_cache(maxsize=2)
def _read(path: Path, stamp: int) -> str:
    # Inside its element nothing but its end can end it.
    return path.read_text("utf-8").strip().replace("</script", "<\\/script").replace("</style", "<\\/style")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

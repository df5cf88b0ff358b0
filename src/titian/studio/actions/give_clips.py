from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from titian.files import write_durably
from titian.studio.clip_states import ClipMove, ClipState
from titian.studio.comprehension import list_understood
from titian.studio.errors import FolderRefused
from titian.studio.models import Clip, PackLanguage, Translation
from titian.studio.states import State
from titian.voices import manifest as manifests
from titian.voices.errors import VoiceError

DATA_MODE = 0o644


@dataclass(frozen=True)
class GivenClips:
    """How many were written, and how many approved ones wait for listeners of their part, by part."""

    written: int = 0
    waiting: Mapping[str, int] = field(default_factory=dict)


def give_clips(folder: Path, language: PackLanguage, *, without: Sequence[str] = ()) -> GivenClips:
    """Writes the clips recorded or heard here into `voices/<tag>` and its manifest; none of the parts `without`.

    Only what says the words of now and was not sent back. What lies there from an earlier time and is that no more is
    taken out; clips that did not come from the studio stay as they are. Raises FolderRefused for a manifest that cannot
    be read, or a clip whose bytes are gone.
    """
    rows = Clip.objects.filter(language=language, number__gt=0).select_related("text").order_by("text__order")
    rows = rows.exclude(text__module__in=without)
    ours = list(rows.prefetch_related("steps"))
    if not ours:
        return GivenClips()
    voices = folder / "voices" / language.tag
    path = voices / "manifest.json"
    try:
        there = manifests.load_manifest(path) if path.exists() else manifests.Manifest(tag=language.tag, clips={})
    except VoiceError as problem:
        raise FolderRefused(str(problem)) from problem
    manifests.part_clips(voices, there)
    fit = set(rows.current().spoken().values_list("pk", flat=True))
    approved = set(
        Translation.objects.filter(language=language, state=State.APPROVED).values_list("text_id", flat=True)
    )
    understood = list_understood(language)
    waiting: Counter[str] = Counter()
    for clip in ours:
        file = voices / f"{clip.text.text_id}.opus"
        if clip.pk in fit:
            write_durably(file, _read(clip), mode=DATA_MODE)
            is_understood = clip.text.module in understood
            if clip.state == ClipState.APPROVED and clip.text_id in approved and not is_understood:
                waiting[clip.text.module] += 1
            made = _describe(clip, is_approved=clip.text_id in approved and is_understood)
            before = there.clips.get(clip.text.text_id)
            if clip.source != "recorded" and before is not None:
                made = made.model_copy(update={name: getattr(before, name) for name in ("engine", "voice", "ipa")})
            there.clips[clip.text.text_id] = made
        elif file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() in {
            one.sha256 for one in clip.steps.all()
        }:
            file.unlink()
            there.clips.pop(clip.text.text_id, None)
    voices.mkdir(parents=True, exist_ok=True)
    manifests.join_clips(voices, there)
    return GivenClips(len(fit), waiting)


def list_silent(languages: Sequence[PackLanguage]) -> list[str]:
    """What to say of languages that have clips now and of which the table of languages says that nothing is heard."""
    return [
        f"{one.tag}: it has clips, and the table of languages says audio: {one.row.audio}, so no phone plays them. In "
        f'contracts/codes/languages.json set "audio" of {one.tag} to "partial" (what has a clip is heard, the rest is '
        'read), or to "claimed" once every spoken text has one; or give the build a table of your own: titian pack '
        "build --languages"
        for one in languages
        if one.row.audio not in {"claimed", "partial"}
    ]


def _read(clip: Clip) -> bytes:
    try:
        return (settings.TITIAN.blobs / clip.sha256).read_bytes()
    except OSError as problem:
        raise FolderRefused(f"The bytes of the clip {clip.text.text_id} are not among the hub's files.") from problem


def _describe(clip: Clip, *, is_approved: bool) -> manifests.Clip:
    """A clip is never further than its words and its listeners: until then it counts as what it was before."""
    state, who, on = clip.state, clip.by_name, clip.on
    if state == ClipState.APPROVED and not is_approved:
        spoken = [step for step in clip.steps.all() if step.move == ClipMove.RECORD]
        state = ClipState.RECORDED if spoken else ClipState.DRAFT
        who, on = (spoken[-1].by_name, spoken[-1].at.date()) if spoken else ("", None)
    return manifests.Clip.model_validate(
        {
            "source": clip.source,
            "engine": None,
            "voice": None,
            "text_sha256": clip.text_sha256,
            "seconds": clip.seconds,
            "state": str(state),
            "ipa": None,
            "reviewer": who or None,
            "date": on,
        }
    )

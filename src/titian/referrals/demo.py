"""The keys of the demo's organisations, as their members make them in the browser; Node makes them here."""

from __future__ import annotations

from django.utils import timezone

from titian.desk.demo import Demo
from titian.library.identity import get_hub_identity
from titian.people.models import User
from titian.referrals.actions.set_organisation_key import set_organisation_key
from titian.sealing import SealingError
from titian.sealing.member_files import make_with_node


def make_organisation_keys(demo: Demo) -> None:
    """Keys of providers and body that have none yet, their phrases noted; a sentence when Node is not there.

    The first provider's, whose package a newcomer opens, is locked as any key is, so that opening takes what it takes.
    All phrases stand in clear beside the files, where a costly lock keeps nobody out: the others have a cheap one.
    """
    place, notes = demo.place, demo.notes
    waiting = [
        provider for provider in place.listed if provider.has_key and not place.get_organisation(provider).recipient
    ]
    if not waiting:
        return
    try:
        made = make_with_node(
            [{"username": one.username} for one in waiting],
            get_hub_identity().root_thumbprint,
            made_up=[at for at, one in enumerate(waiting) if one != place.providers[0]],
        )
    except SealingError as problem:
        remedy = problem.details.get("remedy", "Run `titian demo` again to see whether it was a passing fault.")
        demo.lacks = f"The providers and the independent body have no key yet: {problem.message} {remedy}"
        return
    phrases = notes.content.setdefault("phrases", {})
    for provider, files in zip(waiting, made, strict=True):
        # Noted first: a phrase that is lost after its file is kept would lock the organisation out.
        phrases[provider.username] = {"phrase": files.phrase, "paper_phrase": files.paper_phrase}
        notes.save()
        set_organisation_key(
            actor=User.objects.get(username=provider.username),
            recipient=files.recipient,
            member_file=files.member_file,
            paper_file=files.paper_file,
            now=timezone.now(),
        )

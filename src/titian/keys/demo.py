"""Keys of the demo's organisations, as their members make them in the browser; Node makes them here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils import timezone

from titian.desk.demo import Demo
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.library.identity import get_hub_identity
from titian.people.models import User
from titian.sealing import SealingError
from titian.sealing.member_files import make_with_node


def make_keys_for(demo: Demo, usernames: Sequence[str], *, lacking: str, whole: Collection[str] = ()) -> bool:
    """A key for the organisation of each account, its phrases noted; False, and a sentence, when Node is not there.

    Those of `whole` are locked as any key is. All phrases stand in clear beside the files, where a costly lock keeps
    nobody out: the others have a cheap one.
    """
    try:
        made = make_with_node(
            [{"username": username} for username in usernames],
            get_hub_identity().root_thumbprint,
            made_up=[at for at, username in enumerate(usernames) if username not in whole],
        )
    except SealingError as problem:
        remedy = problem.details.get("remedy", "Run `titian demo` again to see whether it was a passing fault.")
        demo.lacks = f"{lacking}: {problem.message} {remedy}"
        return False
    phrases = demo.notes.content.setdefault("phrases", {})
    for username, files in zip(usernames, made, strict=True):
        # Noted first: a phrase that is lost after its file is kept would lock the organisation out.
        phrases[username] = {"phrase": files.phrase, "paper_phrase": files.paper_phrase}
        demo.notes.save()
        set_organisation_key(
            actor=User.objects.get(username=username),
            recipient=files.recipient,
            member_file=files.member_file,
            paper_file=files.paper_file,
            now=timezone.now(),
        )
    return True

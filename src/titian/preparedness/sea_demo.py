"""Whom a position can be sealed to in the demo: the bodies of its three members, with keys that stand in the list."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from titian.desk.demo import Demo
from titian.keys.demo import make_keys_for
from titian.library.demo import add_to_list
from titian.people.models import Organisation, User
from titian.preparedness.actions.keep_sea_body import keep_sea_body
from titian.preparedness.codes import SeaPart
from titian.preparedness.models import SeaBody

BODIES: Final = {"focal-id": SeaPart.RESCUE, "focal-vn": SeaPart.RESCUE, "focal-iom": SeaPart.PROTECTION}


def make_sea_bodies(demo: Demo) -> None:
    """Two authorities and a protection agency; nothing where there are any. The words stand in `demo.json`."""
    if SeaBody.objects.exists():
        return
    waiting = [name for name in BODIES if not find_body(name).recipient]
    if waiting and not make_keys_for(demo, waiting, lacking="The members' bodies have no key yet"):
        return
    add_to_list(demo, map(find_body, BODIES))
    office = User.objects.get(username="regional-office")
    for name, part in BODIES.items():
        keep_sea_body(actor=office, organisation=find_body(name).pk, part=part, now=timezone.now())


def find_body(username: str) -> Organisation:
    return Organisation.objects.get(members__username=username)

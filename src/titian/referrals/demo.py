"""The keys of the demo's providers and of its independent body."""

from __future__ import annotations

from titian.desk.demo import Demo
from titian.keys.demo import make_keys_for


def make_organisation_keys(demo: Demo) -> None:
    """Keys of providers and body that have none yet.

    The first provider's, whose package a newcomer opens, is locked as any key is, so that opening takes what it takes.
    """
    place = demo.place
    waiting = [
        provider.username
        for provider in place.listed
        if provider.has_key and not place.get_organisation(provider).recipient
    ]
    if waiting:
        lacking = "The providers and the independent body have no key yet"
        make_keys_for(demo, waiting, lacking=lacking, whole={place.providers[0].username})

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Api, FieldPages, Pages, Room, Signed

PARTS: Final[tuple[object, ...]] = (
    Fill(98, "titian.learning.demo:make_courses", "select 'trainer', name from learning_trainer"),
    Pages("titian.learning.urls"),
    Thing("course"),
    Thing("trainer"),
    Thing("learning_counts"),
    Thing("study"),
    Thing("certificate"),
)


def _list_parts() -> tuple[object, ...]:
    """A country's hub has courses and their phones; a region's has what countries have counted."""
    if not settings.HUB_KIND.has_phones:
        return (
            Way(
                label=gettext_lazy("Learning"),
                address="/learning/counts/",
                permission=Permission.SEE_LEARNING_COUNTS,
                rank=55,
            ),
        )
    from titian.devices.items import HONEST_MISTAKES, SyncItem
    from titian.learning.phones.inbox import LearningKind

    return (
        FieldPages("titian.learning.urls_field"),
        Api("titian.learning.phones.api"),
        Signed("api:mine", honest=HONEST_MISTAKES),
        SyncItem("learning", LearningKind()),
        Way(label=gettext_lazy("Learning"), address="/learning/courses/", permission=Permission.KEEP_COURSES, rank=75),
        Way(
            label=gettext_lazy("Certificates"),
            address="/learning/certificates/",
            permission=Permission.TAKE_CERTIFICATE,
            rank=105,
        ),
        Job("learning.ask", 3600, "titian.learning.actions.follow_up:ask_due"),
        Job("learning.forget", 3600, "titian.learning.actions.forget:forget_closed"),
    )


ROOM: Final = Room(*PARTS, *_list_parts())

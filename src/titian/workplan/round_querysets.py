"""What may be seen of rounds. Before a round closes nobody reads what is proposed, and nobody how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from titian.people.policies import Permission, limit_to_scope, may
from titian.workplan.codes import RoundState
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.workplan.models import Proposal, Round  # noqa: F401  (named in text below)


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, reader: User) -> Self:
        """Members', co-chairs' and the office's; a draft only of those who keep the plan."""
        if not reads_members_words(reader):
            return self.none()
        return self if may(reader, Permission.KEEP_PLAN) else self.exclude(state=RoundState.DRAFT)

    def open(self) -> Self:
        return self.filter(state=RoundState.OPEN)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, reader: User) -> Self:
        """Of rounds that are closed; of one that is open a member's own under its name, and nobody else's."""
        if not reads_members_words(reader):
            return self.none()
        found = ~Q(round__state__in=[RoundState.DRAFT, RoundState.OPEN])
        if may(reader, Permission.PROPOSE) and reader.organisation_id is not None:
            found |= Q(party__organisation=reader.organisation_id)
        return self.filter(found)

    def managed_by(self, user: User) -> Self:
        """Those under the name of the member the user speaks for."""
        return limit_to_scope(self, user, Permission.PROPOSE, organisation="party__organisation")

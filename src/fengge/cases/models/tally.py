"""The tally of open cases: what the desk's standing figures add up, however many cases there are."""

from __future__ import annotations

from django.db import models

from fengge.core.access import Rows, ScopedModel, Secrecy


class Tally(ScopedModel):
    """So many open cases stand in one place, end on one day, and are in somebody's hands or in nobody's.

    Written by triggers of the case table alone, in the transaction of the change: what leaves a line is a line of -1, what
    joins it one of +1, so that two who change cases of one village never wait for each other. A sum is exact at every
    moment; a job folds the lines. Cases that bar somebody are not in it: whether they count depends on who asks.
    """

    rows = Rows(place=("division", "origin_division"), secrecy="secrecy")

    division = models.CharField(max_length=18, db_collation="C")
    origin_division = models.CharField(max_length=18, db_collation="C")
    secrecy = models.PositiveSmallIntegerField(choices=[(s.value, s.name) for s in Secrecy], default=Secrecy.OPEN)
    due_on = models.DateField(null=True)
    in_hand = models.BooleanField()
    cases = models.IntegerField()

    class Meta:
        base_manager_name = "everywhere"
        indexes = [
            models.Index(fields=["division", "due_on"], name="tally_place"),
            models.Index(fields=["origin_division", "due_on"], name="tally_origin"),
        ]

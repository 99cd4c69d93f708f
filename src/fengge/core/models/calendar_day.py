"""The days that make a county's year: holidays, make-up workdays and festivals. Seeded, then edited by the county."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DayKind(models.TextChoices):
    HOLIDAY = "holiday", _("放假")
    WORKDAY = "workday", _("上班（调休）")
    FESTIVAL = "festival", _("节日")


class CalendarDay(models.Model):
    """One day and what it is. `holiday` and `workday` decide working days; a `festival` only has a name.

    `source` says where the row is from, such as `chinesecalendar 1.11.0`, a pack's name, or the notice it was read in.
    """

    day = models.DateField(_("日期"))
    kind = models.CharField(_("类别"), max_length=8, choices=DayKind.choices)
    name = models.CharField(_("名称"), max_length=40)
    source = models.CharField(_("来源"), max_length=80)

    class Meta:
        verbose_name = _("日历")
        ordering = ["day", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=~Q(kind=DayKind.FESTIVAL), name="a_day_is_holiday_or_workday_once"
            ),
            models.UniqueConstraint(fields=["day", "kind", "name"], name="a_festival_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

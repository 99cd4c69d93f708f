"""Choosing by which channels one wants to be told beyond the desk, and how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.core.inputs import Choice, Input, Line, Phone, field
from fengge.core.notify.gateways import is_on
from fengge.core.packs.notices import BEYOND
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Reach
from fengge.orgs.models.reach import How
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.orgs.models import Account

OFF = "off"
HOWS = [(OFF, lazy("不发")), *How.choices]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class ReachGiven(Input):
    """For each channel how, and where to. A channel the county does not use is not asked for."""

    sms: Choice = field(lazy("短信"), choices=HOWS, default=OFF)
    sms_to: Phone | None = field(lazy("手机号"), default=None, help=lazy("只用来给您发消息，加密保存，别人看不到。"))
    wechat: Choice = field(lazy("微信"), choices=HOWS, default=OFF)
    wechat_to: Line = field(lazy("微信公众号内的编号"), max=64, default="")
    email: Choice = field(lazy("电子邮件"), choices=HOWS, default=OFF)
    email_to: Line = field(lazy("邮箱"), max=120, default="")


@verb(Orgs.REACH, event="orgs.reach_chosen")
def choose(account: Account, given: ReachGiven, *, by: Actor) -> Account:
    """Keep it; what was chosen before is replaced. Addresses stay out of history."""
    if account.pk != by.account_id:
        raise Refused(_("只能改自己的消息去向。"))
    chosen = [one for channel in BEYOND if (one := _chosen(account, channel, given))]
    account.reaches.all().delete()
    Reach.objects.bulk_create(chosen)
    record(ways={one.channel: one.how for one in chosen})
    return account


def _chosen(account: Account, channel: str, given: ReachGiven) -> Reach | None:
    how, address = getattr(given, channel), getattr(given, f"{channel}_to") or ""
    if how == OFF or not is_on(channel):
        return None
    if not address:
        raise Refused(_("请填写收消息的地址，或选“不发”。"), field=f"{channel}_to")
    if channel == "email" and not EMAIL.fullmatch(address):
        raise Refused(_("邮箱写得不对，例如 name@example.com。"), field="email_to")
    return Reach(account=account, channel=channel, how=how, address=address)


def initial(account: Account) -> dict[str, str]:
    """What stands in the form: what was chosen, else nothing, with the mobile number at hand."""
    found = {"sms_to": account.person.mobile or ""}
    for one in account.reaches.all():
        found |= {one.channel: one.how, f"{one.channel}_to": one.address}
    return found


def channels_on() -> list[str]:
    """What the county sends by."""
    return [channel for channel in BEYOND if is_on(channel)]

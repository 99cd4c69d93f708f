"""What posts may do in orgs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.core.access import Permission


class Orgs:
    """Permissions of this app."""

    READ = Permission("orgs.read", _("查看组织与任职"), reads=True)
    DIVISIONS = Permission("orgs.divisions", _("维护区划"))
    CALENDAR = Permission("orgs.calendar", _("录入放假调休"))
    APPOINT = Permission("orgs.appoint", _("任免"))
    ACCOUNTS = Permission("orgs.accounts", _("管理账号"))
    TOKENS = Permission("orgs.tokens", _("管理自己的令牌"), public=True)
    REACH = Permission("orgs.reach", _("选择自己的消息去向"), public=True)

"""What posts may do to households and doorplates."""

from django.utils.translation import gettext_lazy as _

from fengge.core.access import Permission


class People:
    """Permissions of this app."""

    READ = Permission("people.read", _("查看住户"))
    REGISTER = Permission("people.register", _("登记住户"))
    DOORPLATES = Permission("people.doorplates", _("制发门牌"))

"""Posts and what each may do: read from the county's pack, changed only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.core.access import Secrecy, all_permissions
from fengge.core.clock import today
from fengge.core.pages import Request, page
from fengge.core.wording import listed
from fengge.orgs.county.posts import Post, posts
from fengge.orgs.directory.frame import show
from fengge.orgs.models import Appointment
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Figure, Panel, Table

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("orgs/posts/", allow=Orgs.READ, surface="desk")
def post_list(request: Request) -> HttpResponse:
    """Every post of the county with how many hold it."""
    holders = Appointment.objects.current(on=today()).order_by("post").values("post").annotate(count=Count("pk"))
    counts = {row["post"]: row["count"] for row in holders}
    rows = [
        {"key": key, "title": str(post), "sees": sees(post), "count": _holders(key, counts.get(key, 0))}
        for key, post in posts().posts.items()
    ]
    columns = [Column("title", _("岗位")), Column("sees", _("看得到")), Column("count", _("在任"), kind="number")]
    table = Table(
        "orgs-posts",
        _("岗位"),
        columns,
        rows,
        row_url=lambda row: reverse("orgs.post", args=[row["key"]]),
        row_key=lambda row: str(row["key"]),
    )
    return show(request, "orgs/directory/list.html", "orgs.post_list", title=_("岗位与权限"), table=table)


def _holders(key: str, count: int) -> Figure:
    return Figure(_("在任"), str(count), _("项"), f"{reverse('orgs.appointments')}?post={key}")


@page("orgs/posts/<slug:key>/", allow=Orgs.READ, surface="desk")
def post(request: Request, key: str) -> HttpResponse:
    """One post: each permission it has, by its title."""
    found = posts().posts.get(key)
    if found is None:
        raise Http404
    titles = {permission: str(known.title) for permission, known in all_permissions().items()}
    granted = sorted((titles.get(each, each), each) for each in posts().permissions_of(key))
    return show(request, "orgs/directory/post.html", "orgs.post_list", post=found, granted=granted, facts=_facts(found))


def _facts(post: Post) -> Panel:
    secrecy = {Secrecy.OPEN: _("一般"), Secrecy.TEAM: _("办理人员可见"), Secrecy.SEALED: _("封存")}
    excluded = str(listed([str(posts().posts[other]) for other in post.excludes]))
    pairs = [
        (_("看得到"), sees(post)),
        (_("保密级别"), secrecy[Secrecy(post.clearance)]),
        (_("两步验证"), _("必须") if post.second_factor else _("可选")),
        (_("不操作自动退出"), _("%d 分钟") % post.idle_minutes),
        (_("不得兼任"), excluded),
        (_("依据"), post.basis),
    ]
    return Panel(_("岗位"), [(title, value) for title, value in pairs if value], icon="id")


def sees(post: Post) -> str:
    """Which rows its holder sees, in words."""
    return {
        "place": _("所在地范围内的事项"),
        "team": _("本人和本单位承办的事项"),
        "nothing": _("只有自己登记的"),
    }[post.sees]

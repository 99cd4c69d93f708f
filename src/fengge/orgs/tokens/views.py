"""My tokens: what programs may do in one's place, each made for a purpose, shown once, and revoked at will."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from fengge.core.clock import now
from fengge.core.inputs import bind
from fengge.core.pages import ANY_STAFF, Request, page
from fengge.core.verbs import Refused
from fengge.orgs.models import Token
from fengge.orgs.tokens.verbs import TokenGiven, make, revoke

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.core.inputs import Bound


@page("tokens/", allow=ANY_STAFF, surface="desk", name="orgs.tokens")
def tokens(request: Request) -> HttpResponse:
    """The tokens that live, and the form of a new one; a new one is shown in the answer that made it, and never again."""
    if request.method != "POST":
        return _shown(request, bind(TokenGiven, initial={"days": "90"}))
    bound = bind(TokenGiven, request.POST)
    made = None
    if bound.ok:
        try:
            made = make(bound.value, by=request.actor, client_id=_client_id(bound.client_id))
        except Refused as refused:
            bound.refuse(str(refused.message), refused.field)
    return _shown(request, bind(TokenGiven, initial={"days": "90"}) if made else bound, made)


@page("tokens/<str:prefix>/revocation/", allow=ANY_STAFF, surface="desk", name="orgs.revoke_token")
@require_POST
def revocation(request: Request, prefix: str) -> HttpResponse:
    """Revoke one of one's own; anybody else's is not found."""
    token = _own(request).filter(prefix=prefix).first()
    if token is None:
        raise Http404
    revoke(token, by=request.actor)
    return redirect("orgs.tokens")


def _shown(request: Request, bound: Bound[TokenGiven], made: Token | None = None) -> HttpResponse:
    living = _own(request).filter(revoked_at=None, expires_at__gt=now()).select_related("appointment__division")
    told = {"bound": bound, "made": made, "tokens": living}
    status = 422 if bound.errors else 200
    response = TemplateResponse(request, "orgs/tokens/page.html", told, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _own(request: Request) -> QuerySet[Token]:
    return Token.objects.filter(account_id=cast("int", request.actor.account_id))


def _client_id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None

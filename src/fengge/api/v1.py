"""Version 1 of the API, put together from what the apps offer."""

from __future__ import annotations

from fengge.api import figures
from fengge.cases import api as cases
from fengge.core.api.api import Api
from fengge.orgs import api as orgs

DESCRIPTION = """The verbs of the pages, as JSON. Sign in with a personal token (`Authorization: Bearer …`), made on the
desk's page of tokens. Whatever is wrong comes as `application/problem+json` in the language of `Accept-Language`.
Moments carry their offset. Lists go on with `after`. A change names the version it was made on in `If-Match`."""

api = Api(title="Fengge 枫格", version="1", description=DESCRIPTION, urls_namespace="api-1")
for router in (cases.router, orgs.router, figures.router):
    api.add_router("", router)

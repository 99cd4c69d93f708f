"""A sample for every parameter a page's address asks for, and the people who go there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse

from fengge.api.v1 import api
from fengge.cases.rules.changing import begin, draft_now
from fengge.config import urls  # noqa: F401 - brings in every page
from fengge.core.pages import all_pages
from fengge.orgs.county.posts import posts
from tests.world import NEXT_VILLAGE, VILLAGE, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import RuleTable
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.pages import Page

WITHIN = re.compile(r"/actions/\w+$")  # what may be done to a thing lies below the thing's own address
VISITOR, REPORTER, NEXT = "visitor", "reporter", "village_secretary next door"


# By page and parameter where one name means different things, else by parameter.
def a_draft(world: World) -> RuleTable:
    """The draft of the triage rules."""
    return draft_now() or begin(by=world.county_chen.actor)


SAMPLES: dict[str, Callable[[World], Any]] = {
    "number": lambda world: world.case.number,
    "party": lambda world: world.applicant.pk,
    "action": lambda _: "note",
    "procedure": lambda _: "hazard",
    "cases.risk_slip number": lambda world: world.risky.number,
    "cases.risk_slip key": lambda _: "safety",
    "cases.risk_slips number": lambda world: world.risky.number,
    "ending": lambda _: "docx",
    "code": lambda world: world.case.public_code,
    "/figures/{key} key": lambda _: "cases.open",
    "/procedures/{key} key": lambda _: "hazard",
    "/cases/{number}/attachments/{key} key": lambda world: world.attachment.pk,
    "cases.attachment pk": lambda world: world.attachment.pk,
    "/letters/{key} key": lambda world: world.letter.pk,
    "/letters/{key}/files/{file} key": lambda world: world.letter_file.reply.letter_id,
    "cases.letter pk": lambda world: world.letter.pk,
    "cases.letter_do key": lambda _: "receive",
    "cases.letter_do pk": lambda world: world.letter.pk,
    "cases.letter_file pk": lambda world: world.letter_file.reply.letter_id,
    "file": lambda world: world.letter_file.pk,
    "cases.letter_new key": lambda _: "handover",
    "cases.letter_paper ending": lambda _: "docx",
    "cases.letter_paper pk": lambda world: world.letter.pk,
    "cases.letter_paper what": lambda _: "letter",
    "cases.letters_export ending": lambda _: "csv",
    "cases.notice pk": lambda _: 1,
    "cases.meeting pk": lambda world: world.meeting.pk,
    "cases.meeting_left_out pk": lambda world: world.meeting.pk,
    "cases.meeting_add pk": lambda world: world.meeting.pk,
    "cases.meeting_attendance pk": lambda world: world.meeting.pk,
    "cases.meeting_end pk": lambda world: world.meeting.pk,
    "cases.meeting_minutes pk": lambda world: world.meeting.pk,
    "cases.meeting_print pk": lambda world: world.meeting.pk,
    "cases.agenda_item pk": lambda world: world.meeting.pk,
    "/meetings/{key} key": lambda world: world.meeting.pk,
    "/meetings/{key}/items/{position}/decision key": lambda world: world.meeting.pk,
    "/decisions/{key}/result key": lambda world: world.decision.pk,
    "cases.decision pk": lambda world: world.decision.pk,
    "position": lambda _: 1,
    "cases.petition_letter key": lambda _: "acceptance_notice",
    "cases.order_import pk": lambda world: world.orders.pk,
    "cases.order_import_left pk": lambda world: world.orders.pk,
    "cases.order_replies ending": lambda _: "csv",
    "cases.one_document key": lambda _: "application",
    "cases.whole_dossier ending": lambda _: "zip",
    "/rules/draft/lines/{key} key": lambda world: "family_violence" if a_draft(world) else "",
    "/rules/draft/lines/{key}/removal key": lambda world: "family_violence" if a_draft(world) else "",
    "cases.rules_line key": lambda world: "new" if a_draft(world) else "",
    "cases.rules_version number": lambda _: "0",
    "version": lambda _: 0,
    "cases.procedure key": lambda _: "mediation",
    "cases.procedure_move key": lambda _: "mediation",
    "cases.procedure_publish key": lambda _: "mediation",
    "cases.procedure_withdraw key": lambda _: "mediation",
    "orgs.revoke_token prefix": lambda _: "nosuchtoken",
    "orgs.account pk": lambda world: world.secretary_li.account.pk,
    "orgs.appoint_person pk": lambda world: world.secretary_li.appointment.person_id,
    "orgs.appointment pk": lambda world: world.secretary_li.appointment.pk,
    "orgs.division code": lambda _: VILLAGE,
    "orgs.division_import pk": lambda world: world.upload.pk,
    "orgs.ending pk": lambda world: world.secretary_li.appointment.pk,
    "orgs.new_account pk": lambda world: world.without_account.pk,
    "orgs.post key": lambda _: "village_secretary",
    "people.doorplate pk": lambda world: world.plate.pk,
    "people.doorplate_print pk": lambda world: world.plate.pk,
    "people.household_import pk": lambda world: world.households.pk,
    "people.household pk": lambda world: world.plate.household_id,
    "people.household_change pk": lambda world: world.plate.household_id,
    "people.household_ending pk": lambda world: world.plate.household_id,
    "people.household_phone pk": lambda world: world.plate.household_id,
    "people.issue_plate pk": lambda world: world.plate.household_id,
    "people.sheet pk": lambda world: world.sheet.pk,
    "people.sheet_file pk": lambda world: world.sheet.pk,
    "portal.doorplate code": lambda world: world.plate.code,
    "portal.report_here code": lambda world: world.plate.code,
}


def address(page: Page, world: World) -> str:
    """Where the page is for the world's sample things."""
    names = re.findall(r"<(?:\w+:)?(\w+)>", page.route)
    return reverse(page.name, kwargs={name: sample(page.name, name, world) for name in names})


SEEN_LONG_AGO = {"If-Match": '"999999999"'}  # a version no case has: whatever gets that far changes nothing


@dataclass(frozen=True)
class Door:
    """A page that is looked at, or an operation of the API that is asked or handed an empty body."""

    name: str
    route: str
    method: str
    address: str

    def tried(self, client: Client) -> str:
        """The status that answers."""
        if self.method == "GET":
            return str(client.get(self.address).status_code)
        answer = client.generic(self.method, self.address, "{}", "application/json", headers=SEEN_LONG_AGO)
        return str(answer.status_code)


def doors(world: World) -> list[Door]:
    """Every page and every operation of the API."""
    pages = [Door(page.name, page.route, "GET", address(page, world)) for page in all_pages()]
    return [*pages, *operations(world)]


def operations(world: World) -> list[Door]:
    """Every operation of the API."""
    return [
        Door(f"api {method} {path}", f"api/v1{path}", method, operation_address(path, world))
        for path, operation in api.operations()
        for method in operation.methods
    ]


def operation_address(path: str, world: World) -> str:
    """An operation's address for the world's sample things."""
    return "/api/v1" + re.sub(r"{(?:\w+:)?(\w+)}", lambda found: str(sample(path, found[1], world)), path)


def sample(page: str, name: str, world: World) -> Any:
    """One parameter's value."""
    found = SAMPLES.get(f"{page} {name}") or SAMPLES.get(f"{WITHIN.sub('', page)} {name}") or SAMPLES.get(name)
    assert found, f"page {page} asks for <{name}>: say in tests/samples.py what to put there"
    return found(world)


def everybody() -> list[str]:
    """A visitor, who reported the sample case, every post of the county, and the secretary of the next village."""
    return [VISITOR, REPORTER, *posts().posts, NEXT]


def browser(who: str, world: World) -> Client:
    """At which this kind of person sits, with the second factor shown where the post asks for one."""
    if who == VISITOR:
        return Client()
    if who == REPORTER:
        return holding(world.case.ticket)
    worker = world.in_post("village_secretary", NEXT_VILLAGE) if who == NEXT else world.in_post(who)
    return with_second_factor(worker.client)


def with_second_factor(client: Client) -> Client:
    """The same browser, as if a code had been typed at sign-in."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password"}, {"method": "mfa"}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def holding(ticket: Ticket) -> Client:
    """The browser in which this ticket was shown."""
    client = Client()
    session = client.session
    session["tickets"], session["keys"] = [[ticket.code, ticket.secret]], [ticket.digest]
    session.save()
    return client

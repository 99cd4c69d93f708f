"""Cases in every stage, built by the verbs that people use."""

from __future__ import annotations

from datetime import timedelta

from fengge.cases.engine.asking import hand_in
from fengge.cases.escalation.sweeping import sweep
from fengge.cases.holding.inputs import AcceptGiven
from fengge.cases.holding.taking import accept
from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import PartyGiven, Register, Report
from fengge.cases.opening.registering import register
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.triage.inputs import TriageGiven
from fengge.cases.triage.suggesting import suggest
from fengge.cases.triage.triaging import triage
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now, today
from fengge.core.testing.database import database_role
from tests.world.people import Peopled

ID_A, ID_B = "520329187301010012", "520329188412310020"


def do(case, action, by, **given):
    """Somebody does something to a case in the own scope, as page and API do it; gives the case as it is then."""
    with scope(by.actor):
        found = Case.objects.get(pk=case.pk)
        bound = hand_in(found, action, given, by=by.actor)
        assert bound.ok, bound.errors
        return Case.objects.get(pk=case.pk)


class WithCases(Peopled):
    """Builders for cases in every stage."""

    def a_report(self, facts: str = "隔壁把排水沟改到我家地里，水淹了菜地。", village: str = "", **given):
        """A visitor reports; the case remembers its ticket for the test."""
        ticket = Ticket.new()
        reporter, place = VISITOR.holding(ticket.digest), village or self.village
        case = report(Report(facts=facts, **given), by=reporter, ticket=ticket, how=Arrival(place))
        case.ticket = ticket
        return case

    def registered(self, **given):
        case = self.a_report(**given)
        parties = [
            PartyGiven(role="applicant", name="田大山", phone="13800001234", id_number=ID_A),
            PartyGiven(role="respondent", name="冉小河", id_number=ID_B),
        ]
        register(
            case,
            Register(title="排水沟改道纠纷", kind="02", source="applied", parties=parties),
            by=self.secretary_li.actor,
        )
        return case

    def triaged(self, **given):
        case = self.registered(**given)
        found = suggest("02", ())
        decided = TriageGiven(kind="02", level=found.level, rung=found.rung, route=found.route, signals=())
        triage(case, decided, by=self.secretary_li.actor)
        return case

    def accepted(self, **given):
        case = self.triaged(**given)
        accept(case, AcceptGiven(), by=self.mediator_zhang.actor)
        return case

    def act(self, case, action, by, **given):
        """Somebody does something to a case, through the form that page and API hand in."""
        bound = hand_in(case, action, given, by=by.actor)
        assert bound.ok, bound.errors

    def sweep(self, moment, **how):
        """The sweep at a moment, as the worker runs it."""
        with at(moment), database_role("fengge_worker"):
            return sweep(**how)

    def agreed(self, days=(3,), effective=0, **given):
        """Both sides heard and agreed before the mediator; one thing is owed by each of these `days`, counted from today."""
        case, by = self.accepted(**given), self.mediator_zhang
        with scope(self.county_chen.actor):
            for party in case.parties.all():
                self.act(case, "consent", by, party=party.pk, given="yes", manner="in_person", rights_told=True)
            said = {"place": "村调解室", "present": "双方当事人", "minutes": "双方各退一步。", "result": "agreed"}
            self.act(case, "mediate", by, on=today(), **said)
            debtor = case.parties.get(role="respondent")
            owed = {"debtor": debtor.pk, "what": "恢复原排水沟"}
            every = [{**owed, "due_on": today() + timedelta(days=due)} for due in days]
            terms = {
                "facts": "乙方改沟致水淹。",
                "terms": "乙方三日内恢复。",
                "effective_on": today() + timedelta(days=effective),
            }
            self.act(case, "agree", by, form="written", obligations=every, **terms)
        return case

    def visited(self, **given):
        """Performed, and asked after by another a week later."""
        case = self.agreed(**given)
        with scope(self.county_chen.actor):
            owed = case.obligations.get()
            self.act(
                case, "perform", self.mediator_zhang, obligation=owed.pk, performed="yes", on=today(), how="已恢复"
            )
        with at(now() + timedelta(days=8)), scope(self.county_chen.actor):
            party = case.parties.get(role="applicant")
            found = {"manner": "in_person", "outcome": "settled", "satisfied": "yes", "words": "水沟通了。"}
            self.act(case, "visit", self.visitor_zhao, on=today(), party=party.pk, **found)
        return case

    def closed(self, **given):
        """Visited, and closed the same day."""
        case = self.visited(**given)
        with at(now() + timedelta(days=8)), scope(self.county_chen.actor):
            self.act(case, "close", self.secretary_li, summary="已恢复排水沟，双方和好。")
        return case

"""A small named world: one town, two villages, and the people who work there. Built by the pack's own posts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fengge.cases.engine.asking import hand_in
from fengge.cases.escalation.sweeping import sweep
from fengge.cases.holding.inputs import AcceptGiven
from fengge.cases.holding.taking import accept
from fengge.cases.hotline.importing import upload as upload_orders
from fengge.cases.letters.drafting import draft as draft_letter
from fengge.cases.letters.inputs import DraftGiven, IssueGiven
from fengge.cases.letters.issuing import issue as issue_letter
from fengge.cases.meetings.calling.calling import add_item, call
from fengge.cases.meetings.calling.inputs import AddGiven, CallGiven
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.models import Attachment, LetterReply, ReplyFile
from fengge.cases.opening.inputs import PartyGiven, Register, Report
from fengge.cases.opening.registering import register
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.triage.inputs import TriageGiven
from fengge.cases.triage.suggesting import suggest
from fengge.cases.triage.triaging import triage
from fengge.core.access import VISITOR, Secrecy, scope
from fengge.core.clock import at, now, today
from fengge.core.files import keep
from fengge.core.testing.database import database_role
from fengge.orgs.acting import actor_for
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Account, Appointment, Division, DivisionImport, Organisation, Person
from fengge.people.doorplates.issuing import issue
from fengge.people.doorplates.ordering import order_sheet
from fengge.people.households.entering import HouseholdGiven, enter_household
from fengge.people.importing.verbs import upload as hand_in_households
from fengge.people.tasks import print_sheet

COUNTY, TOWN, VILLAGE, NEXT_VILLAGE = "520329", "520329102", "520329102205", "520329102206"
GRID, GROUP = f"{VILLAGE}001", f"{VILLAGE}001001"
LONG_AGO = date(2020, 1, 1)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PASSWORD = "correct horse battery"


@dataclass
class Worker:
    """Somebody in post: the person, the appointment, the actor, and a signed-in client."""

    name: str
    appointment: Appointment
    account: Account

    @property
    def actor(self):
        return actor_for(self.account, self.appointment)

    @property
    def client(self):
        client = Client()
        client.force_login(self.account)
        return client


class World:
    """Divisions, organisations and workers by name; builders for cases in every stage."""

    county, town, village, next_village = COUNTY, TOWN, VILLAGE, NEXT_VILLAGE

    def __init__(self) -> None:
        for code, name, parent in (
            (COUNTY, "某县", None), (TOWN, "某镇", COUNTY), (VILLAGE, "大坪村", TOWN), (NEXT_VILLAGE, "小坪村", TOWN),
            (GRID, "第一网格", VILLAGE), (GROUP, "第一联户", GRID),
        ):  # fmt: skip
            Division.objects.create(code=code, name=name, parent_id=parent, sort_key=code, valid_from=LONG_AGO)
        self.committee = self.organisation(VILLAGE, "mediation_committee", "大坪村人民调解委员会")
        self.settle_people()

    def settle_people(self) -> None:
        """Who works in the village, next door, in the town and in the county."""
        self.town_centre = self.organisation(self.town, "centre", "某镇综治中心")
        self.secretary_li = self.worker("李书记", "village_secretary", self.village, self.committee)
        self.mediator_zhang = self.worker("张调解", "village_mediator", self.village, self.committee)
        self.visitor_zhao = self.worker("赵回访", "village_secretary", self.village, self.committee)
        self.town_wang = self.worker("王主任", "town_governance", self.town, self.town_centre)
        self.secretary_next = self.worker("邻村书记", "village_secretary", self.next_village, None)
        self.county_chen = self.worker("陈科长", "county_governance", self.county, None)
        self._in_post: dict[tuple[str, str], Worker] = {}

    @property
    def places(self) -> dict[str, str]:
        """Where posts of each level stand."""
        grid = f"{self.village}001"
        return {
            "county": self.county, "town": self.town, "village": self.village, "grid": grid, "group": f"{grid}001"
        }  # fmt: skip

    @property
    def actor_seeing_all(self):
        """An actor whom no clearance stops; for arranging, never for looking."""
        return replace(self.county_chen.actor, clearance=Secrecy.SEALED)

    def in_post(self, post: str, place: str = "") -> Worker:
        """Somebody in any post of the county, at the post's own level unless another place is named."""
        place = place or self.places[posts().posts[post].level]
        if (post, place) not in self._in_post:
            self._in_post[post, place] = self.worker(f"某{post}", post, place, None)
        return self._in_post[post, place]

    @cached_property
    def case(self):
        """One accepted case of the village, with its parties; a sample for whoever needs any case."""
        return self.accepted()

    @cached_property
    def risky(self):
        """Another accepted case, marked as one that may turn violent."""
        case, by = self.accepted(), self.mediator_zhang.actor
        marked = {"signs": ["waiting"], "matter": "反映后超过期限没有答复。", "colour": "blue"}
        with scope(by):
            assert hand_in(case, "risk_assess", marked, by=by).ok
        return case

    @cached_property
    def meeting(self):
        """A huddle of the village that waits, with the sample case brought up in it."""
        by = self.secretary_li.actor
        with scope(by):
            meeting = call(CallGiven(series="daily_huddle"), by=by)
            return add_item(meeting, AddGiven(number=self.case.number, reason="群众来问"), by=by)

    @cached_property
    def decision(self):
        """What that meeting decided on it."""
        by, owner = self.secretary_li.actor, str(self.mediator_zhang.appointment.pk)
        with scope(by):
            item = self.meeting.items.get()
            with discussing(item):
                decide(item, DecisionGiven(choice="keep", owner=owner, due_on=today() + timedelta(days=3)), by=by)
            return item.decision

    @cached_property
    def applicant(self):
        """The party who asked for mediation in the sample case."""
        with scope(self.secretary_li.actor):
            return self.case.parties.get(role="applicant")

    @cached_property
    def attachment(self):
        """A photo in the sample case."""
        with scope(self.secretary_li.actor):
            photo = SimpleUploadedFile("照片.png", PIXEL, content_type="image/png")
            return Attachment.objects.create(
                case=self.case, file=keep(photo), kind=Attachment.Kind.PHOTO, title="照片", at=now()
            )

    @cached_property
    def letter(self):
        """A letter about the sample case that the county's centre has sent to the village committee."""
        centre = self.organisation(self.county, "governance_center", "某县综治中心")
        by = self.worker("发函的人", "county_governance", self.county, centre).actor
        words = {"subject": "关于排水沟的函", "body": "请依法办理。", "measures": "请书面回复。"}
        given = DraftGiven(kind="handover", recipient=str(self.committee.pk), **words)
        with scope(by):
            return issue_letter(draft_letter(given, by=by, case=self.case), IssueGiven(), by=by)

    @cached_property
    def letter_file(self):
        """A photo that came with the answer to the letter."""
        said = {"letter": self.letter, "text": "已恢复排水沟。", "by": self.secretary_li.appointment, "at": now()}
        with scope(self.secretary_li.actor):
            photo = keep(SimpleUploadedFile("现场.png", PIXEL, content_type="image/png"))
            return ReplyFile.objects.create(reply=LetterReply.objects.create(**said), file=photo)

    @cached_property
    def plate(self):
        """The plate on the door of a household of the village."""
        with scope(self.secretary_li.actor):
            enter_household(HouseholdGiven(division=GRID, address="三组 12 号"), by=self.secretary_li.actor)
            return issue(Division.objects.get(pk=VILLAGE), by=self.secretary_li.actor)[0]

    @cached_property
    def sheet(self):
        """The village's plates as a PDF."""
        self.plate  # noqa: B018 - there must be one to print
        place = Division.objects.get(pk=VILLAGE)
        sheet = order_sheet(division=place, only_new=False, by=self.secretary_li.actor)
        print_sheet(sheet_id=sheet.pk, appointment_id=sheet.ordered_by)
        return sheet

    @cached_property
    def orders(self):
        """A list of hotline orders, uploaded and not yet taken in."""
        content = "工单编号,问题描述,受理时间,办结时限\n样例-1,路灯不亮,2026-01-05 09:00,2099-01-09 18:00\n"
        worker = self.in_post("county_governance")
        return upload_orders("工单.csv", content.encode(), by=worker.actor)

    @cached_property
    def households(self):
        """A list of households handed in and not yet taken in."""
        return hand_in_households("住户.csv", f"网格,门牌地址\n{GRID},三组 13 号".encode(), by=self.secretary_li.actor)

    @cached_property
    def upload(self):
        """A list of divisions handed in and not yet applied."""
        admin = self.in_post("system_admin").account
        return DivisionImport.objects.create(name="区划.csv", rows=[], effective_on=LONG_AGO, uploaded_by=admin)

    @cached_property
    def without_account(self):
        """Somebody in post who cannot sign in yet."""
        person = Person.objects.create(name="新来的")
        Appointment.objects.create(person=person, post="village_clerk", division_id=VILLAGE, valid_from=LONG_AGO)
        return person

    def organisation(self, code: str, role: str, name: str) -> Organisation:
        return Organisation.objects.create(
            key=f"{code}.{role}", name=name, kind=role, division_id=code, valid_from=LONG_AGO
        )

    def worker(self, name: str, post: str, code: str, unit: Organisation | None) -> Worker:
        person = Person.objects.create(name=name)
        account = Account.objects.create_user(f"{post}-{person.pk}", PASSWORD, person=person)
        appointment = Appointment.objects.create(
            person=person, post=post, division_id=code, organisation=unit, valid_from=LONG_AGO
        )
        return Worker(name, appointment, account)

    def a_report(self, facts: str = "隔壁把排水沟改到我家地里，水淹了菜地。", village: str = "", **given):
        """A visitor reports; the case remembers its ticket for the test."""
        ticket = Ticket.new()
        reporter, place = VISITOR.holding(ticket.digest), village or self.village
        case = report(Report(facts=facts, **given), by=reporter, ticket=ticket, division=place)
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

    def agreed(self, **given):
        """Both sides heard and agreed before the mediator; one thing is owed."""
        case, by = self.accepted(**given), self.mediator_zhang
        with scope(self.county_chen.actor):
            for party in case.parties.all():
                self.act(case, "consent", by, party=party.pk, given="yes", manner="in_person", rights_told=True)
            said = {"place": "村调解室", "present": "双方当事人", "minutes": "双方各退一步。", "result": "agreed"}
            self.act(case, "mediate", by, on=today(), **said)
            debtor = case.parties.get(role="respondent")
            owed = {"debtor": debtor.pk, "what": "恢复原排水沟", "due_on": today() + timedelta(days=3)}
            terms = {"facts": "乙方改沟致水淹。", "terms": "乙方三日内恢复。", "effective_on": today()}
            self.act(case, "agree", by, form="written", obligations=[owed], **terms)
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


ID_A, ID_B = "520329187301010012", "520329188412310020"


@pytest.fixture
def world(db) -> World:
    """The world, new for each test."""
    return World()

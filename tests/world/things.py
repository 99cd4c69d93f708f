"""One of each thing that a page may be about, made when somebody first asks for it."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile

from fengge.cases.engine.asking import hand_in
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
from fengge.core.access import scope
from fengge.core.clock import now, today
from fengge.core.files import keep
from fengge.orgs.models import Appointment, Division, DivisionImport, Person
from fengge.people.doorplates.issuing import issue
from fengge.people.doorplates.ordering import order_sheet
from fengge.people.households.entering import HouseholdGiven, enter_household
from fengge.people.importing.verbs import upload as hand_in_households
from fengge.people.tasks import print_sheet
from tests.world.cases import WithCases
from tests.world.places import GRID, LONG_AGO, VILLAGE

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class WithThings(WithCases):
    """Samples by name; they are about one accepted case of the village."""

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
        """A list of hotline orders, uploaded and not yet taken in; one of its rows is wrong."""
        content = "工单编号,问题描述,受理时间,办结时限\n样例-1,路灯不亮,2026-01-05 09:00,2099-01-09 18:00\n样例-2,,,\n"
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

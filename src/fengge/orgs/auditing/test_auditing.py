"""The audit administrator reads the log and nothing else; nobody else reads it."""

import pytest

from fengge.core.clock import today
from fengge.orgs.appointing.verbs import end_appointment
from fengge.orgs.testing import acting, appointed, browser, the_county

AUDIT = "/desk/audit/"


@pytest.fixture(autouse=True)
def _county(db):
    the_county()


@pytest.fixture
def auditor():
    return browser(appointed("郑审计", "audit_admin", "520329"))


def test_the_auditor_sees_who_ended_an_appointment_and_why(auditor):
    wang = appointed("王部长", "county_organisation", "520329", unit="organisation")
    end_appointment(
        appointed("李支书", "village_secretary", "520329102201"), by=acting(wang), on=today(), reason="调任"
    )
    page = auditor.get(AUDIT).text
    assert "orgs.appointment_ended" in page
    assert "县委组织部工作人员 王部长" in page
    assert "调任" in page


def test_the_log_is_narrowed_by_type_and_by_user_name(auditor):
    acting(appointed("李四", "village_mediator", "520329102201"))
    assert auditor.get(AUDIT, {"type": "orgs.signed_in", "name": "nobody"}).status_code == 200
    assert auditor.get(AUDIT, {"before": "99999999999999999999999"}).status_code == 200
    assert auditor.get(AUDIT, {"before": "x"}).status_code == 200


@pytest.mark.parametrize("post", ["security_admin", "system_admin", "county_leader", "county_governance"])
def test_nobody_else_reads_the_log(post):
    assert browser(appointed("张三", post, "520329")).get(AUDIT).status_code == 403


def test_the_auditor_opens_no_case(auditor):
    assert auditor.get("/desk/cases/").status_code in {403, 404}

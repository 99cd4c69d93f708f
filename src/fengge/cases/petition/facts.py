"""What guards of a petition may ask: which gates are passed, who belongs to it, whether its hearing is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.cases.engine.facts import facts_about
from fengge.core.events import subject_kind

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor

_NAMES = (
    "led", "teamed", "investigated", "assessed", "planned", "measures_told", "resolved", "visited", "member", "worked", "reviewed",
    "represented", "extended", "heard", "alerted",
)  # fmt: skip
# One question for all of them, asked at every look; the wall stands before each of these tables.
_SQL = """
WITH present AS (
  SELECT appointment_id FROM cases_sponsor WHERE case_id = %(case)s AND until IS NULL
  UNION SELECT appointment_id FROM cases_teammember WHERE case_id = %(case)s AND until IS NULL
  UNION SELECT %(holder)s
), ever AS (
  SELECT appointment_id FROM cases_sponsor WHERE case_id = %(case)s
  UNION SELECT appointment_id FROM cases_teammember WHERE case_id = %(case)s
  UNION SELECT by_id FROM cases_investigation WHERE case_id = %(case)s
  UNION SELECT by_id FROM cases_petitionassessment WHERE case_id = %(case)s
  UNION SELECT by_id FROM cases_petitionplan WHERE case_id = %(case)s
  UNION SELECT by_id FROM cases_petitionopinion WHERE case_id = %(case)s AND stage = 'handling'
  UNION SELECT holder_id FROM cases_holding WHERE case_id = %(case)s
), handled AS (
  SELECT delivered_at FROM cases_petitionopinion WHERE case_id = %(case)s AND stage = 'handling' ORDER BY id DESC LIMIT 1
), told AS (
  SELECT max(delivered_at) AT TIME ZONE 'Asia/Shanghai' AS at FROM cases_petitionopinion WHERE case_id = %(case)s
)
SELECT
  EXISTS(SELECT 1 FROM cases_sponsor WHERE case_id = %(case)s AND until IS NULL),
  EXISTS(SELECT 1 FROM cases_teammember WHERE case_id = %(case)s AND until IS NULL AND role = 'head'),
  EXISTS(SELECT 1 FROM cases_investigation WHERE case_id = %(case)s),
  EXISTS(SELECT 1 FROM cases_petitionassessment WHERE case_id = %(case)s),
  EXISTS(SELECT 1 FROM cases_petitionplan WHERE case_id = %(case)s),
  NOT EXISTS(SELECT 1 FROM cases_petitionmeasure WHERE done IS NULL
             AND plan_id = (SELECT max(id) FROM cases_petitionplan WHERE case_id = %(case)s)),
  EXISTS(SELECT 1 FROM handled WHERE delivered_at IS NOT NULL),
  EXISTS(SELECT 1 FROM cases_returnvisit, told WHERE case_id = %(case)s AND "on" >= told.at::date),
  EXISTS(SELECT 1 FROM orgs_appointment a JOIN present ON a.id = appointment_id WHERE a.person_id = %(person)s),
  EXISTS(SELECT 1 FROM orgs_appointment a JOIN ever ON a.id = appointment_id WHERE a.person_id = %(person)s),
  EXISTS(SELECT 1 FROM orgs_appointment a JOIN cases_petitionopinion o ON o.case_id = %(case)s AND o.stage = 'review' AND o.by_id = a.id
         WHERE a.person_id = %(person)s),
  COALESCE((SELECT petitioners <= 5 FROM cases_petition WHERE case_id = %(case)s), true)
    OR EXISTS(SELECT 1 FROM cases_representative WHERE case_id = %(case)s),
  EXISTS(SELECT 1 FROM cases_extension WHERE case_id = %(case)s AND deadline = 'handling'),
  COALESCE((SELECT type = 'petition.hearing_opened' FROM core_event WHERE subject_kind = %(kind)s AND subject_id = %(case)s
    AND type IN ('petition.hearing_opened', 'petition.hearing_closed') ORDER BY id DESC LIMIT 1), false),
  COALESCE((SELECT type = 'petition.urgently_reported' FROM core_event WHERE subject_kind = %(kind)s AND subject_id = %(case)s
    AND type IN ('petition.urgently_reported', 'petition.urgent_answered') ORDER BY id DESC LIMIT 1), false)
"""


@facts_about("petition")
def petition_facts(case: Case, by: Actor) -> dict[str, bool]:
    """`petition.led` … `petition.visited` for the gates; `.member` works on it now, `.outsider` never had a part in it."""
    asked = {"case": case.pk, "holder": case.holder_id, "person": by.person_id, "kind": subject_kind(case)}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        facts = dict(zip(_NAMES, cursor.fetchone(), strict=True))
    turned = {
        "outsider": not facts["worked"],
        "not_reviewer": not facts["reviewed"],
        "not_extended": not facts["extended"],
        "not_heard": not facts["heard"],
    }
    return {f"petition.{name}": holds for name, holds in (facts | turned).items()}

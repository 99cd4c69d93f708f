"""Walls round every table of casework, the serial of case numbers, and whose events may be read."""

from django.db import migrations

from fengge.core.access.wall import RaiseWall

CHILDREN = (
    "party", "consent", "holding", "triage", "transfer", "referral", "recusal", "investigation", "session", "agreement",
    "obligation", "performance", "returnvisit", "closure", "rating", "attachment", "extension", "step",
)  # fmt: skip

EVENTS = """
CREATE POLICY cases_events ON core_event FOR SELECT
USING (subject_kind = 'cases.case' AND EXISTS (SELECT 1 FROM cases_case c WHERE c.id = subject_id));
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0004_seal_guards")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE cases_number", "DROP SEQUENCE cases_number"),
        RaiseWall(
            "cases_case", place=("division", "origin_division"), secrecy="secrecy", team="team", key="access_key"
        ),
        *(RaiseWall(f"cases_{child}", parent_table="cases_case", through="case") for child in CHILDREN),
        migrations.RunSQL(EVENTS, "DROP POLICY cases_events ON core_event"),
    ]

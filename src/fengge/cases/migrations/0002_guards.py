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

PUBLISHED = """
CREATE FUNCTION cases_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published procedure never changes: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER published_never_changes BEFORE UPDATE OR DELETE ON cases_publishedprocedure
    FOR EACH ROW EXECUTE FUNCTION cases_refuse_change();
CREATE TRIGGER published_no_truncate BEFORE TRUNCATE ON cases_publishedprocedure
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse_change();
"""

UNPUBLISHED = """
DROP TRIGGER published_no_truncate ON cases_publishedprocedure;
DROP TRIGGER published_never_changes ON cases_publishedprocedure;
DROP FUNCTION cases_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0004_seal_guards")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE cases_number", "DROP SEQUENCE cases_number"),
        RaiseWall(
            "cases_case", place=("division", "origin_division"), secrecy="secrecy", team="team", key="access_key"
        ),
        *(RaiseWall(f"cases_{child}", parent_table="cases_case", through="case") for child in CHILDREN),
        migrations.RunSQL(PUBLISHED, UNPUBLISHED),
        migrations.RunSQL(EVENTS, "DROP POLICY cases_events ON core_event"),
    ]

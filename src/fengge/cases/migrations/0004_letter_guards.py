"""Walls round letters, whose events may be read, what follows the case, and what never changes once issued."""

from django.db import migrations

from fengge.core.access.wall import RaiseWall

EVENTS = """
CREATE POLICY letters_events ON core_event FOR SELECT
USING (subject_kind = 'cases.letter' AND EXISTS (SELECT 1 FROM cases_letter l WHERE l.id = subject_id));
"""

# As owner: whoever seals or moves a case need not see its letters.
FOLLOWS = """
CREATE FUNCTION cases_letters_follow_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_letter SET secrecy = NEW.secrecy WHERE case_id = NEW.id AND secrecy <> NEW.secrecy;
    UPDATE cases_letter SET division = NEW.division
        WHERE case_id = NEW.id AND issued_at IS NOT NULL AND division <> NEW.division;
    RETURN NULL;
END $$;
CREATE TRIGGER letters_follow_case AFTER UPDATE OF secrecy, division ON cases_case
    FOR EACH ROW WHEN (OLD.secrecy <> NEW.secrecy OR OLD.division <> NEW.division)
    EXECUTE FUNCTION cases_letters_follow_case();
"""

NUMBERS = """
CREATE FUNCTION cases_letter_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.number = OLD.number THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the number of an issued letter never changes: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER letter_number_stays BEFORE UPDATE OF number ON cases_letter
    FOR EACH ROW WHEN (OLD.number <> '') EXECUTE FUNCTION cases_letter_number_stays();
CREATE TRIGGER letter_is_kept BEFORE DELETE ON cases_letter
    FOR EACH ROW WHEN (OLD.number <> '') EXECUTE FUNCTION cases_letter_number_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_letters")]
    operations = [
        RaiseWall("cases_letter", place=("division",), secrecy="secrecy", team="team"),
        RaiseWall("cases_letterreply", parent_table="cases_letter", through="letter"),
        RaiseWall("cases_urging", parent_table="cases_letter", through="letter"),
        migrations.RunSQL(EVENTS, "DROP POLICY letters_events ON core_event"),
        migrations.RunSQL(
            FOLLOWS, "DROP TRIGGER letters_follow_case ON cases_case; DROP FUNCTION cases_letters_follow_case();"
        ),
        migrations.RunSQL(
            NUMBERS,
            "DROP TRIGGER letter_is_kept ON cases_letter; DROP TRIGGER letter_number_stays ON cases_letter;"
            "DROP FUNCTION cases_letter_number_stays();",
        ),
    ]

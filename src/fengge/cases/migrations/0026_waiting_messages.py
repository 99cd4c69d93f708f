"""Whom a case accuses gets no message about it that still waits for the morning."""

from django.db import migrations

# As owner: whoever names the accused sees neither their notices, nor their messages, nor every letter about the case.
BARRED = """
CREATE OR REPLACE FUNCTION cases_bar_what_lies_beside() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
{declared}BEGIN
    UPDATE cases_letter SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE cases_agendaitem SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE cases_decision SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE core_delivery SET barred = NEW.barred WHERE about = NEW.number;
    {taken_away}
    RETURN NULL;
END $$;
"""
DESKS = """NEW.barred || ARRAY(
        SELECT 'a:' || a.id FROM orgs_appointment a WHERE NEW.barred && ARRAY[
            'p:' || a.person_id, 'a:' || a.id, 'o:' || a.organisation_id, 'o:' || a.dispatching_id, 'o:' || a.managing_id,
            'o:' || a.using_id, CASE WHEN a.kind <> 'liaison' THEN 'd:' || a.division_id END])"""
NOTICES = "DELETE FROM core_notice n WHERE n.values ->> 'number' = NEW.number AND n.team && ({desks});"
MESSAGES = """DELETE FROM core_delivery d
        WHERE d.sent_at IS NULL AND d.team && desks AND d.occasion LIKE 'desk ' || NEW.number || ' %';"""


def function(declared: str, *taken_away: str, desks: str) -> str:
    """The trigger's function, taking these away from the desks of those accused."""
    said = "\n    ".join(taken_away).replace("{desks}", desks)
    return BARRED.replace("{declared}", declared).replace("{taken_away}", said)


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_seal_kin")]
    operations = [
        migrations.RunSQL(
            function(f"DECLARE desks text[] := {DESKS};\n", NOTICES, MESSAGES, desks="desks"),
            function("", NOTICES, desks=DESKS),
        ),
    ]

"""Walls round meetings; what an agenda froze stays frozen; a case that is sealed seals what meetings kept of it."""

from django.db import migrations

from fengge.core.access.wall import RaiseWall

EVENTS = """
CREATE POLICY meetings_events ON core_event FOR SELECT
USING (subject_kind = 'cases.meeting' AND EXISTS (SELECT 1 FROM cases_meeting m WHERE m.id = subject_id));
CREATE POLICY agenda_events ON core_event FOR SELECT
USING (subject_kind = 'cases.agendaitem' AND EXISTS (SELECT 1 FROM cases_agendaitem i WHERE i.id = subject_id));
CREATE POLICY decisions_events ON core_event FOR SELECT
USING (subject_kind = 'cases.decision' AND EXISTS (SELECT 1 FROM cases_decision d WHERE d.id = subject_id));
"""

NO_EVENTS = """
DROP POLICY decisions_events ON core_event;
DROP POLICY agenda_events ON core_event;
DROP POLICY meetings_events ON core_event;
"""

FROZEN = """
CREATE FUNCTION cases_keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{secrecy,division,decided_at,version}'::text[] = to_jsonb(OLD) - '{secrecy,division,decided_at,version}'::text[]
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what stood on an agenda never changes: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER agenda_is_frozen BEFORE UPDATE OR DELETE ON cases_agendaitem FOR EACH ROW EXECUTE FUNCTION cases_keep_frozen();
"""

THAWED = """
DROP TRIGGER agenda_is_frozen ON cases_agendaitem;
DROP FUNCTION cases_keep_frozen();
"""

# It runs as the tables' owner, because whoever seals a case may not see the meetings above or beside that spoke of it.
SEALED = """
CREATE FUNCTION cases_seal_in_meetings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_agendaitem SET secrecy = NEW.secrecy WHERE case_id = NEW.id AND secrecy < NEW.secrecy;
    UPDATE cases_decision SET secrecy = NEW.secrecy, team = NEW.team WHERE case_id = NEW.id AND secrecy < NEW.secrecy;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION cases_seal_in_meetings() FROM PUBLIC;
CREATE TRIGGER sealed_in_meetings_too AFTER UPDATE OF secrecy ON cases_case
    FOR EACH ROW WHEN (NEW.secrecy > OLD.secrecy) EXECUTE FUNCTION cases_seal_in_meetings();
"""

UNSEALED = """
DROP TRIGGER sealed_in_meetings_too ON cases_case;
DROP FUNCTION cases_seal_in_meetings();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_meetings")]
    operations = [
        RaiseWall("cases_meeting", place=("division",)),
        RaiseWall("cases_agendaitem", place=("division",), secrecy="secrecy"),
        RaiseWall("cases_decision", place=("division",), secrecy="secrecy", team="team"),
        RaiseWall("cases_attendance", parent_table="cases_meeting", through="meeting"),
        migrations.RunSQL(EVENTS, NO_EVENTS),
        migrations.RunSQL(FROZEN, THAWED),
        migrations.RunSQL(SEALED, UNSEALED),
    ]

"""Walls round the records of petitions; what lies beside a case that accuses somebody goes out of their sight with it."""

from django.db import migrations

from fengge.core.access.wall import MoveWall, RaiseWall

CHILDREN = (
    "accused", "petition", "representative", "sponsor", "teammember", "petitionassessment", "petitionplan", "petitionmeasure",
    "petitionopinion",
)  # fmt: skip
# What keeps words of a case under a place of its own: by which columns it was seen until now.
BESIDE: dict[str, dict[str, object]] = {
    "cases_letter": {"place": ("division",), "secrecy": "secrecy", "team": "team"},
    "cases_agendaitem": {"place": ("division",), "secrecy": "secrecy"},
    "cases_decision": {"place": ("division",), "secrecy": "secrecy", "team": "team"},
}

# As owner: whoever names the accused sees neither their notices nor every letter about the case.
BARRED = """
CREATE FUNCTION cases_bar_what_lies_beside() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_letter SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE cases_agendaitem SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE cases_decision SET barred = NEW.barred WHERE case_id = NEW.id;
    UPDATE core_delivery SET barred = NEW.barred WHERE about = NEW.number;
    DELETE FROM core_notice n WHERE n.values ->> 'number' = NEW.number AND n.team && (NEW.barred || ARRAY(
        SELECT 'a:' || a.id FROM orgs_appointment a WHERE NEW.barred && ARRAY[
            'p:' || a.person_id, 'a:' || a.id, 'o:' || a.organisation_id, 'o:' || a.dispatching_id, 'o:' || a.managing_id,
            'o:' || a.using_id, CASE WHEN a.kind <> 'liaison' THEN 'd:' || a.division_id END]));
    RETURN NULL;
END $$;
CREATE TRIGGER bar_what_lies_beside AFTER UPDATE OF barred ON cases_case
    FOR EACH ROW WHEN (OLD.barred IS DISTINCT FROM NEW.barred) EXECUTE FUNCTION cases_bar_what_lies_beside();
CREATE FUNCTION cases_barred_as_its_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    NEW.barred = COALESCE((SELECT barred FROM cases_case WHERE id = NEW.case_id), '{}');
    RETURN NEW;
END $$;
CREATE TRIGGER barred_as_its_case BEFORE INSERT ON cases_letter
    FOR EACH ROW EXECUTE FUNCTION cases_barred_as_its_case();
CREATE TRIGGER barred_as_its_case BEFORE INSERT ON cases_agendaitem
    FOR EACH ROW EXECUTE FUNCTION cases_barred_as_its_case();
CREATE TRIGGER barred_as_its_case BEFORE INSERT ON cases_decision
    FOR EACH ROW EXECUTE FUNCTION cases_barred_as_its_case();
"""

UNBARRED = """
DROP TRIGGER barred_as_its_case ON cases_decision;
DROP TRIGGER barred_as_its_case ON cases_agendaitem;
DROP TRIGGER barred_as_its_case ON cases_letter;
DROP FUNCTION cases_barred_as_its_case();
DROP TRIGGER bar_what_lies_beside ON cases_case;
DROP FUNCTION cases_bar_what_lies_beside();
"""

# What stood on an agenda never changes, but for whom it exists may.
FROZEN = """
CREATE OR REPLACE FUNCTION cases_keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := {moves};
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moves = to_jsonb(OLD) - moves THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what stood on an agenda never changes: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
"""
MOVES = "'{secrecy,division,decided_at,version,barred}'", "'{secrecy,division,decided_at,version}'"


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_petitions"), ("core", "0007_barred_deliveries")]
    operations = [
        *(RaiseWall(f"cases_{child}", parent_table="cases_case", through="case") for child in CHILDREN),
        *(MoveWall(table, were=rows, are=rows | {"barred": "barred"}) for table, rows in BESIDE.items()),
        migrations.RunSQL(BARRED, UNBARRED),
        migrations.RunSQL(*(FROZEN.replace("{moves}", moves) for moves in MOVES)),
    ]

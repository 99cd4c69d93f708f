"""What is sealed seals its parts and what was merged into it; whom a case of the family accuses is barred whatever the others take back."""

from django.db import migrations

# As owner: whoever seals a case, or names whom it accuses, need not see every part of it.
SEALED = """
CREATE FUNCTION cases_seal_kin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_case kin SET secrecy = NEW.secrecy, team = ARRAY(SELECT unnest(kin.team) UNION SELECT unnest(NEW.team))
    WHERE (parent_id = NEW.id OR merged_into_id = NEW.id) AND secrecy < NEW.secrecy;
    RETURN NULL;
END $$;
CREATE TRIGGER seal_kin AFTER UPDATE OF secrecy ON cases_case
    FOR EACH ROW WHEN (NEW.secrecy > OLD.secrecy) EXECUTE FUNCTION cases_seal_kin();
UPDATE cases_case kin SET secrecy = above.secrecy, team = ARRAY(SELECT unnest(kin.team) UNION SELECT unnest(above.team))
FROM cases_case above WHERE above.id IN (kin.parent_id, kin.merged_into_id) AND kin.secrecy < above.secrecy;
"""
UNSEALED = "DROP TRIGGER seal_kin ON cases_case; DROP FUNCTION cases_seal_kin();"

BARRED = """
CREATE OR REPLACE FUNCTION cases_bar_kin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_case kin SET barred = n.barred FROM (
        SELECT id, ARRAY((SELECT unnest(barred) EXCEPT SELECT unnest({taken_back})) UNION SELECT unnest(NEW.barred)) AS barred
        FROM cases_case one WHERE parent_id = NEW.id OR merged_into_id = NEW.id
    ) n WHERE kin.id = n.id AND NOT (kin.barred @> n.barred AND n.barred @> kin.barred);
    RETURN NULL;
END $$;
"""
# A case that names somebody itself is loosened by nobody else's taking back.
ITS_OWN = """CASE WHEN EXISTS (SELECT FROM cases_accused a WHERE a.case_id = one.id AND a.taken_back_at IS NULL)
            THEN '{}' ELSE OLD.barred END"""

# What stands above it, or what it was merged into, bars whom it bars, whatever the case itself says.
INHERITED = """
CREATE FUNCTION cases_barred_as_kin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    NEW.barred = ARRAY(SELECT unnest(NEW.barred) UNION
        SELECT unnest(above.barred) FROM cases_case above WHERE above.id IN (NEW.parent_id, NEW.merged_into_id));
    RETURN NEW;
END $$;
CREATE TRIGGER barred_as_kin BEFORE UPDATE OF barred ON cases_case FOR EACH ROW
    WHEN ((NEW.parent_id IS NOT NULL OR NEW.merged_into_id IS NOT NULL) AND NOT NEW.barred @> OLD.barred)
    EXECUTE FUNCTION cases_barred_as_kin();
"""
ALONE = "DROP TRIGGER barred_as_kin ON cases_case; DROP FUNCTION cases_barred_as_kin();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0024_bar_kin")]
    operations = [
        migrations.RunSQL(SEALED, UNSEALED),
        migrations.RunSQL(BARRED.replace("{taken_back}", ITS_OWN), BARRED.replace("{taken_back}", "OLD.barred")),
        migrations.RunSQL(INHERITED, ALONE),
    ]

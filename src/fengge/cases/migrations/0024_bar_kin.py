"""Whom a case accuses sees neither its parts nor what was merged into it: both tell of it."""

from django.db import migrations

# As owner: whoever names the accused need not see every part. What the kin bars by itself stays barred.
BARRED = """
CREATE FUNCTION cases_bar_kin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_case kin SET barred = n.barred FROM (
        SELECT id, ARRAY((SELECT unnest(barred) EXCEPT SELECT unnest(OLD.barred)) UNION SELECT unnest(NEW.barred)) AS barred
        FROM cases_case WHERE parent_id = NEW.id OR merged_into_id = NEW.id
    ) n WHERE kin.id = n.id AND NOT (kin.barred @> n.barred AND n.barred @> kin.barred);
    RETURN NULL;
END $$;
CREATE TRIGGER bar_kin AFTER UPDATE OF barred ON cases_case
    FOR EACH ROW WHEN (OLD.barred IS DISTINCT FROM NEW.barred) EXECUTE FUNCTION cases_bar_kin();
"""

UNBARRED = "DROP TRIGGER bar_kin ON cases_case; DROP FUNCTION cases_bar_kin();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_withdrawn_versions")]
    operations = [migrations.RunSQL(BARRED, UNBARRED)]

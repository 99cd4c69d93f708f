"""The log of messages about a matter is sealed when the matter is."""

from django.db import migrations

SEALED_TOO = """
UPDATE core_delivery d SET secrecy = c.secrecy, team = c.team FROM cases_case c WHERE d.about = c.number AND c.secrecy > 0;
CREATE FUNCTION cases_seal_messages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE core_delivery SET secrecy = NEW.secrecy, team = NEW.team WHERE about = NEW.number AND occasion LIKE NEW.number || ' %';
    RETURN NULL;
END $$;
CREATE TRIGGER sealed_in_messages_too AFTER UPDATE OF secrecy, team ON cases_case FOR EACH ROW
    WHEN (OLD.secrecy IS DISTINCT FROM NEW.secrecy OR (NEW.secrecy > 0 AND OLD.team IS DISTINCT FROM NEW.team))
    EXECUTE FUNCTION cases_seal_messages();
"""
OPEN = "DROP TRIGGER sealed_in_messages_too ON cases_case; DROP FUNCTION cases_seal_messages();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_rules"), ("core", "0008_routed_notices")]
    operations = [migrations.RunSQL(SEALED_TOO, OPEN)]

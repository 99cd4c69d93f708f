"""The event table is append-only, knows its transaction, and has its wall."""

from django.db import migrations

GUARD = """
ALTER TABLE core_event ADD COLUMN txid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX event_txid ON core_event (txid);

CREATE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- the one change ever allowed: personal parts are scrubbed at the end of their retention; their digest stays
    IF TG_OP = 'UPDATE' AND NEW.personal IS NULL AND to_jsonb(NEW) - 'personal' = to_jsonb(OLD) - 'personal' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'core_event is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON core_event FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON core_event FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();

ALTER TABLE core_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY core_event_write ON core_event FOR INSERT WITH CHECK (true);
CREATE POLICY core_event_audit ON core_event FOR SELECT USING (current_setting('fengge.audit', true) = '1');
"""

UNGUARD = """
DROP POLICY core_event_audit ON core_event;
DROP POLICY core_event_write ON core_event;
ALTER TABLE core_event DISABLE ROW LEVEL SECURITY;
DROP TRIGGER event_no_truncate ON core_event;
DROP TRIGGER event_append_only ON core_event;
DROP FUNCTION core_refuse_change();
ALTER TABLE core_event DROP COLUMN txid;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

"""Seals are written by the system's own role only and never changed; personal parts may be closed with another key."""

from django.db import migrations

GUARD = """
CREATE FUNCTION core_seal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND current_user IN ('fengge_app', 'fengge_worker') THEN
        RAISE EXCEPTION 'core_seal is written by the sealing job only' USING ERRCODE = 'insufficient_privilege';
    ELSIF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'core_seal is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER seal_append_only BEFORE INSERT OR UPDATE OR DELETE ON core_seal
    FOR EACH ROW EXECUTE FUNCTION core_seal_guard();
CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON core_seal FOR EACH STATEMENT EXECUTE FUNCTION core_seal_guard();

CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Personal parts are scrubbed at the end of their retention, and closed anew when keys rotate. What they say cannot
    -- change unnoticed: their digest is one of the columns that stay.
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'personal' = to_jsonb(OLD) - 'personal' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'core_event is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
"""

UNGUARD = """
DROP TRIGGER seal_no_truncate ON core_seal;
DROP TRIGGER seal_append_only ON core_seal;
DROP FUNCTION core_seal_guard();
CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.personal IS NULL AND to_jsonb(NEW) - 'personal' = to_jsonb(OLD) - 'personal' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'core_event is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_files_and_seals")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

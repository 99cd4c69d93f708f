"""Whoever did something may read that they did: a form that comes a second time finds what it did the first time."""

from django.db import migrations

OWN_EVENTS = """
CREATE POLICY orgs_own_events ON core_event FOR SELECT USING (
    'a:' || appointment_id = ANY (string_to_array(current_setting('fengge.teams', true), ','))
);
"""


class Migration(migrations.Migration):
    dependencies = [("orgs", "0001_initial"), ("core", "0004_seal_guards")]
    operations = [migrations.RunSQL(OWN_EVENTS, "DROP POLICY orgs_own_events ON core_event")]

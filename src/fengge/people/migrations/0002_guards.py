"""Walls round households and doorplates, and whose events may be read."""

from django.db import migrations

from fengge.core.access.wall import RaiseWall

EVENTS = """
CREATE POLICY people_events ON core_event FOR SELECT USING (
    (subject_kind = 'people.household' AND EXISTS (SELECT 1 FROM people_household h WHERE h.id = subject_id))
    OR (subject_kind = 'people.doorplate' AND EXISTS (SELECT 1 FROM people_doorplate d WHERE d.id = subject_id))
    OR (subject_kind = 'people.platesheet' AND EXISTS (SELECT 1 FROM people_platesheet s WHERE s.id = subject_id))
);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("core", "0004_seal_guards")]
    operations = [
        RaiseWall("people_household", place=("division",)),
        RaiseWall("people_doorplate", place=("division",), key="key"),
        RaiseWall("people_platesheet", place=("division",)),
        migrations.RunSQL(EVENTS, "DROP POLICY people_events ON core_event"),
    ]

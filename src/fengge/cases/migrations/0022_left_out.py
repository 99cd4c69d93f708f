"""What agendas had no place for, behind its number; walled as the meeting is, and as frozen as the agenda."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import fengge.core.access.actor
from fengge.core.access.wall import RaiseWall

FROZEN = """
CREATE TRIGGER left_out_is_frozen BEFORE UPDATE OR DELETE ON cases_leftout FOR EACH ROW EXECUTE FUNCTION cases_keep_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_letter_replies"),
    ]

    operations = [
        migrations.CreateModel(
            name="LeftOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("division", models.CharField(db_collation="C", max_length=18)),
                (
                    "secrecy",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "OPEN"), (1, "TEAM"), (2, "SEALED")],
                        default=fengge.core.access.actor.Secrecy["OPEN"],
                    ),
                ),
                (
                    "cases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "decisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="left", to="cases.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "没有排上的议题",
                "ordering": ("secrecy",),
                "base_manager_name": "everywhere",
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "secrecy"), name="one_list_of_those_left_out")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        RaiseWall("cases_leftout", place=("division",), secrecy="secrecy"),
        migrations.RunSQL(FROZEN, "DROP TRIGGER left_out_is_frozen ON cases_leftout"),
    ]

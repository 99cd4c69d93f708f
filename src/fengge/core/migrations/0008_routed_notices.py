"""Notices keep the words of the county's rows in both languages; what is sealed is sealed in the log of messages too."""

import django.contrib.postgres.fields
from django.db import migrations, models

from fengge.core.access.wall import MoveWall

# Words of earlier notices were sources of a translation, with gaps of another shape.
OLD_GAPS = r"UPDATE core_notice SET words = regexp_replace(words, '%\((\w+)\)s', '{\1}', 'g') WHERE position('%(' IN words) > 0"


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_barred_deliveries"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="kind",
            field=models.CharField(default="notice", max_length=10),
        ),
        migrations.AddField(
            model_name="delivery",
            name="secrecy",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="delivery",
            name="team",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="delivery",
            name="wanted_at",
            field=models.DateTimeField(null=True, verbose_name="应发时间"),
        ),
        migrations.AddField(
            model_name="notice",
            name="channels",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=10), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="discreet",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind",
            field=models.CharField(default="notice", max_length=10),
        ),
        migrations.AddField(
            model_name="notice",
            name="passed_on",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="notice",
            name="words_en",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("failed_at", None), ("sent_at", None)), fields=["due_at"], name="delivery_waits"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("passed_on", False), models.Q(("channels", []), _negated=True)),
                fields=["id"],
                name="notice_to_pass_on",
            ),
        ),
        migrations.RunSQL(OLD_GAPS, migrations.RunSQL.noop),
        MoveWall(
            "core_delivery",
            were={"place": ("division",), "barred": "barred"},
            are={"place": ("division",), "secrecy": "secrecy", "team": "team", "barred": "barred"},
        ),
    ]

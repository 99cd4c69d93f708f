"""A case does not exist for those it accuses, whatever their place or team would show them."""

import django.contrib.postgres.fields
from django.db import migrations, models

from fengge.core.access.wall import MoveWall

SEEN_BY = {"place": ("division", "origin_division"), "secrecy": "secrecy", "team": "team", "key": "access_key"}


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_letter_guards")]
    operations = [
        migrations.AddField(
            "case",
            "barred",
            django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        MoveWall("cases_case", were=SEEN_BY, are=SEEN_BY | {"barred": "barred"}),
    ]

"""Messages about a matter that accuses somebody are as invisible to them as the matter."""

import django.contrib.postgres.fields
from django.db import migrations, models

from fengge.core.access.wall import MoveWall


class Migration(migrations.Migration):
    dependencies = [("core", "0006_notices")]
    operations = [
        migrations.AddField(
            "delivery",
            "barred",
            django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        MoveWall("core_delivery", were={"place": ("division",)}, are={"place": ("division",), "barred": "barred"}),
    ]

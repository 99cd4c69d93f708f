"""Files of answers to letters, walled as the letter is; and when the sweep of letters has to look at one."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from fengge.core.access.wall import RaiseWall

# Those issued before: the sweep looks at them at their end, and works out from there when to look again.
WAKE = "UPDATE cases_letter SET wakes_at = next_due_at WHERE settled_at IS NULL AND next_due_at IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_risk_walls"), ("core", "0008_routed_notices"), ("orgs", "0004_reach")]
    operations = [
        migrations.AddField("letter", "wakes_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "letter",
            models.Index(
                condition=models.Q(("wakes_at__isnull", False)), fields=["wakes_at", "id"], name="letter_wakes"
            ),
        ),
        migrations.RunSQL(WAKE, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="ReplyFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.storedfile"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="cases.letterreply"
                    ),
                ),
            ],
            options={"verbose_name": "回复附件", "ordering": ("id",), "base_manager_name": "everywhere"},
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        RaiseWall("cases_replyfile", parent_table="cases_letterreply", through="reply"),
    ]

"""Versions of a procedure that no case begins under any more, and the index that finds cases by the version they pin."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE TRIGGER withdrawn_never_changes BEFORE UPDATE OR DELETE ON cases_withdrawnversion
    FOR EACH ROW EXECUTE FUNCTION cases_refuse_change();
CREATE TRIGGER withdrawn_no_truncate BEFORE TRUNCATE ON cases_withdrawnversion
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse_change();
"""
UNGUARD = """
DROP TRIGGER withdrawn_no_truncate ON cases_withdrawnversion;
DROP TRIGGER withdrawn_never_changes ON cases_withdrawnversion;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_left_out")]
    operations = [
        migrations.CreateModel(
            name="WithdrawnVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="撤回时间")),
                (
                    "published",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn",
                        to="cases.publishedprocedure",
                    ),
                ),
            ],
            options={"verbose_name": "撤回的程序版本"},
        ),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("settled_at", None)),
                fields=["procedure_key", "procedure_version", "id"],
                name="case_open_pinned",
            ),
        ),
    ]

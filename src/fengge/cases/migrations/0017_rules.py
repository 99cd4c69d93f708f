"""Versions of the triage table: a published one never changes."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

GUARD = """
CREATE FUNCTION cases_rules_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number IS NOT NULL THEN
        RAISE EXCEPTION 'published rules never change: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rules_never_change BEFORE UPDATE OR DELETE ON cases_ruletable
    FOR EACH ROW EXECUTE FUNCTION cases_rules_guard();
"""
UNGUARD = "DROP TRIGGER rules_never_change ON cases_ruletable; DROP FUNCTION cases_rules_guard();"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_petition_guards"),
        ("orgs", "0003_token"),
    ]

    operations = [
        migrations.AddField(
            model_name="triage",
            name="table",
            field=models.PositiveIntegerField(default=0, verbose_name="规则版本"),
        ),
        migrations.CreateModel(
            name="RuleTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(null=True, unique=True, verbose_name="版本")),
                ("based_on", models.PositiveIntegerField(default=0)),
                ("rules", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="修改理由")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
                    ),
                ),
            ],
            options={
                "verbose_name": "分流规则",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("number", models.Value(0)),
                        condition=models.Q(("number", None)),
                        name="one_draft_of_the_rules",
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]

"""Up and down the ladder: when the sweep looks at a case, supervision, urging, alarms, and more time that a head approves."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from fengge.core.access.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_more_endings"),
        ("orgs", "0003_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rung", models.CharField(max_length=12)),
                ("deadline", models.CharField(blank=True, max_length=40)),
                ("since", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="处置意见")),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "告警",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CaseUrging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="催办的话")),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "催办",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Supervision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="督办理由")),
                ("requirement", models.CharField(max_length=300, verbose_name="要求")),
                ("due_on", models.DateField(verbose_name="限期")),
                ("at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=600, verbose_name="答复")),
                ("answered_at", models.DateTimeField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lift_reason", models.CharField(blank=True, max_length=300, verbose_name="解除理由")),
            ],
            options={
                "verbose_name": "督办",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="wakes_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="extension",
            name="answer",
            field=models.CharField(blank=True, max_length=300, verbose_name="审批意见"),
        ),
        migrations.AddField(
            model_name="extension",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="extension",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="approved",
            field=models.BooleanField(null=True, verbose_name="是否批准"),
        ),
        migrations.AddField(
            model_name="extension",
            name="days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="天数"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("wakes_at__isnull", False)), fields=["wakes_at", "id"], name="case_wakes"
            ),
        ),
        migrations.RunSQL("UPDATE cases_extension SET approved = true", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("approved", None)),
                fields=("case", "deadline"),
                name="one_open_request_for_more_time",
            ),
        ),
        migrations.AddField(
            model_name="alarm",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="alarm",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="alarms", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="caseurging",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="caseurging",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="urgings", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="supervision",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="supervision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="supervision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="supervisions", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="supervision",
            name="lifted_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.UniqueConstraint(
                fields=("case", "deadline", "since"), name="one_alarm_for_each_limit_missed"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseurging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("by", None)), fields=("case", "on"), name="a_resident_urges_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="supervision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("case",), name="one_open_supervision_per_case"
            ),
        ),
        *(
            RaiseWall(f"cases_{child}", parent_table="cases_case", through="case")
            for child in ("supervision", "caseurging", "alarm")
        ),
    ]

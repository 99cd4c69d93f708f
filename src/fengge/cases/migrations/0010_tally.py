"""The tally of open cases, kept by triggers of the case table in the transaction of each change."""

from django.db import migrations, models

from fengge.core.access.wall import RaiseWall

LINE = "division, origin_division, secrecy, due_on, in_hand, cases"
OF = "{0}division, {0}origin_division, {0}secrecy, ({0}next_due_at AT TIME ZONE 'Asia/Shanghai')::date, {0}holder_id IS NOT NULL"
COUNTS = "{0}settled_at IS NULL AND cardinality({0}barred) = 0"
KEYS = "{0}division, {0}origin_division, {0}secrecy, {0}next_due_at, {0}holder_id, {0}settled_at, {0}barred"
OLD, NEW = "OLD.", "NEW."

# As owner: whoever changes a case need not see every line of its place.
KEEP = f"""
CREATE FUNCTION cases_keep_tally() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND {COUNTS.format(OLD)} THEN
        INSERT INTO cases_tally ({LINE}) VALUES ({OF.format(OLD)}, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND {COUNTS.format(NEW)} THEN
        INSERT INTO cases_tally ({LINE}) VALUES ({OF.format(NEW)}, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tally_comes_and_goes AFTER INSERT OR DELETE ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_keep_tally();
CREATE TRIGGER tally_follows AFTER UPDATE ON cases_case
    FOR EACH ROW WHEN (({KEYS.format(OLD)}) IS DISTINCT FROM ({KEYS.format(NEW)})) EXECUTE FUNCTION cases_keep_tally();
INSERT INTO cases_tally ({LINE}) SELECT {OF.format("")}, 1 FROM cases_case WHERE {COUNTS.format("")};
"""  # noqa: S608 - names of columns
FORGET = """
DROP TRIGGER tally_follows ON cases_case;
DROP TRIGGER tally_comes_and_goes ON cases_case;
DROP FUNCTION cases_keep_tally();
"""
SECRECY = [(0, "OPEN"), (1, "TEAM"), (2, "SEALED")]


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_escalation")]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("division", models.CharField(db_collation="C", max_length=18)),
                ("origin_division", models.CharField(db_collation="C", max_length=18)),
                ("secrecy", models.PositiveSmallIntegerField(choices=SECRECY, default=0)),
                ("due_on", models.DateField(null=True)),
                ("in_hand", models.BooleanField()),
                ("cases", models.IntegerField()),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everywhere",
                "indexes": [
                    models.Index(fields=["division", "due_on"], name="tally_place"),
                    models.Index(fields=["origin_division", "due_on"], name="tally_origin"),
                ],
            },
            managers=[("objects", models.Manager()), ("everywhere", models.Manager())],
        ),
        RaiseWall("cases_tally", place=("division", "origin_division"), secrecy="secrecy"),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["id"], name="case_open_barring", condition=models.Q(settled_at=None) & ~models.Q(barred=[])
            ),
        ),
        migrations.RunSQL(KEEP, FORGET),
    ]

"""What the figures of a month look up: cases by their end, and the events that came late."""

from django.db import migrations, models

# The predicate is all that is asked of `details`: the wall lets no index look into it before the row is known to be the reader's.
LATE = (
    "CREATE INDEX case_late_event ON core_event (subject_id, at) WHERE subject_kind = 'cases.case' AND details ? 'late'"
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_barred")]
    operations = [
        migrations.AddIndex(
            "case",
            models.Index(fields=["settled_at"], name="case_settled", condition=models.Q(settled_at__isnull=False)),
        ),
        migrations.RunSQL(LATE, "DROP INDEX case_late_event"),
    ]

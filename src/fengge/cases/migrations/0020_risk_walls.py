"""Walls round the risk of a case: narrower than the case's own, kept in step with it, and its events with them."""

from django.db import migrations

from fengge.core.access.wall import RaiseWall

# As owner: whoever moves, seals or ends a case need not see its risk.
FOLLOWS = """
CREATE FUNCTION cases_risk_as_its_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    SELECT division, greatest(secrecy, 1), team, barred INTO NEW.division, NEW.secrecy, NEW.team, NEW.barred
        FROM cases_case WHERE id = NEW.case_id;
    RETURN NEW;
END $$;
CREATE TRIGGER risk_as_its_case BEFORE INSERT ON cases_risk FOR EACH ROW EXECUTE FUNCTION cases_risk_as_its_case();
CREATE FUNCTION cases_risk_follows_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE cases_risk SET division = NEW.division, secrecy = greatest(NEW.secrecy, 1), team = NEW.team, barred = NEW.barred
        WHERE case_id = NEW.id;
    UPDATE cases_risk SET ended_at = NEW.settled_at, ended = 'settled'
        WHERE case_id = NEW.id AND ended_at IS NULL AND NEW.settled_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER risk_follows_case AFTER UPDATE OF division, secrecy, team, barred, settled_at ON cases_case
    FOR EACH ROW WHEN ((OLD.division, OLD.secrecy, OLD.team, OLD.barred, OLD.settled_at)
        IS DISTINCT FROM (NEW.division, NEW.secrecy, NEW.team, NEW.barred, NEW.settled_at))
    EXECUTE FUNCTION cases_risk_follows_case();
"""

UNFOLLOWED = """
DROP TRIGGER risk_follows_case ON cases_case;
DROP FUNCTION cases_risk_follows_case();
DROP TRIGGER risk_as_its_case ON cases_risk;
DROP FUNCTION cases_risk_as_its_case();
"""

# Whether a plan is owed, also for one who acts on the case without seeing its risk. It tells nothing else.
OWED = """
CREATE FUNCTION cases_plan_owed(bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT EXISTS (SELECT 1 FROM cases_risk r WHERE r.case_id = $1 AND r.ended_at IS NULL AND r.needs_plan
        AND NOT EXISTS (SELECT 1 FROM cases_safetyplan p WHERE p.risk_id = r.id))
$$;
"""

# Laid over every other policy: the story of a case, its API and whatever is made of events say nothing of it to others.
EVENTS = """
CREATE POLICY risk_events ON core_event AS RESTRICTIVE FOR SELECT
USING (type NOT LIKE 'risk.%' OR current_setting('fengge.audit', true) = '1'
    OR EXISTS (SELECT 1 FROM cases_risk r WHERE r.case_id = subject_id));
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_risks")]
    operations = [
        RaiseWall("cases_risk", place=("division",), secrecy="secrecy", team="team", barred="barred"),
        RaiseWall("cases_safetyplan", parent_table="cases_risk", through="risk"),
        RaiseWall("cases_safetymeasure", parent_table="cases_safetyplan", through="plan"),
        RaiseWall("cases_policereport", parent_table="cases_risk", through="risk"),
        migrations.RunSQL(FOLLOWS, UNFOLLOWED),
        migrations.RunSQL(OWED, "DROP FUNCTION cases_plan_owed(bigint)"),
        migrations.RunSQL(EVENTS, "DROP POLICY risk_events ON core_event"),
    ]

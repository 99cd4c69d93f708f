"""Cases' place among Django's apps."""

from importlib import import_module

from django.apps import AppConfig

VERBS = (
    "opening.registering",
    "counter.entering",
    "hazards.reporting",
    "hazards.handling",
    "hazards.showing",
    "hazards.papers",
    "hotline.orders",
    "hotline.showing",
    "serving.running",
    "serving.taking",
    "serving.consulting",
    "serving.suggesting",
    "triage.triaging",
    "triage.telling",
    "holding.taking",
    "holding.leaving",
    "holding.telling",
    "mediation.mediating",
    "mediation.agreeing",
    "mediation.telling",
    "closing.closing",
    "closing.telling",
    "rating.rating",
    "notes.noting",
    "confirmation.applying",
    "confirmation.showing",
    "notices.following",
    "publishing.verbs",
    "publishing.telling",
    "meetings.calling.calling",
    "meetings.deciding.deciding",
    "meetings.deciding.carrying",
    "meetings.closing.closing",
    "joining.splitting",
    "joining.merging",
    "joining.helping",
    "joining.leading",
    "joining.leaving",
    "joining.standing",
    "joining.showing",
    "joining.following",
    "letters.doings",
    "letters.notices",
    "escalation.raising",
    "escalation.alarming",
    "escalation.standing",
    "escalation.words",
    "escalation.showing",
    "supervising.urging",
    "supervising.supervising",
    "supervising.showing",
    "prolonging.prolonging",
    "accusing.accusing",
    "risk.assessing",
    "risk.protecting",
    "risk.standing",
    "risk.showing",
    "petition.opening",
    "petition.receiving",
    "petition.leading",
    "petition.urgent",
    "petition.working",
    "petition.answering",
    "petition.reviewing",
    "petition.facts",
    "petition.telling",
    "petition.panel",
)


class CasesConfig(AppConfig):
    """Disputes and other matters, from first word to closed dossier."""

    name = "fengge.cases"
    label = "cases"

    def ready(self) -> None:
        """Bring in every verb, so that each action's key finds its doing, and the check of procedures."""
        for module in VERBS:
            import_module(f"fengge.cases.{module}")
        import_module("fengge.cases.procedures.checks")
        import_module("fengge.cases.meetings.checks")
        import_module("fengge.cases.notices.checks")
        self._lie_in_places()

    @staticmethod
    def _lie_in_places() -> None:
        """Where a case is handled follows a place's new code; where it came from stays as it was."""
        from fengge.cases.models import AgendaItem, Case, Decision, Letter, Meeting, Transfer
        from fengge.core.models import Delivery
        from fengge.orgs.importing.following import lives_in

        for model in (Case, Letter, Meeting, AgendaItem, Decision, Delivery):
            lives_in(model, "division")
        lives_in(Transfer, "to_division")

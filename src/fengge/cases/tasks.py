"""Jobs of cases."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fengge.cases.escalation.calendar import warn_of_calendar
from fengge.cases.escalation.refreshing import refresh_clocks
from fengge.cases.escalation.sweeping import sweep_together
from fengge.cases.joining.following import tell_on
from fengge.cases.letters.notices import tell as tell_letter
from fengge.cases.letters.refreshing import refresh_letters
from fengge.cases.letters.reminding import remind
from fengge.cases.meetings.calling.due import call_due
from fengge.cases.meetings.deciding.telling import tell_owner
from fengge.cases.models import Case, Decision, Letter
from fengge.cases.notices.telling import tell
from fengge.cases.risk.expiring import expire
from fengge.cases.tallying.folding import fold
from fengge.core.access import system, system_job
from fengge.core.calendar.county import forget as forget_calendar
from fengge.core.events import on

TELL = system_job("cases.tell")
FOLD = system_job("cases.fold_tally")
MEETINGS_DUE = system_job("cases.meetings_due")


@app.task(queue="messages")
def tell_of(case_id: int, event: str, *, version: int, stage: str, holder: str, but: int | None) -> None:
    """Tell whoever is to be told of an event of a case, as the case stood when it happened."""
    with system(TELL):
        tell(Case.objects.get(pk=case_id), event, version=version, stage=stage, holder=holder, but=but)


@app.task(queue="messages")
def tell_merged(case_id: int, version: int, stage: str) -> None:
    """Tell the followers of cases merged into this one how far it has come."""
    tell_on(case_id, version, stage)


@app.task(queue="messages")
def tell_of_letter(letter_id: int, event: str, *, version: int) -> None:
    """Tell the other side of an event of a letter."""
    with system(TELL):
        tell_letter(Letter.objects.get(pk=letter_id), event, version)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="cases.sweep")
def sweep_cases(timestamp: int) -> None:
    """Every minute: sends up what missed its limit, reminds of what is near or late."""
    del timestamp
    sweep_together()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="cases.remind_of_letters")
def remind_of_letters(timestamp: int) -> None:
    """Every ten minutes: reminds units of letters that are nearly due or late."""
    del timestamp
    remind()


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="cases.refresh_clocks")
def refresh_every_clock(timestamp: int) -> None:
    """Every night: the ends kept on the rows of cases and letters, by the calendar as it is now."""
    del timestamp
    refresh_clocks()
    refresh_letters()


@app.task()
def refresh_after_calendar() -> None:
    """Once the county entered holidays: as every night, by the calendar of this moment."""
    forget_calendar()
    refresh_clocks()
    refresh_letters()


@on("calendar.entered")
def count_anew(*_told: object) -> None:
    """Committed with the calendar, or not at all."""
    refresh_after_calendar.defer()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="cases.fold_tally")
def fold_tally(timestamp: int) -> None:
    """Every five minutes: folds the lines of the tally of open cases."""
    del timestamp
    with system(FOLD):
        fold()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="cases.meetings_due")
def meetings_due(timestamp: int) -> None:
    """Every ten minutes: calls the meetings that are due and freezes their agendas."""
    del timestamp
    with system(MEETINGS_DUE) as by:
        call_due(by)


@app.task(queue="messages")
def tell_of_decision(decision_id: int) -> None:
    """Tell whoever is to carry a meeting's decision out."""
    with system(TELL):
        tell_owner(Decision.objects.get(pk=decision_id))


@app.periodic(cron="30 8 * * *")
@app.task(queueing_lock="cases.warn_of_calendar")
def warn_of_missing_holidays(timestamp: int) -> None:
    """Every morning: tells the county if limits will run into a year whose holidays are not known."""
    del timestamp
    warn_of_calendar()


@app.periodic(cron="10 6 * * *")
@app.task(queueing_lock="cases.expire_risks")
def expire_risks(timestamp: int) -> None:
    """Every morning: ends the marks of risk that have stood their time, tells holders of those that soon will."""
    del timestamp
    expire()

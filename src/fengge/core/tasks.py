"""Core's own work in the background."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from fengge.core.access import system, system_job
from fengge.core.audit.jobs import seal_all
from fengge.core.clock import now
from fengge.core.files.sweeping import sweep_content, sweep_rows
from fengge.core.limits.limiting import forget_old
from fengge.core.notify.sending import attempt, waiting

SWEEP = system_job("core.sweep_files")
DELIVER = system_job("core.deliver")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="core.seal_events")
def seal_events(timestamp: int) -> None:
    """Every minute: chains the events that have come to rest."""
    del timestamp
    seal_all()


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="core.sweep_files")
def sweep_files(timestamp: int) -> None:
    """Every night: takes away files that belong to nothing."""
    del timestamp
    with system(SWEEP):
        sweep_rows()
    with system(SWEEP):
        sweep_content()


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="core.forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Every night: forgets how often doors without a login were tried the day before."""
    del timestamp
    forget_old()


@app.task(queue="messages")
def deliver(delivery_id: int) -> None:
    """Hand one message to its gateway, or put it off."""
    with system(DELIVER):
        attempt(delivery_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="core.deliver_waiting")
def deliver_waiting(timestamp: int) -> None:
    """Every minute: hands over what was kept without a job of its own, or whose job was lost. Each in its own transaction."""
    del timestamp
    with system(DELIVER):
        keys = waiting(now())
    for key in keys:
        deliver(key)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="core.take_up", pass_context=True)
async def take_up(context: JobContext, timestamp: int) -> None:
    """Every minute: begins again what a worker was at when it died. Every job of ours bears that."""
    del timestamp
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.retry_job(job)

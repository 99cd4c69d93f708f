"""Whether the holidays that limits will run into are known: asked two months before a new year begins."""

from datetime import date, timedelta

from fengge.core.calendar.county import county_calendar

WARNED_AHEAD = timedelta(days=61)


def missing_year(on: date) -> int | None:
    """The first year within two months of this day whose holidays the county's table does not have; None if all is well."""
    calendar = county_calendar()
    years = dict.fromkeys((on.year, (on + WARNED_AHEAD).year))
    return next((year for year in years if not calendar.covers(year)), None)


def remedy(year: int) -> str:
    """What whoever runs the server does about it."""
    return (
        f"the holidays of {year} are not known, so limits count only weekends: upgrade the package chinesecalendar once they"
        " are announced and run `fengge install-county` again, or let the county enter them on the desk (Public holidays)"
    )

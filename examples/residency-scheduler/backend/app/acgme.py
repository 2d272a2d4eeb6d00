"""Duty-hour rules of the ACGME: 80 hours a week, one day in seven free, ten hours between shifts."""
from dataclasses import dataclass
from datetime import date, timedelta

MAX_WEEKLY_HOURS = 80
AVERAGING_WEEKS = 4
MIN_REST_HOURS = 10


@dataclass(frozen=True)
class Shift:
    resident: str
    day: date
    start_hour: int
    hours: int


@dataclass(frozen=True)
class Violation:
    resident: str
    rule: str
    since: date


def build_shifts(residents, weeks, start=date(2026, 7, 1), overworked_every=0):
    """A schedule of six shifts a week; every n-th resident works too long."""
    shifts = []
    for number in range(residents):
        too_long = overworked_every and number % overworked_every == 0
        hours = 15 if too_long else 12
        for offset in range(weeks * 7):
            if (offset + number) % 7 == 6:
                continue
            shifts.append(
                Shift(f'resident-{number:03d}', start + timedelta(days=offset), 7, hours)
            )
    return shifts


def validate(shifts):
    """All violations, grouped by resident and ordered by date."""
    by_resident = {}
    for shift in shifts:
        by_resident.setdefault(shift.resident, []).append(shift)
    violations = []
    for resident, own in sorted(by_resident.items()):
        own.sort(key=lambda shift: shift.day)
        violations += weekly_hours(resident, own)
        violations += day_free(resident, own)
        violations += rest_between(resident, own)
    return violations


def weekly_hours(resident, shifts):
    window = timedelta(weeks=AVERAGING_WEEKS)
    limit = MAX_WEEKLY_HOURS * AVERAGING_WEEKS
    first = 0
    total = 0
    for shift in shifts:
        total += shift.hours
        while shift.day - shifts[first].day >= window:
            total -= shifts[first].hours
            first += 1
        if total > limit:
            return [Violation(resident, 'weekly-hours', shifts[first].day)]
    return []


def day_free(resident, shifts):
    run = 1
    for before, after in zip(shifts, shifts[1:]):
        run = run + 1 if after.day - before.day == timedelta(days=1) else 1
        if run > 6:
            return [Violation(resident, 'one-day-in-seven', before.day)]
    return []


def rest_between(resident, shifts):
    for before, after in zip(shifts, shifts[1:]):
        nights = (after.day - before.day).days * 24
        if nights + after.start_hour - before.start_hour - before.hours < MIN_REST_HOURS - 1:
            return [Violation(resident, 'rest', after.day)]
    return []

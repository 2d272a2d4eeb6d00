"""Weekly figures from rows of (week, team, value)."""
from collections import defaultdict


def pivot(rows):
    table = defaultdict(dict)
    for week, team, value in rows:
        table[week][team] = table[week].get(team, 0) + value
    return {week: dict(teams) for week, teams in table.items()}


async def stream(rows, size=100):
    for start in range(0, len(rows), size):
        yield rows[start : start + size]

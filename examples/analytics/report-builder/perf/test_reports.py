import asyncio
import time

import pytest

from reports import pivot, stream

from .sizes import sizes_of_last_year


def rows(count):
    return [(n % 52, f'team-{n % 9}', n) for n in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize('count', sizes_of_last_year())
def test_pivot(count):
    started = time.perf_counter()
    assert pivot(rows(count))
    assert time.perf_counter() - started < 2


def test_streaming_keeps_the_order():
    async def collect():
        return [row async for part in stream(rows(1_000)) for row in part]

    assert asyncio.run(collect()) == rows(1_000)


@pytest.mark.xfail(reason='a year of rows needs the new storage')
def test_pivot_of_a_year_is_instant():
    data = rows(50_000)
    started = time.perf_counter()
    pivot(data)
    assert time.perf_counter() - started < 0.0001

import time

import pytest

from app import order_by_urgency


@pytest.mark.performance
@pytest.mark.parametrize('size', [100, 10_000])
@pytest.mark.parametrize('urgencies', [1, 5])
def test_ordering(size, urgencies):
    entries = [{'urgency': n % urgencies, 'since': -n} for n in range(size)]
    started = time.perf_counter()
    order_by_urgency(entries)
    assert time.perf_counter() - started < 0.5

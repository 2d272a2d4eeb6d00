"""Fixtures, timers and limits of the performance tests."""
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.acgme import build_shifts
from app.idempotency import IdempotencyStore
from app.pool import ConnectionPool

# Limits in seconds, agreed with the programme office.
ACGME_100_RESIDENTS_4_WEEKS = 5.0
ACGME_50_RESIDENTS_4_WEEKS = 2.0
ACGME_25_RESIDENTS_2_WEEKS = 1.0
ACGME_10_CONCURRENT = 10.0
ACGME_100_RESIDENTS_12_WEEKS = 15.0

POOL_CHECKOUT_AVERAGE = 0.1
POOL_THROUGHPUT = 50
POOL_MAX_LEAKED = 10

IDEMPOTENCY_LOOKUP = 0.05
IDEMPOTENCY_50_DUPLICATES = 2.0


class Timer:
    """Measures a block: `with timer: …`, then `timer.elapsed` in seconds."""

    elapsed = 0.0

    def __enter__(self):
        self._started = time.perf_counter()
        return self

    def __exit__(self, *failure):
        self.elapsed = time.perf_counter() - self._started
        return False


def assert_within(timer, limit, what):
    assert timer.elapsed < limit, f'{what} took {timer.elapsed:.3f} s, limit {limit} s'


def assert_throughput(operations, seconds, minimum):
    rate = operations / seconds
    assert rate > minimum, f'{rate:.0f} operations a second, expected more than {minimum}'


def run_concurrently(action, times, workers=10):
    with ThreadPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(action, range(times)))


@pytest.fixture
def timer():
    return Timer()


@pytest.fixture(scope='module')
def large_schedule():
    return build_shifts(residents=100, weeks=4)


@pytest.fixture
def pool():
    return ConnectionPool(size=10, overflow=5)


@pytest.fixture
def small_pool():
    return ConnectionPool(size=2, overflow=0, timeout=0.02)


@pytest.fixture
def store():
    return IdempotencyStore()

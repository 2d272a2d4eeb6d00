import time

import pytest

from app import Ledger

POST_LIMIT_SECONDS = 1.0
BALANCE_LIMIT_MS = 10


@pytest.fixture
def busy_ledger():
    ledger = Ledger()
    for number in range(10_000):
        ledger.post([(f'merchant-{number % 100}', 100), ('cash', -100)])
    return ledger


@pytest.mark.performance
class TestPosting:
    def test_ten_thousand_entries(self):
        ledger = Ledger()
        started = time.perf_counter()
        for number in range(10_000):
            ledger.post([(f'merchant-{number % 100}', 100), ('cash', -100)])
        assert time.perf_counter() - started < POST_LIMIT_SECONDS

    @pytest.mark.parametrize('lines', [2, 20, 200])
    def test_wide_entries(self, lines):
        ledger = Ledger()
        started = time.perf_counter()
        for _ in range(100):
            ledger.post([('a', 1), ('b', -1)] * (lines // 2))
        elapsed = time.perf_counter() - started
        assert elapsed < POST_LIMIT_SECONDS


@pytest.mark.performance
def test_balance_does_not_grow_with_entries(busy_ledger):
    started = time.perf_counter()
    assert busy_ledger.balance('cash') == -1_000_000
    elapsed_ms = (time.perf_counter() - started) * 1000
    assert elapsed_ms < BALANCE_LIMIT_MS


@pytest.mark.performance
@pytest.mark.skip(reason='closing a period moved to the nightly batch')
def test_close_period():
    assert False

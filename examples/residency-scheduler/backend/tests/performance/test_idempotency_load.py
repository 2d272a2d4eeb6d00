"""Repeated requests under load: one effect, the same answer, and quickly."""
import pytest

from app.idempotency import Conflict, IdempotencyStore

from .conftest import (
    IDEMPOTENCY_50_DUPLICATES,
    IDEMPOTENCY_LOOKUP,
    assert_within,
    run_concurrently,
)

pytestmark = pytest.mark.performance


class TestDuplicateRequests:
    @pytest.mark.parametrize('duplicates', [10, 50])
    def test_one_effect(self, store, duplicates):
        effects = []
        run_concurrently(
            lambda _: store.run('publish-1', b'{}', lambda: effects.append(1) or 'done'),
            duplicates,
        )
        assert effects == [1]

    def test_50_duplicates_in_time(self, store, timer):
        with timer:
            run_concurrently(lambda _: store.run('publish-2', b'{}', lambda: 'done'), 50)
        assert_within(timer, IDEMPOTENCY_50_DUPLICATES, '50 duplicates')

    def test_all_get_the_first_answer(self, store):
        answers = run_concurrently(lambda n: store.run('publish-3', b'{}', lambda: n), 30)
        assert len(set(answers)) == 1


class TestDistinctRequests:
    def test_thousand_keys(self, store, timer):
        with timer:
            run_concurrently(lambda n: store.run(f'key-{n}', b'{}', lambda: n), 1000)
        assert len(store) == 1000
        assert timer.elapsed < 2.0

    def test_lookup_in_a_full_store(self, store, timer):
        for number in range(5000):
            store.run(f'key-{number}', b'{}', lambda: 'done')
        with timer:
            store.run('key-2500', b'{}', lambda: 'again')
        assert_within(timer, IDEMPOTENCY_LOOKUP, 'lookup among 5000 keys')

    def test_lookup_benchmark(self, benchmark, store):
        store.run('known', b'{}', lambda: 'done')
        assert benchmark(store.run, 'known', b'{}', lambda: 'again') == 'done'


class TestConflictsAndEviction:
    def test_other_body_is_a_conflict(self, store):
        store.run('key', b'{"shift": 1}', lambda: 'done')
        with pytest.raises(Conflict):
            store.run('key', b'{"shift": 2}', lambda: 'done')

    def test_store_stays_within_its_capacity(self):
        store = IdempotencyStore(capacity=100)
        run_concurrently(lambda n: store.run(f'key-{n}', b'{}', lambda: n), 1000)
        assert len(store) <= 100

    @pytest.mark.slow
    @pytest.mark.parametrize('size', [1_000, 100_000], ids=['1kB', '100kB'])
    def test_large_bodies(self, store, timer, size):
        body = b'x' * size
        with timer:
            run_concurrently(lambda n: store.run(f'large-{n % 10}', body, lambda: n), 200)
        assert timer.elapsed < 2.0

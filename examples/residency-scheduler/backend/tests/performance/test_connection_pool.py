"""The connection pool under concurrent use: speed, exhaustion, recovery, leaks."""
import pytest

from app.pool import PoolExhausted

from .conftest import (
    POOL_CHECKOUT_AVERAGE,
    POOL_MAX_LEAKED,
    POOL_THROUGHPUT,
    assert_throughput,
    run_concurrently,
)

pytestmark = [pytest.mark.performance]


def use(pool, rows=100):
    with pool.connection() as connection:
        return connection.execute(rows)


class TestCheckout:
    def test_average_checkout_time(self, pool, timer):
        rounds = 200
        with timer:
            for _ in range(rounds):
                pool.checkin(pool.checkout())
        assert timer.elapsed / rounds < POOL_CHECKOUT_AVERAGE

    def test_throughput(self, pool, timer, record_property):
        operations = 500
        with timer:
            run_concurrently(lambda _: use(pool), operations)
        record_property('pool_ops', operations / timer.elapsed)
        assert_throughput(operations, timer.elapsed, POOL_THROUGHPUT)

    @pytest.mark.parametrize('workers', [5, 10, 15])
    def test_concurrent_checkout(self, pool, timer, workers):
        with timer:
            run_concurrently(lambda _: use(pool), 200, workers=workers)
        assert timer.elapsed < 2.0
        assert pool.in_use == 0

    def test_checkout_benchmark(self, benchmark, pool):
        benchmark(use, pool)


class TestExhaustion:
    def test_full_pool_refuses(self, small_pool):
        taken = [small_pool.checkout(), small_pool.checkout()]
        with pytest.raises(PoolExhausted):
            small_pool.checkout()
        for connection in taken:
            small_pool.checkin(connection)

    def test_refusal_is_quick(self, small_pool, timer):
        small_pool.checkout()
        small_pool.checkout()
        with timer, pytest.raises(PoolExhausted):
            small_pool.checkout()
        assert timer.elapsed < 0.5

    def test_overflow_serves_a_burst(self, pool):
        connections = [pool.checkout() for _ in range(15)]
        assert pool.in_use == 15
        for connection in connections:
            pool.checkin(connection)


class TestRecovery:
    def test_broken_connections_are_replaced(self, pool):
        connection = pool.checkout()
        connection.broken = True
        pool.checkin(connection)
        assert pool.recycled == 1
        assert use(pool) > 0

    def test_recovers_after_exhaustion(self, small_pool):
        taken = [small_pool.checkout(), small_pool.checkout()]
        with pytest.raises(PoolExhausted):
            small_pool.checkout()
        for connection in taken:
            small_pool.checkin(connection)
        assert use(small_pool) > 0

    @pytest.mark.slow
    def test_steady_after_many_failures(self, pool):
        def sometimes_break(number):
            with pool.connection() as connection:
                connection.broken = number % 7 == 0

        run_concurrently(sometimes_break, 700)
        assert pool.in_use == 0
        assert pool.recycled == 100


class TestLeaks:
    @pytest.mark.slow
    def test_leaked_of_1000(self, pool, record_property):
        run_concurrently(lambda _: use(pool, rows=10), 1000)
        record_property('leaked_connections', pool.in_use)
        assert pool.in_use <= POOL_MAX_LEAKED

    def test_an_error_returns_the_connection(self, pool):
        def fail(_):
            try:
                with pool.connection():
                    raise ValueError('query failed')
            except ValueError:
                return None

        run_concurrently(fail, 100)
        assert pool.in_use == 0

"""Checkouts a second for a growing number of threads. Run: python3 benchmarks/bench_pool_checkout.py"""
import time
from concurrent.futures import ThreadPoolExecutor

from app.pool import ConnectionPool

CHECKOUTS = 2_000


def checkouts_per_second(threads):
    pool = ConnectionPool(size=threads, overflow=0, timeout=5)

    def once(_):
        with pool.connection():
            pass

    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=threads) as executor:
        list(executor.map(once, range(CHECKOUTS)))
    return CHECKOUTS / (time.perf_counter() - started)


if __name__ == '__main__':
    for threads in (1, 5, 10, 20):
        print(f'{threads:3d} threads  {checkouts_per_second(threads):10.0f} checkouts/s')

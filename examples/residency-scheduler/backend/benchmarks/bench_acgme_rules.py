"""How validation time grows with the number of residents. Run: python3 benchmarks/bench_acgme_rules.py"""
import statistics
import time

from app.acgme import build_shifts, validate

SIZES = (10, 25, 50, 100)
ROUNDS = 5


def measure(residents):
    shifts = build_shifts(residents, weeks=4)
    laps = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        validate(shifts)
        laps.append(time.perf_counter() - started)
    return statistics.median(laps)


def main():
    for residents in SIZES:
        print(f'{residents:4d} residents  {measure(residents) * 1000:8.2f} ms')


if __name__ == '__main__':
    main()

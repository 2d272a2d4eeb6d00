import pytest

from routing import length, nearest_neighbour, two_opt


def stops(count):
    return [((n * 37) % 101, (n * 53) % 97) for n in range(count)]


@pytest.mark.parametrize('count', [20, 60])
def test_nearest_neighbour(benchmark, count):
    assert len(benchmark(nearest_neighbour, stops(count))) == count


def test_two_opt(benchmark):
    tour = nearest_neighbour(stops(60))
    better = benchmark.pedantic(two_opt, args=(tour,), rounds=10, warmup_rounds=1)
    assert length(better) <= length(tour)

import pytest

from app import deduplicate, split_refund

CAPTURES = [1_000] * 40


@pytest.mark.parametrize('amount', [500, 20_000, 40_000], ids=['part', 'half', 'all'])
def test_split_refund(benchmark, amount):
    parts = benchmark(split_refund, amount, CAPTURES)
    assert sum(taken for _, taken in parts) == amount


@pytest.mark.benchmark(group='batch')
def test_deduplicate_thousand(benchmark):
    requests = [{'payment': n % 100, 'reference': n % 10} for n in range(1_000)]
    assert len(benchmark(deduplicate, requests)) == 100

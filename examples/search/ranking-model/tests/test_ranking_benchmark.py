import pytest

from ranking import rank

DOCUMENTS = [[f'word-{n % 17}', f'word-{n % 23}'] for n in range(2_000)]


@pytest.mark.benchmark(group='ranking', min_rounds=3)
def test_rank_two_thousand(benchmark):
    ranked = benchmark(rank, DOCUMENTS, {'word-3': 2.0})
    assert 'word-3' in ranked[0]

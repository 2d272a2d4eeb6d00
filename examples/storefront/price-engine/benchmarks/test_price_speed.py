import pytest

from price_engine import price

NO_DISCOUNT = ()
ONE = ({'category': None, 'percent': 10},)
MANY = tuple({'category': 'books', 'percent': n} for n in range(1, 11))


@pytest.mark.parametrize('discounts', [NO_DISCOUNT, ONE, MANY], ids=['none', 'one', 'ten'])
def test_price_of_a_big_cart(benchmark, big_cart, discounts):
    assert benchmark(price, big_cart, discounts) > 0


def test_single_item(benchmark):
    item = [{'cents': 999, 'quantity': 1, 'category': 'books', 'tax': 'reduced'}]
    assert benchmark(price, item) == 1069
    assert benchmark.stats.stats.mean < 0.001

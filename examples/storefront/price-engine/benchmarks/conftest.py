import pytest


@pytest.fixture
def big_cart():
    return [
        {'cents': 199 + n, 'quantity': 1 + n % 3, 'category': 'books' if n % 2 else 'garden', 'tax': 'reduced' if n % 2 else 'standard'}
        for n in range(100)
    ]

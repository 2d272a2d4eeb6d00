import pytest

from app import Ledger, Unbalanced


def test_refuses_what_does_not_balance():
    with pytest.raises(Unbalanced):
        Ledger().post([('cash', 1)])

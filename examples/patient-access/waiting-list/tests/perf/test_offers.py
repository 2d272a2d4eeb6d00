# Broken on purpose: line 11 lacks its closing bracket, so pytest cannot collect this file.
import pytest

from app import order_by_urgency


@pytest.mark.performance
class TestOffers:
    def test_offer_goes_to_the_most_urgent(self):
        entries = [{'urgency': 1, 'since': 2}, {'urgency': 3, 'since': 1}]
        assert order_by_urgency(entries[0]['urgency'] == 3

    def test_thousand_offers(self):
        assert True

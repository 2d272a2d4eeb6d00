"""Payments for the load test, the same ones in each run."""
import random

_dice = random.Random(7)
COUNTRIES = ['DE', 'FR', 'PT', 'SE']


def a_payment():
    return {'amount': _dice.randint(100, 90_000), 'country': _dice.choice(COUNTRIES), 'card_age_days': _dice.randint(0, 900)}

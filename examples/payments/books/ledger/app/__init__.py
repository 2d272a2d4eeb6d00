"""A ledger in memory: entries that balance, and balances by account."""
from collections import defaultdict


class Unbalanced(ValueError):
    pass


class Ledger:
    def __init__(self):
        self.entries = []
        self._balances = defaultdict(int)

    def post(self, lines):
        if sum(amount for _, amount in lines) != 0:
            raise Unbalanced(lines)
        self.entries.append(lines)
        for account, amount in lines:
            self._balances[account] += amount

    def balance(self, account):
        return self._balances[account]

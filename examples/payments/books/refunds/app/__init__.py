"""How refunds are split over the captures of a payment."""


def split_refund(amount, captures):
    """Takes from the newest capture first; returns (capture, amount) pairs."""
    parts = []
    for number, captured in reversed(list(enumerate(captures))):
        taken = min(amount, captured)
        if taken:
            parts.append((number, taken))
            amount -= taken
        if not amount:
            return parts
    raise ValueError(f'{amount} more than was captured')


def deduplicate(requests):
    seen = {}
    for request in requests:
        seen.setdefault((request['payment'], request['reference']), request)
    return list(seen.values())

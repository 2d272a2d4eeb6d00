"""Prices with discounts and taxes, in cents."""

TAX = {'standard': 19, 'reduced': 7}


def price(items, discounts=()):
    total = 0
    for item in items:
        net = item['cents'] * item['quantity']
        for discount in discounts:
            if discount['category'] in (None, item['category']):
                net -= net * discount['percent'] // 100
        total += net + (net * TAX[item['tax']] + 50) // 100
    return total

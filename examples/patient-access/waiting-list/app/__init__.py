def order_by_urgency(entries):
    return sorted(entries, key=lambda entry: (-entry['urgency'], entry['since']))

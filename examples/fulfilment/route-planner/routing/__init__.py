"""Tours by nearest neighbour, then two-opt."""
import math


def length(tour):
    return sum(math.dist(a, b) for a, b in zip(tour, tour[1:]))


def nearest_neighbour(stops):
    rest = list(stops[1:])
    tour = [stops[0]]
    while rest:
        here = tour[-1]
        nearest = min(rest, key=lambda stop: math.dist(here, stop))
        rest.remove(nearest)
        tour.append(nearest)
    return tour


def two_opt(tour, rounds=1):
    best = tour
    for _ in range(rounds):
        for i in range(1, len(best) - 2):
            for j in range(i + 1, len(best) - 1):
                before = math.dist(best[i - 1], best[i]) + math.dist(best[j], best[j + 1])
                after = math.dist(best[i - 1], best[j]) + math.dist(best[i], best[j + 1])
                if after < before:
                    best = best[:i] + best[i : j + 1][::-1] + best[j + 1 :]
    return best

"""Remembers the answers to requests, so that a repeated one changes nothing."""
import hashlib
import threading


class Conflict(Exception):
    """The same key came with another body."""


class IdempotencyStore:
    def __init__(self, capacity=10_000):
        self.capacity = capacity
        self._answers = {}
        self._locks = {}
        self._guard = threading.Lock()

    @staticmethod
    def fingerprint(body):
        return hashlib.sha256(body).hexdigest()

    def run(self, key, body, action):
        """Runs `action` once per key; later calls get the first answer."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            print_of_body = self.fingerprint(body)
            known = self._answers.get(key)
            if known is not None:
                if known[0] != print_of_body:
                    raise Conflict(key)
                return known[1]
            answer = action()
            self._answers[key] = (print_of_body, answer)
            self._evict()
            return answer

    def _evict(self):
        with self._guard:
            while len(self._answers) > self.capacity:
                oldest = next(iter(self._answers))
                del self._answers[oldest]
                self._locks.pop(oldest, None)

    def __len__(self):
        return len(self._answers)

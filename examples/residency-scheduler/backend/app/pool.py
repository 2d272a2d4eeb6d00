"""A bounded pool of database connections."""
import threading
from contextlib import contextmanager


class PoolExhausted(Exception):
    pass


class Connection:
    def __init__(self, number):
        self.number = number
        self.broken = False

    def execute(self, rows):
        """Stands for a query: sums as many rows as asked for."""
        if self.broken:
            raise ConnectionError(f'connection {self.number} is gone')
        return sum(range(rows))


class ConnectionPool:
    def __init__(self, size=10, overflow=5, timeout=0.5):
        self.size = size
        self.timeout = timeout
        self._capacity = threading.BoundedSemaphore(size + overflow)
        self._lock = threading.Lock()
        self._idle = []
        self._created = 0
        self.in_use = 0
        self.recycled = 0

    def checkout(self):
        if not self._capacity.acquire(timeout=self.timeout):
            raise PoolExhausted(f'{self.in_use} connections in use')
        with self._lock:
            self.in_use += 1
            if self._idle:
                return self._idle.pop()
            self._created += 1
            return Connection(self._created)

    def checkin(self, connection):
        with self._lock:
            self.in_use -= 1
            if connection.broken:
                self.recycled += 1
            elif len(self._idle) < self.size:
                self._idle.append(connection)
        self._capacity.release()

    @contextmanager
    def connection(self):
        connection = self.checkout()
        try:
            yield connection
        finally:
            self.checkin(connection)

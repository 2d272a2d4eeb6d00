"""Merchants ask for scores; now and then somebody wants to know why."""
import random

from locust import HttpUser, between, events, task

from payloads import a_payment


class Merchant(HttpUser):
    wait_time = between(0.5, 2)

    def on_start(self):
        self.scores = []

    @task(10)
    def score(self):
        with self.client.post('/score', json=a_payment(), catch_response=True) as response:
            if response.status_code != 200:
                response.failure('no score')
            elif response.elapsed.total_seconds() > 0.3:
                response.failure('slower than the gateway waits')
            else:
                self.scores.append(response.json()['id'])

    @task(1)
    def explain(self):
        if self.scores:
            score_id = random.choice(self.scores)
            self.client.get(f'/score/{score_id}/reasons', name='/score/[id]/reasons')


class BackOffice(HttpUser):
    wait_time = between(20, 60)
    weight = 1

    @task
    def rescore_batch(self):
        self.client.post('/score/batch', json=[a_payment() for _ in range(500)])


@events.quitting.add_listener
def fail_when_slow(environment, **_kwargs):
    stats = environment.stats.total
    if stats.fail_ratio > 0.01 or stats.get_response_time_percentile(0.95) > 300:
        environment.process_exit_code = 1

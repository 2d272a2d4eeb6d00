"""Dispatchers plan tours in the morning and replan them during the day."""
from locust import HttpUser, LoadTestShape, SequentialTaskSet, constant, task

BASE = '/routing/v1'


class PlanDay(SequentialTaskSet):
    @task
    def look_at_vans(self):
        self.client.get(f'{BASE}/vans?depot=north')

    @task
    def plan(self):
        response = self.client.post(BASE + '/tours', json={'depot': 'north', 'stops': 60})
        self.tour = response.json().get('id', 'unknown')

    @task(3)
    def replan(self):
        self.client.post(f'{BASE}/tours/{self.tour}/replan', name=f'{BASE}/tours/[id]/replan')


class Dispatcher(HttpUser):
    wait_time = constant(5)
    tasks = [PlanDay]


class MorningShape(LoadTestShape):
    stages = [
        {'duration': 120, 'users': 10, 'spawn_rate': 1},
        {'duration': 600, 'users': 40, 'spawn_rate': 5},
        {'duration': 720, 'users': 5, 'spawn_rate': 5},
    ]

    def tick(self):
        elapsed = self.get_run_time()
        for stage in self.stages:
            if elapsed < stage['duration']:
                return stage['users'], stage['spawn_rate']
        return None

"""Background tasks; a Celery application registers them by name."""

TASKS = {}


def task(name):
    def register(function):
        TASKS[name] = function
        return function

    return register


@task('compliance.nightly')
def nightly_compliance(schedules, validate):
    return {schedule_id: validate(shifts) for schedule_id, shifts in schedules.items()}


@task('notifications.send')
def send_notifications(recipients, deliver):
    return sum(1 for recipient in recipients if deliver(recipient))

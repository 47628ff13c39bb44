"""Celery, whose tasks travel through SQS by kombu's transport, with a worker in this process."""

import os
import time
from urllib.parse import urlsplit

import boto3
import celery
import kombu
from celery.contrib.testing.worker import start_worker
from checks import check, client_is

endpoint = urlsplit(os.environ["AWS_ENDPOINT_URL_SQS"])
key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
sqs = boto3.client("sqs")
client_is(f"Celery {celery.__version__}, kombu {kombu.__version__}")


transport = {"region": "us-east-1", "is_secure": False, "wait_time_seconds": 2, "visibility_timeout": 30}
app = celery.Celery("orders", broker=f"sqs://{key}:{secret}@{endpoint.netloc}", backend="cache+memory://")
app.conf.update(broker_transport_options=transport, task_acks_late=True, worker_enable_remote_control=False)
tries = []


@app.task(bind=True)
def total(task, prices):
    tries.append(prices)
    if len(tries) == 1:
        raise task.retry(countdown=0)
    return f"✓ {sum(prices)}"


def counts():
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    url = sqs.get_queue_url(QueueName="celery")["QueueUrl"]
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]


with start_worker(app, perform_ping_check=False, loglevel="ERROR"):

    @check("a task with its retry and its result")
    def _():
        result = total.delay([19, 23]).get(timeout=20)
        assert (result, len(tries)) == ("✓ 42", 2), (result, tries)

    @check("acknowledgement of what is done")
    def _():
        deadline = time.monotonic() + 10
        while set(counts().values()) != {"0"}:
            assert time.monotonic() < deadline, counts()
            time.sleep(0.05)

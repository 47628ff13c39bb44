"""The command line of AWS, version 1."""

import json
import os
import subprocess
import sys

from checks import check, client_is

ENDPOINT = os.environ["AWS_ENDPOINT_URL_SQS"]


def aws(*arguments, fails=False):
    # In regions such as us-east-1, version 1 prefers AWS' own endpoint to the one of the environment.
    command = [sys.executable, "-m", "awscli", "--endpoint-url", ENDPOINT, "--output", "json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode != 0) == fails, (arguments, done.stdout, done.stderr)
    return done.stderr if fails else json.loads(done.stdout) if done.stdout else None


def sqs(*arguments, **options):
    return aws("sqs", *arguments, **options)


version = subprocess.run([sys.executable, "-m", "awscli", "--version"], capture_output=True, text=True).stdout
client_is(version.split()[0].replace("/", " "))


@check("create, list and describe queues")
def _():
    global url
    url = sqs("create-queue", "--queue-name", "orders", "--attributes", "VisibilityTimeout=0,DelaySeconds=0")["QueueUrl"]
    assert sqs("list-queues", "--queue-name-prefix", "ord") == {"QueueUrls": [url]}
    assert sqs("list-queues", "--queue-name-prefix", "none") is None
    attributes = sqs("get-queue-attributes", "--queue-url", url, "--attribute-names", "All")["Attributes"]
    assert attributes["VisibilityTimeout"] == "0", attributes


@check("send, receive and delete a message")
def _():
    attributes = '{"Foo": {"DataType": "String", "StringValue": "Bar"}}'
    sent = sqs("send-message", "--queue-url", url, "--message-body", "héllo ✓", "--message-attributes", attributes)
    assert sent["MD5OfMessageAttributes"] == "ae7155c6026991b6d54b11589678bf9c", sent
    receive = ["receive-message", "--queue-url", url, "--message-attribute-names", "All", "--wait-time-seconds"]
    [message] = sqs(*receive, "5")["Messages"]
    assert message["Body"] == "héllo ✓" and message["MessageAttributes"]["Foo"]["StringValue"] == "Bar", message
    sqs("delete-message", "--queue-url", url, "--receipt-handle", message["ReceiptHandle"])
    assert sqs(*receive, "0") is None


@check("delete the queue, and its error from then on")
def _():
    sqs("delete-queue", "--queue-url", url)
    message = sqs("purge-queue", "--queue-url", url, fails=True)
    assert "(AWS.SimpleQueueService.NonExistentQueue)" in message, message

"""boto3: of today (JSON protocol), and of 2023 (Query protocol)."""

import hashlib
import os
import threading
import time

import boto3
from botocore.exceptions import ClientError
from checks import check, client_is

ENDPOINT = os.environ["AWS_ENDPOINT_URL_SQS"]
MISSING = f"{ENDPOINT}/{os.environ['AWS_ACCESS_KEY_ID']}/missing"

sqs = boto3.client("sqs", endpoint_url=ENDPOINT)
client_is(f"boto3 {boto3.__version__}")


def queue(name, **attributes):
    return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]


def receive(url, **options):
    options = {"MaxNumberOfMessages": 10, "AttributeNames": ["All"], "MessageAttributeNames": ["All"], **options}
    return sqs.receive_message(QueueUrl=url, **options).get("Messages", [])


def counts(url):
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    return [int(attributes[name]) for name in names]


def md5_of_attributes(attributes):
    """As the developer guide of SQS describes it."""
    digest = hashlib.md5()
    for name in sorted(attributes):
        kind, value = attributes[name]["DataType"], attributes[name].get("StringValue", attributes[name].get("BinaryValue"))
        for part in (name.encode(), kind.encode()):
            digest.update(len(part).to_bytes(4, "big") + part)
        content = value if isinstance(value, bytes) else value.encode()
        digest.update((b"\2" if kind.startswith("Binary") else b"\1") + len(content).to_bytes(4, "big") + content)
    return digest.hexdigest()


def refused(code, exception, call, **arguments):
    try:
        call(**arguments)
    except exception as error:
        assert error.response["Error"]["Code"] == code, error.response
        assert error.response["Error"]["Message"], error.response
        return error.response
    raise AssertionError(f"{code} expected")


@check("queues and their attributes")
def _():
    url = queue("settings", VisibilityTimeout="7", DelaySeconds="3")
    assert url == f"{ENDPOINT}/{os.environ['AWS_ACCESS_KEY_ID']}/settings", url
    assert queue("settings", VisibilityTimeout="7") == url == sqs.get_queue_url(QueueName="settings")["QueueUrl"]

    sqs.set_queue_attributes(QueueUrl=url, Attributes={"MessageRetentionPeriod": "120"})
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert (attributes["VisibilityTimeout"], attributes["DelaySeconds"], attributes["MessageRetentionPeriod"]) == ("7", "3", "120")
    assert attributes["QueueArn"] == f"arn:aws:sqs:us-east-1:{os.environ['AWS_ACCESS_KEY_ID']}:settings", attributes

    sqs.tag_queue(QueueUrl=url, Tags={"team": "orders + bills", "leer": ""})
    sqs.untag_queue(QueueUrl=url, TagKeys=["leer"])
    assert sqs.list_queue_tags(QueueUrl=url)["Tags"] == {"team": "orders + bills"}
    sqs.delete_queue(QueueUrl=url)
    assert "QueueUrls" not in sqs.list_queues(QueueNamePrefix="settings")


@check("message attributes with their MD5")
def _():
    url = queue("attributes")
    attributes = {
        "text": {"DataType": "String", "StringValue": "héllo & <you>"},
        "json": {"DataType": "String.json", "StringValue": '{"a":1}'},
        "count": {"DataType": "Number", "StringValue": "1493147359900"},
        "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\x01\x02\xff"},
    }
    trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    sent = sqs.send_message(
        QueueUrl=url,
        MessageBody="message",
        MessageAttributes=attributes,
        MessageSystemAttributes={"AWSTraceHeader": {"DataType": "String", "StringValue": trace}},
    )
    assert sent["MD5OfMessageBody"] == hashlib.md5(b"message").hexdigest(), sent
    assert sent["MD5OfMessageAttributes"] == md5_of_attributes(attributes), sent
    assert sent["MD5OfMessageSystemAttributes"] == "5ae4d5d7636402d80f4eb6d213245a88", sent

    [message] = receive(url)
    assert message["MessageId"] == sent["MessageId"]
    assert message["MessageAttributes"] == attributes, message
    assert message["MD5OfMessageAttributes"] == md5_of_attributes(attributes)
    assert message["Attributes"]["AWSTraceHeader"] == trace
    assert message["Attributes"]["ApproximateReceiveCount"] == "1"
    assert abs(int(message["Attributes"]["SentTimestamp"]) / 1000 - time.time()) < 60

    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    [message] = receive(url, MessageAttributeNames=["bytes"])
    assert message["MessageAttributes"] == {"bytes": attributes["bytes"]}, message
    assert message["MD5OfMessageAttributes"] == md5_of_attributes(message["MessageAttributes"])


@check("bodies in UTF-8, with CR and markup")
def _():
    url = queue("bodies")
    for body in ["héllo ✓ 😀", "line1\r\nline2\ttab", "\r", " \n padded\t ", "<a b=\"c\">&amp;'</a>", "a+b=c&d%20%", "x" * 200_000]:
        sent = sqs.send_message(QueueUrl=url, MessageBody=body)
        [message] = receive(url)
        assert message["Body"] == body, (message["Body"], body)
        assert message["MD5OfBody"] == sent["MD5OfMessageBody"] == hashlib.md5(body.encode()).hexdigest()
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert counts(url) == [0, 0, 0]


@check("batches that fail in part")
def _():
    url = queue("batches")
    entries = [{"Id": f"id-{number}", "MessageBody": f"body {number}"} for number in range(3)]
    entries[1]["DelaySeconds"] = 901
    entries[2]["MessageAttributes"] = {"k": {"DataType": "String", "StringValue": "x"}}
    sent = sqs.send_message_batch(QueueUrl=url, Entries=entries)
    assert [entry["Id"] for entry in sent["Successful"]] == ["id-0", "id-2"], sent
    assert sent["Successful"][1]["MD5OfMessageAttributes"] == "a45daa70926828a2f0a1db3418e6feb4", sent
    [failed] = sent["Failed"]
    assert (failed["Id"], failed["Code"], failed["SenderFault"]) == ("id-1", "InvalidParameterValue", True), failed

    handles = [message["ReceiptHandle"] for message in receive(url)]
    entries = [{"Id": str(number), "ReceiptHandle": handle} for number, handle in enumerate([*handles, "no handle"])]
    changed = sqs.change_message_visibility_batch(
        QueueUrl=url, Entries=[{**entry, "VisibilityTimeout": 60} for entry in entries]
    )
    deleted = sqs.delete_message_batch(QueueUrl=url, Entries=entries)
    for result in (changed, deleted):
        assert [entry["Id"] for entry in result["Successful"]] == ["0", "1"], result
        assert [(entry["Id"], entry["Code"]) for entry in result["Failed"]] == [("2", "ReceiptHandleIsInvalid")], result
    assert counts(url) == [0, 0, 0]
    assert "Failed" not in sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "a", "MessageBody": "b"}])


@check("long polling")
def _():
    url = queue("polls")
    started = time.monotonic()
    assert receive(url, WaitTimeSeconds=1) == []
    assert time.monotonic() - started > 0.9

    threading.Timer(0.3, lambda: sqs.send_message(QueueUrl=url, MessageBody="at last")).start()
    started = time.monotonic()
    [message] = receive(url, WaitTimeSeconds=20)
    assert message["Body"] == "at last"
    assert 0.2 < time.monotonic() - started < 10


@check("visibility and delay")
def _():
    url = queue("visibility", VisibilityTimeout="2")
    sqs.send_message(QueueUrl=url, MessageBody="late", DelaySeconds=1)
    assert counts(url) == [0, 0, 1]
    assert receive(url) == []
    [first] = receive(url, WaitTimeSeconds=10)
    assert counts(url) == [0, 1, 0]
    [second] = receive(url, WaitTimeSeconds=10)
    assert second["Attributes"]["ApproximateReceiveCount"] == "2"
    assert second["ReceiptHandle"] != first["ReceiptHandle"]

    change = {"QueueUrl": url, "ReceiptHandle": second["ReceiptHandle"]}
    sqs.change_message_visibility(**change, VisibilityTimeout=60)
    assert receive(url, WaitTimeSeconds=3) == []
    sqs.change_message_visibility(**change, VisibilityTimeout=0)
    [third] = receive(url)
    sqs.delete_message(QueueUrl=url, ReceiptHandle=third["ReceiptHandle"])
    assert counts(url) == [0, 0, 0]


@check("FIFO order, groups and deduplication")
def _():
    url = queue("steps.fifo", FifoQueue="true", ContentBasedDeduplication="true")
    sent = [sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=body[0]) for body in ("a1", "a2", "b1", "a1")]
    assert sent[3]["MessageId"] == sent[0]["MessageId"] and sent[3]["SequenceNumber"] == sent[0]["SequenceNumber"]
    assert sent[0]["SequenceNumber"] < sent[1]["SequenceNumber"] < sent[2]["SequenceNumber"]

    [first] = receive(url, MaxNumberOfMessages=1)
    assert (first["Body"], first["Attributes"]["MessageGroupId"]) == ("a1", "a")
    assert [message["Body"] for message in receive(url)] == ["b1"]
    sqs.delete_message(QueueUrl=url, ReceiptHandle=first["ReceiptHandle"])
    assert [message["Body"] for message in receive(url)] == ["a2"]


@check("dead-letter queue and redrive")
def _():
    arn = sqs.get_queue_attributes(QueueUrl=queue("orders-dlq"), AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = f'{{"deadLetterTargetArn":"{arn}","maxReceiveCount":1}}'
    url, dead = queue("orders", RedrivePolicy=policy, VisibilityTimeout="0"), sqs.get_queue_url(QueueName="orders-dlq")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="poison")
    assert len(receive(url)) == 1 and receive(url) == []
    [message] = receive(dead, VisibilityTimeout=0)
    assert message["Attributes"]["DeadLetterQueueSourceArn"].endswith(":orders"), message
    assert sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [url]

    assert sqs.start_message_move_task(SourceArn=arn)["TaskHandle"]
    [message] = receive(url, WaitTimeSeconds=10)
    assert message["Body"] == "poison"
    [task] = sqs.list_message_move_tasks(SourceArn=arn)["Results"]
    assert task["ApproximateNumberOfMessagesMoved"] == 1 and task["Status"] in ("RUNNING", "COMPLETED"), task


@check("pagination")
def _():
    urls = [queue(f"page-{number}") for number in range(5)]
    pages = list(sqs.get_paginator("list_queues").paginate(QueueNamePrefix="page-", PaginationConfig={"PageSize": 2}))
    assert [len(page["QueueUrls"]) for page in pages] == [2, 2, 1], pages
    assert sorted(url for page in pages for url in page["QueueUrls"]) == urls


@check("errors")
def _():
    url, of = queue("errors"), sqs.exceptions
    missing = refused("AWS.SimpleQueueService.NonExistentQueue", of.QueueDoesNotExist, sqs.send_message, QueueUrl=MISSING, MessageBody="m")
    assert missing["ResponseMetadata"]["HTTPStatusCode"] == 400 and missing["ResponseMetadata"]["RequestId"], missing
    refused("AWS.SimpleQueueService.NonExistentQueue", of.QueueDoesNotExist, sqs.get_queue_url, QueueName="missing")
    refused("QueueAlreadyExists", of.QueueNameExists, queue, name="errors", DelaySeconds="9")
    refused("AWS.SimpleQueueService.EmptyBatchRequest", of.EmptyBatchRequest, sqs.delete_message_batch, QueueUrl=url, Entries=[])
    twice = [{"Id": "same", "MessageBody": "m"}] * 2
    refused("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", of.BatchEntryIdsNotDistinct, sqs.send_message_batch, QueueUrl=url, Entries=twice)
    many = [{"Id": str(number), "MessageBody": "m"} for number in range(11)]
    refused("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", of.TooManyEntriesInBatchRequest, sqs.send_message_batch, QueueUrl=url, Entries=many)
    invalid = refused("ReceiptHandleIsInvalid", of.ReceiptHandleIsInvalid, sqs.delete_message, QueueUrl=url, ReceiptHandle="nonsense")
    assert invalid["ResponseMetadata"]["HTTPStatusCode"] == 404, invalid
    refused("InvalidAttributeName", of.InvalidAttributeName, sqs.get_queue_attributes, QueueUrl=url, AttributeNames=["Nonsense"])
    refused("InvalidMessageContents", of.InvalidMessageContents, sqs.send_message, QueueUrl=url, MessageBody="\x01")
    refused("InvalidParameterValue", ClientError, sqs.send_message, QueueUrl=url, MessageBody="m", DelaySeconds=901)
    refused("MissingParameter", ClientError, sqs.send_message, QueueUrl=queue("errors.fifo", FifoQueue="true"), MessageBody="m")


@check("resource API")
def _():
    resource = boto3.resource("sqs", endpoint_url=ENDPOINT)
    resource.create_queue(QueueName="resource", Attributes={"VisibilityTimeout": "20"})
    jobs = resource.get_queue_by_name(QueueName="resource")
    assert jobs.attributes["VisibilityTimeout"] == "20"
    jobs.send_messages(Entries=[{"Id": str(number), "MessageBody": f"job {number}"} for number in range(3)])
    first, second, third = jobs.receive_messages(MaxNumberOfMessages=10, WaitTimeSeconds=5)
    first.change_visibility(VisibilityTimeout=0)
    second.delete()
    jobs.delete_messages(Entries=[{"Id": "a", "ReceiptHandle": third.receipt_handle}])
    assert [message.body for message in jobs.receive_messages()] == [first.body]
    jobs.purge()
    assert counts(jobs.url) == [0, 0, 0]
    assert [found.url for found in resource.queues.filter(QueueNamePrefix="resource")] == [jobs.url]
    jobs.delete()
    refused("AWS.SimpleQueueService.NonExistentQueue", sqs.exceptions.QueueDoesNotExist, jobs.reload)

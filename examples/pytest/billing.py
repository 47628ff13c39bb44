"""A service that bills orders; it knows nothing of tests."""

import json


def bill_orders(sqs, queue_url, billed, failing=()):
    """Bills the orders of a queue until it is empty. What fails comes back when its visibility timeout is over."""
    while True:
        answer = sqs.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10)
        messages = answer.get("Messages", [])
        if not messages:
            return
        for message in messages:
            order_id = json.loads(message["Body"])["orderId"]
            if order_id in failing:
                continue
            # SQS may deliver a message twice.
            if order_id not in billed:
                billed.append(order_id)
            sqs.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])

import json

from billing import bill_orders


def send(sqs, url, order_id):
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"orderId": order_id}))


def test_an_order_that_fails_comes_back_after_30_seconds(sqs, msw_sqs, orders):
    billed = []
    send(sqs, orders, 42)
    bill_orders(sqs, orders, billed, failing={42})
    assert msw_sqs.messages("orders", state="inFlight")

    msw_sqs.advance("30s")  # nobody sleeps
    bill_orders(sqs, orders, billed)

    assert billed == [42]
    assert msw_sqs.messages("orders") == []


def test_an_order_that_fails_three_times_is_a_dead_letter(sqs, msw_sqs, orders):
    send(sqs, orders, 42)
    for _ in range(4):
        bill_orders(sqs, orders, [], failing={42})
        msw_sqs.advance("30s")

    [dead] = msw_sqs.messages("orders-dlq")
    assert json.loads(dead["body"]) == {"orderId": 42}
    assert dead["receiveCount"] == 3


def test_an_order_is_billed_once_when_sqs_delivers_it_twice(sqs, msw_sqs, orders):
    billed = []
    send(sqs, orders, 42)
    msw_sqs.use_fault("duplicateDelivery", queue="orders", once=True)

    bill_orders(sqs, orders, billed)

    assert billed == [42]
    assert "messageDuplicated" in msw_sqs.kinds_of_events()

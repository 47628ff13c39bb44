import boto3
import pytest

from msw_sqs import MswSqs


@pytest.fixture(scope="session")
def server():
    server = MswSqs()
    yield server
    server.stop()


@pytest.fixture
def msw_sqs(server):
    """Without queues, messages and faults of earlier tests."""
    server.clear()
    return server


@pytest.fixture
def sqs(server):
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return boto3.client("sqs", endpoint_url=server.endpoint, region_name="us-east-1", **keys)


@pytest.fixture
def orders(msw_sqs):
    return msw_sqs.create_queue("orders", attributes={"VisibilityTimeout": 30}, deadLetterQueue="orders-dlq", maxReceiveCount=3)

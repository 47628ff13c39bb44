#!/usr/bin/env bash
set -euo pipefail

REGION=us-east-1
export STAGE="${STAGE:-local}"

echo "Creating queues …"

awslocal sqs create-queue --queue-name "orders-dlq-${STAGE}"

DLQ_ARN=$(awslocal sqs get-queue-attributes \
  --queue-url "http://sqs.$REGION.localhost.localstack.cloud:4566/000000000000/orders-dlq-${STAGE}" \
  --attribute-names QueueArn --query 'Attributes.QueueArn' --output text)

awslocal sqs create-queue \
  --queue-name "orders-$STAGE" \
  --attributes '{
    "VisibilityTimeout": "30",
    "RedrivePolicy": "{\"deadLetterTargetArn\":\"'"$DLQ_ARN"'\",\"maxReceiveCount\":\"3\"}"
  }' \
  --tags team=checkout,stage=local >/dev/null

awslocal sqs create-queue --queue-name ledger.fifo --attributes FifoQueue=true,ContentBasedDeduplication=true # in order
awslocal sqs create-queue --queue-name mail --attributes file:///etc/localstack/init/ready.d/mail-attributes.json
aws --endpoint-url=http://localhost:4566 sqs create-queue --region eu-west-1 --queue-name returns

for name in bills refunds; do
  awslocal sqs create-queue --queue-name "$name" --attributes "RedrivePolicy='{\"deadLetterTargetArn\":\"$DLQ_ARN\",\"maxReceiveCount\":5}',DelaySeconds=5"
done

MAIL_URL=$(awslocal sqs get-queue-url --queue-name mail | jq -r .QueueUrl)
awslocal sqs set-queue-attributes --queue-url "$MAIL_URL" --attributes DelaySeconds=7

awslocal sns create-topic --name orders-events
cat <<EOF > /tmp/ready
awslocal sqs create-queue --queue-name not-a-command
EOF

// Package billing is a service that bills orders; it knows nothing of tests.
package billing

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// BillOrders bills the orders of a queue until it is empty. What fails comes back when its visibility timeout is over.
func BillOrders(ctx context.Context, client *sqs.Client, queueURL string, bill func(order string) error) error {
	for {
		answer, err := client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: &queueURL, MaxNumberOfMessages: 10})
		if err != nil {
			return err
		}
		if len(answer.Messages) == 0 {
			return nil
		}
		for _, message := range answer.Messages {
			if bill(*message.Body) != nil {
				continue
			}
			input := &sqs.DeleteMessageInput{QueueUrl: &queueURL, ReceiptHandle: message.ReceiptHandle}
			if _, err := client.DeleteMessage(ctx, input); err != nil {
				return err
			}
		}
	}
}

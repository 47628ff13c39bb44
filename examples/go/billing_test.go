package billing

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

var errFails = errors.New("the card was refused")

// begin gives a test a client and a queue of its own.
func begin(t *testing.T) (*sqs.Client, string) {
	t.Helper()
	settings, err := config.LoadDefaultConfig(t.Context(),
		config.WithRegion("us-east-1"), config.WithBaseEndpoint(server.endpoint),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("test", "test", "")))
	if err != nil {
		t.Fatal(err)
	}
	server.ask(t, "POST", "/clear", nil, nil)
	var queue struct{ URL string }
	attributes := map[string]int{"VisibilityTimeout": 30}
	server.ask(t, "POST", "/queues", map[string]any{
		"name": "orders", "attributes": attributes, "deadLetterQueue": "orders-dlq", "maxReceiveCount": 3,
	}, &queue)
	return sqs.NewFromConfig(settings), queue.URL
}

func send(t *testing.T, client *sqs.Client, url, order string) {
	t.Helper()
	if _, err := client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageBody: aws.String(order)}); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, client *sqs.Client, url string, bill func(string) error) {
	t.Helper()
	if err := BillOrders(context.Background(), client, url, bill); err != nil {
		t.Fatal(err)
	}
}

func TestAnOrderThatFailsComesBackAfter30Seconds(t *testing.T) {
	client, url := begin(t)
	billed := 0
	send(t, client, url, "order 42")
	run(t, client, url, func(string) error { return errFails })

	server.advance(t, "30s") // nobody sleeps
	run(t, client, url, func(string) error { billed++; return nil })

	if billed != 1 || len(server.messages(t, "orders")) != 0 {
		t.Errorf("billed %d times, and %v is left", billed, server.messages(t, "orders"))
	}
}

func TestAnOrderThatFailsThreeTimesIsADeadLetter(t *testing.T) {
	client, url := begin(t)
	send(t, client, url, "order 42")
	for range 4 {
		run(t, client, url, func(string) error { return errFails })
		server.advance(t, "30s")
	}

	dead := server.messages(t, "orders-dlq")
	if len(dead) != 1 || dead[0].Body != "order 42" || dead[0].ReceiveCount != 3 {
		t.Errorf("dead letters: %v", dead)
	}
}

func TestAnOrderIsBilledAlthoughSqsRefusesTwice(t *testing.T) {
	client, url := begin(t)
	billed := 0
	send(t, client, url, "order 42")
	// The SDK tries again by itself.
	server.ask(t, "POST", "/faults", map[string]any{"fault": "throttle", "action": "DeleteMessage", "attempts": 2, "once": true}, nil)

	run(t, client, url, func(string) error { billed++; return nil })

	if billed != 1 || len(server.messages(t, "orders")) != 0 {
		t.Errorf("billed %d times, and %v is left", billed, server.messages(t, "orders"))
	}
}

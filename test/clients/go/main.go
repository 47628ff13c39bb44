// The AWS SDK for Go, version 2.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
)

var (
	ctx    = context.Background()
	client *sqs.Client
)

func main() {
	client = sqs.NewFromConfig(must(config.LoadDefaultConfig(ctx)))
	fmt.Printf("client aws-sdk-go-v2 %s, %s\n", aws.SDKVersion, runtime.Version())
	check("a round trip with attributes", roundTrip)
	check("batches that fail in part", batches)
	check("long polling and its end by context", longPolling)
	check("pagination", pagination)
	check("errors", failures)
}

func roundTrip() {
	url := queue("orders", map[string]string{"VisibilityTimeout": "20"})
	attributes := map[string]types.MessageAttributeValue{
		"text":  {DataType: aws.String("String"), StringValue: aws.String("héllo ✓ 😀\r\n")},
		"count": {DataType: aws.String("Number"), StringValue: aws.String("42")},
		"bytes": {DataType: aws.String("Binary"), BinaryValue: []byte{0, 1, 2, 255}},
	}
	sent := must(client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: url, MessageBody: aws.String("line1\r\nline2 ✓"), MessageAttributes: attributes}))
	message := receive(url, 5)[0]
	equal("line1\r\nline2 ✓", *message.Body)
	equal(*sent.MessageId, *message.MessageId)
	equal(*sent.MD5OfMessageAttributes, *message.MD5OfMessageAttributes)
	equal(attributes, message.MessageAttributes)
	equal("1", message.Attributes["ApproximateReceiveCount"])

	must(client.ChangeMessageVisibility(ctx, &sqs.ChangeMessageVisibilityInput{QueueUrl: url, ReceiptHandle: message.ReceiptHandle}))
	message = receive(url, 5)[0]
	must(client.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: url, ReceiptHandle: message.ReceiptHandle}))
	equal(0, len(receive(url, 0)))
}

func batches() {
	url := queue("batches", nil)
	sent := must(client.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: url, Entries: []types.SendMessageBatchRequestEntry{
		{Id: aws.String("good"), MessageBody: aws.String("m")},
		{Id: aws.String("bad"), MessageBody: aws.String("m"), DelaySeconds: 901},
	}}))
	equal("good", *sent.Successful[0].Id)
	equal("bad InvalidParameterValue true", fmt.Sprint(*sent.Failed[0].Id, " ", *sent.Failed[0].Code, " ", sent.Failed[0].SenderFault))
}

func longPolling() {
	url := queue("polls", nil)
	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	_, err := client.ReceiveMessage(short, &sqs.ReceiveMessageInput{QueueUrl: url, WaitTimeSeconds: 20})
	equal(true, errors.Is(err, context.DeadlineExceeded))

	go func() {
		time.Sleep(300 * time.Millisecond)
		must(client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: url, MessageBody: aws.String("at last")}))
	}()
	message := receive(url, 20)[0]
	equal("at last 1", *message.Body+" "+message.Attributes["ApproximateReceiveCount"])
}

func pagination() {
	for _, name := range []string{"page-1", "page-2", "page-3"} {
		queue(name, nil)
	}
	input := &sqs.ListQueuesInput{QueueNamePrefix: aws.String("page-"), MaxResults: aws.Int32(2)}
	sizes := []int{}
	for pages := sqs.NewListQueuesPaginator(client, input); pages.HasMorePages(); {
		sizes = append(sizes, len(must(pages.NextPage(ctx)).QueueUrls))
	}
	equal([]int{2, 1}, sizes)
}

func failures() {
	_, err := client.GetQueueUrl(ctx, &sqs.GetQueueUrlInput{QueueName: aws.String("missing")})
	var missing *types.QueueDoesNotExist
	equal(true, errors.As(err, &missing))
	equal("AWS.SimpleQueueService.NonExistentQueue", missing.ErrorCode())

	_, err = client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: queue("orders", nil), MessageBody: aws.String("m"), DelaySeconds: 901})
	var invalid smithy.APIError
	equal(true, errors.As(err, &invalid))
	equal("InvalidParameterValue", invalid.ErrorCode())
}

func queue(name string, attributes map[string]string) *string {
	return must(client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: &name, Attributes: attributes})).QueueUrl
}

func receive(url *string, waitTimeSeconds int32) []types.Message {
	return must(client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{
		QueueUrl:                    url,
		MaxNumberOfMessages:         10,
		WaitTimeSeconds:             waitTimeSeconds,
		MessageAttributeNames:       []string{"All"},
		MessageSystemAttributeNames: []types.MessageSystemAttributeName{types.MessageSystemAttributeNameAll},
	})).Messages
}

func check(title string, run func()) {
	run()
	fmt.Println("checked", title)
}

func must[T any](value T, err error) T {
	if err != nil {
		fail(err)
	}
	return value
}

func equal(expected, actual any) {
	if !reflect.DeepEqual(expected, actual) {
		fail(fmt.Errorf("expected %v but was %v", expected, actual))
	}
}

func fail(err error) {
	_, _, line, _ := runtime.Caller(2)
	fmt.Fprintf(os.Stderr, "line %d: %v\n", line, err)
	os.Exit(1)
}

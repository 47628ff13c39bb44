import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The AWS SDK for Java, version 2, which checks the MD5 of bodies and attributes in every answer. */
class AwsSdkJava {
    static final URI ENDPOINT = URI.create(System.getenv("AWS_ENDPOINT_URL_SQS"));
    static final SqsClient SQS = SqsClient.builder().endpointOverride(ENDPOINT).build();

    public static void main(String[] arguments) throws Exception {
        System.out.println("client aws-sdk-java-v2 " + VersionInfo.SDK_VERSION + ", Java " + Runtime.version().feature());
        check("a round trip with attributes", AwsSdkJava::roundTrip);
        check("batches that fail in part", AwsSdkJava::batches);
        check("FIFO", AwsSdkJava::fifo);
        check("errors", AwsSdkJava::errors);
        check("SqsAsyncBatchManager", AwsSdkJava::batchManager);
        System.exit(0);
    }

    static void roundTrip() {
        String url = queue("orders", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "20"));
        Map<String, MessageAttributeValue> attributes = Map.of(
            "text", attribute("String.custom").stringValue("héllo ✓ 😀\r\n").build(),
            "count", attribute("Number").stringValue("1493147359900").build(),
            "bytes", attribute("Binary").binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, 2, -1})).build());
        String id = SQS.sendMessage(send -> send.queueUrl(url).messageBody("line1\r\nline2 ✓").messageAttributes(attributes)).messageId();

        Message message = receive(url, "All").get(0);
        equal(List.of("line1\r\nline2 ✓", id, attributes), List.of(message.body(), message.messageId(), message.messageAttributes()));
        equal("1", message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));

        SQS.changeMessageVisibility(change -> change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        Message again = receive(url, "count").get(0);
        equal(Set.of("count"), again.messageAttributes().keySet());
        SQS.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(again.receiptHandle()));
        equal("0", count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
        equal(List.of(url), SQS.listQueuesPaginator(list -> list.queueNamePrefix("ord").maxResults(1)).queueUrls().stream().toList());
    }

    static void batches() {
        String url = queue("batches", Map.of());
        SendMessageBatchRequestEntry good = SendMessageBatchRequestEntry.builder().id("good").messageBody("m")
            .messageAttributes(Map.of("k", attribute("String").stringValue("x").build())).build();
        SendMessageBatchRequestEntry bad = good.toBuilder().id("bad").delaySeconds(901).build();
        var sent = SQS.sendMessageBatch(send -> send.queueUrl(url).entries(good, bad));
        equal(List.of("good"), sent.successful().stream().map(entry -> entry.id()).toList());
        equal(List.of("bad InvalidParameterValue true"),
            sent.failed().stream().map(entry -> entry.id() + " " + entry.code() + " " + entry.senderFault()).toList());
    }

    static void fifo() {
        String url = queue("steps.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        for (String body : List.of("first", "second", "first"))
            SQS.sendMessage(send -> send.queueUrl(url).messageBody(body).messageGroupId("a").messageDeduplicationId(body));
        equal(List.of("first", "second"), receive(url).stream().map(Message::body).toList());
        equal(List.of(), SQS.receiveMessage(receive -> receive.queueUrl(url)).messages());
    }

    static void errors() {
        String url = queue("errors", Map.of());
        try {
            SQS.sendMessage(send -> send.queueUrl(url + "-missing").messageBody("m"));
            throw new AssertionError("QueueDoesNotExistException expected");
        } catch (QueueDoesNotExistException error) {
            equal("AWS.SimpleQueueService.NonExistentQueue 400", error.awsErrorDetails().errorCode() + " " + error.statusCode());
        }
        try {
            SQS.sendMessage(send -> send.queueUrl(url).messageBody("m").delaySeconds(901));
            throw new AssertionError("SqsException expected");
        } catch (SqsException error) {
            equal("InvalidParameterValue 400", error.awsErrorDetails().errorCode() + " " + error.statusCode());
        }
    }

    static void batchManager() {
        String url = queue("managed", Map.of(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "1"));
        try (SqsAsyncClient client = SqsAsyncClient.builder().endpointOverride(ENDPOINT).build();
            SqsAsyncBatchManager manager = client.batchManager()) {
            Set<String> bodies = IntStream.range(0, 25).mapToObj(number -> "job " + number).collect(Collectors.toSet());
            all(bodies.stream().map(body -> manager.sendMessage(send -> send.queueUrl(url).messageBody(body))).toList());
            equal("25", count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));

            List<Message> messages = new ArrayList<>();
            while (messages.size() < bodies.size()) messages.addAll(manager.receiveMessage(receive -> receive.queueUrl(url)).join().messages());
            equal(bodies, messages.stream().map(Message::body).collect(Collectors.toSet()));

            all(messages.stream().map(message -> manager.changeMessageVisibility(
                change -> change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(600))).toList());
            all(messages.stream().map(message -> manager.deleteMessage(
                delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()))).toList());
            equal("0", count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));

            try {
                manager.deleteMessage(delete -> delete.queueUrl(url).receiptHandle("nonsense")).join();
                throw new AssertionError("ReceiptHandleIsInvalid expected");
            } catch (CompletionException error) {
                equal("ReceiptHandleIsInvalid", ((SqsException) error.getCause()).awsErrorDetails().errorCode());
            }
        }
    }

    static String queue(String name, Map<QueueAttributeName, String> attributes) {
        return SQS.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    static List<Message> receive(String url, String... attributeNames) {
        return SQS.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(5)
            .messageAttributeNames(attributeNames).messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
    }

    static MessageAttributeValue.Builder attribute(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }

    static String count(String url, QueueAttributeName name) {
        return SQS.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name)).attributes().get(name);
    }

    static void all(List<? extends CompletableFuture<?>> calls) {
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    }

    static void check(String title, Runnable run) {
        run.run();
        System.out.println("checked " + title);
    }

    static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) throw new AssertionError("expected " + expected + " but was " + actual);
    }
}

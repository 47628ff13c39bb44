package example;

import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A service that bills orders; it knows nothing of tests. */
public final class Billing {
    private Billing() {}

    /** Bills the orders of a queue until it is empty. What fails comes back when its visibility timeout is over. */
    public static void billOrders(SqsClient sqs, String queueUrl, Predicate<String> bill) {
        for (;;) {
            List<Message> messages = sqs.receiveMessage(ask -> ask.queueUrl(queueUrl).maxNumberOfMessages(10)).messages();
            if (messages.isEmpty()) return;
            for (Message message : messages) {
                if (!bill.test(message.body())) continue;
                sqs.deleteMessage(ask -> ask.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        }
    }
}

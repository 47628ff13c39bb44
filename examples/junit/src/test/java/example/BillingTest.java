package example;

import static example.Billing.billOrders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class BillingTest {
    @RegisterExtension
    static final MswSqs MSW_SQS = new MswSqs();

    private SqsClient sqs;
    private String orders;

    @BeforeEach
    void begin() {
        sqs = SqsClient.builder()
            .endpointOverride(MSW_SQS.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
        MSW_SQS.ask("POST", "/queues", """
            {"name":"orders","attributes":{"VisibilityTimeout":30},"deadLetterQueue":"orders-dlq","maxReceiveCount":3}""");
        orders = sqs.getQueueUrl(ask -> ask.queueName("orders")).queueUrl();
    }

    @AfterEach
    void end() {
        sqs.close();
    }

    @Test
    void anOrderThatFailsComesBackAfter30Seconds() {
        List<String> billed = new ArrayList<>();
        sqs.sendMessage(ask -> ask.queueUrl(orders).messageBody("order 42"));
        billOrders(sqs, orders, order -> false);

        MSW_SQS.advance("30s"); // nobody sleeps
        billOrders(sqs, orders, billed::add);

        assertEquals(List.of("order 42"), billed);
        assertTrue(MSW_SQS.queue("orders").contains("\"inFlight\":0"));
    }

    @Test
    void anOrderThatFailsThreeTimesIsADeadLetter() {
        sqs.sendMessage(ask -> ask.queueUrl(orders).messageBody("order 42"));
        for (int time = 0; time < 4; time++) {
            billOrders(sqs, orders, order -> false);
            MSW_SQS.advance("30s");
        }

        assertTrue(MSW_SQS.queue("orders-dlq").contains("\"visible\":1"));
    }

    @Test
    void anOrderIsBilledOnceWhenItsDeletionIsLost() {
        Set<String> billed = new TreeSet<>();
        sqs.sendMessage(ask -> ask.queueUrl(orders).messageBody("order 42"));
        MSW_SQS.useFault("{\"fault\":\"lostDelete\",\"queue\":\"orders\",\"once\":true}");
        billOrders(sqs, orders, order -> billed.add(order) || true);
        assertTrue(MSW_SQS.queue("orders").contains("\"inFlight\":1"));

        MSW_SQS.advance("30s");
        billOrders(sqs, orders, order -> billed.add(order) || true);

        assertEquals(Set.of("order 42"), billed);
        assertTrue(MSW_SQS.queue("orders").contains("\"inFlight\":0"));
    }
}

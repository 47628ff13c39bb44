package example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Amazon SQS in memory for tests in Java: starts "msw-sqs serve", and speaks with its control plane. */
final class MswSqs implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final Pattern URL = Pattern.compile("http://\\S+");
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private URI endpoint;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        String given = System.getenv("MSW_SQS");
        List<String> command = new ArrayList<>(List.of((given == null ? "npx msw-sqs" : given).split(" ")));
        command.addAll(List.of("serve", "--port", "0"));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        // It prints one line when it is ready.
        Matcher url = URL.matcher(new BufferedReader(new InputStreamReader(process.getInputStream())).readLine());
        if (!url.find()) throw new IllegalStateException("msw-sqs did not say where it listens.");
        endpoint = URI.create(url.group());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ask("POST", "/clear", "{}");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        process.destroy();
    }

    URI endpoint() {
        return endpoint;
    }

    void advance(String by) {
        ask("POST", "/clock/advance", "{\"by\":\"" + by + "\"}");
    }

    void useFault(String fault) {
        ask("POST", "/faults", fault);
    }

    /** The queue as JSON: attributes, tags, how many messages are in which state. */
    String queue(String name) {
        return ask("GET", "/queues/" + name, "");
    }

    String ask(String method, String path, String body) {
        URI uri = endpoint.resolve("/_msw-sqs" + path);
        HttpRequest request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) throw new IllegalStateException(response.body());
            return response.body();
        } catch (IOException | InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }
}

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

@Testcontainers
class LoginTest {
    private static final String TOKEN = "main-secret";
    private static final Network NETWORK = Network.newNetwork();

    @Container
    private static final GenericContainer<?> EMULATOR =
            new GenericContainer<>(DockerImageName.parse("login-emulator:0.1.0"))
                    .withExposedPorts(4010)
                    .withEnv("LOGIN_EMULATOR_TOKEN", TOKEN)
                    // replaces the fixture of the same name in the image
                    .withCopyFileToContainer(
                            MountableFile.forHostPath("../fixtures/interserver.yaml"), "/fixtures/interserver.yaml")
                    // other containers in this network call http://emulator:4010
                    .withNetwork(NETWORK)
                    .withNetworkAliases("emulator")
                    .waitingFor(Wait.forHttp("/__admin/health").forPort(4010).forStatusCode(200));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void locksTheAccountAfterThreeWrongPasswordsForAMinute() throws Exception {
        for (int failure = 0; failure < 3; failure += 1) {
            assertEquals(402, signIn("wrong"));
        }
        assertEquals(429, signIn("Password-1"));
        assertEquals(200, send("PATCH", "/__admin/clock", "{\"advanceSeconds\":60}"));
        assertEquals(200, signIn("Password-1"));
    }

    private int signIn(String password) throws IOException, InterruptedException {
        String body = "{\"login\":\"shopper@example.com\",\"passwd\":\"" + password + "\"}";
        return send("POST", "/apiv2/login", body);
    }

    private int send(String method, String path, String body) throws IOException, InterruptedException {
        String url = "http://" + EMULATOR.getHost() + ":" + EMULATOR.getMappedPort(4010) + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (path.startsWith("/__admin")) {
            request.header("Authorization", "Bearer " + TOKEN);
        }
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}

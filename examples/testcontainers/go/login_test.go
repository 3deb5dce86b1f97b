package login_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/network"
	"github.com/testcontainers/testcontainers-go/wait"
)

const token = "main-secret"

// startEmulator starts the emulator and returns its base URL.
func startEmulator(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	net, err := network.New(ctx)
	if err != nil {
		t.Fatal(err)
	}
	testcontainers.CleanupNetwork(t, net)
	emulator, err := testcontainers.GenericContainer(ctx, testcontainers.GenericContainerRequest{
		ContainerRequest: testcontainers.ContainerRequest{
			Image:        "login-emulator:0.1.0",
			ExposedPorts: []string{"4010/tcp"},
			Env: map[string]string{
				"LOGIN_EMULATOR_TOKEN":         token,
			},
			// replaces the fixture of the same name in the image
			Files: []testcontainers.ContainerFile{{
				HostFilePath:      "../fixtures/interserver.yaml",
				ContainerFilePath: "/fixtures/interserver.yaml",
				FileMode:          0o644,
			}},
			// other containers in this network call http://emulator:4010
			Networks:       []string{net.Name},
			NetworkAliases: map[string][]string{net.Name: {"emulator"}},
			WaitingFor: wait.ForHTTP("/__admin/health").WithPort("4010/tcp").WithStatusCodeMatcher(
				func(status int) bool { return status == http.StatusOK }),
		},
		Started: true,
	})
	testcontainers.CleanupContainer(t, emulator)
	if err != nil {
		t.Fatal(err)
	}
	url, err := emulator.PortEndpoint(ctx, "4010/tcp", "http")
	if err != nil {
		t.Fatal(err)
	}
	return url
}

func TestLocksTheAccountAfterThreeWrongPasswordsForAMinute(t *testing.T) {
	url := startEmulator(t)
	signIn := func(password string) int {
		return send(t, "POST", url+"/apiv2/login", `{"login":"shopper@example.com","passwd":"`+password+`"}`)
	}
	expect := func(status, want int) {
		t.Helper()
		if status != want {
			t.Fatalf("status %d, want %d", status, want)
		}
	}
	for failure := 0; failure < 3; failure++ {
		expect(signIn("wrong"), 402)
	}
	expect(signIn("Password-1"), 429)
	expect(send(t, "PATCH", url+"/__admin/clock", `{"advanceSeconds":60}`), 200)
	expect(signIn("Password-1"), 200)
}

func send(t *testing.T, method, url, body string) int {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if strings.Contains(url, "/__admin/") {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}

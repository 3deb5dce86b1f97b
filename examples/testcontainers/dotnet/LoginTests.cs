using System.Net.Http.Headers;
using System.Net.Http.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using Xunit;

public sealed class LoginTests : IAsyncLifetime
{
    private const string Token = "main-secret";
    private readonly INetwork _network = new NetworkBuilder().Build();
    private readonly IContainer _emulator;
    private readonly HttpClient _client = new();

    public LoginTests()
    {
        _emulator = new ContainerBuilder()
            .WithImage("login-emulator:0.1.0")
            .WithPortBinding(4010, true)
            .WithEnvironment("LOGIN_EMULATOR_TOKEN", Token)
            // replaces the fixture of the same name in the image
            .WithResourceMapping(new FileInfo("../fixtures/interserver.yaml"), "/fixtures/")
            // other containers in this network call http://emulator:4010
            .WithNetwork(_network)
            .WithNetworkAliases("emulator")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
                request => request.ForPort(4010).ForPath("/__admin/health")))
            .Build();
    }

    public async Task InitializeAsync()
    {
        await _emulator.StartAsync();
        _client.BaseAddress = new UriBuilder("http", _emulator.Hostname, _emulator.GetMappedPublicPort(4010)).Uri;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task LocksTheAccountAfterThreeWrongPasswordsForAMinute()
    {
        for (var failure = 0; failure < 3; failure += 1)
        {
            Assert.Equal(402, await SignIn("wrong"));
        }

        Assert.Equal(429, await SignIn("Password-1"));
        Assert.Equal(200, await Send(HttpMethod.Patch, "/__admin/clock", new { advanceSeconds = 60 }));
        Assert.Equal(200, await SignIn("Password-1"));
    }

    private Task<int> SignIn(string passwd) =>
        Send(HttpMethod.Post, "/apiv2/login", new { login = "shopper@example.com", passwd });

    private async Task<int> Send(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (path.StartsWith("/__admin"))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }
}

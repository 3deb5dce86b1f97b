import json
import unittest
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from testcontainers.core.container import DockerContainer
from testcontainers.core.network import Network
from testcontainers.core.wait_strategies import HttpWaitStrategy

TOKEN = "main-secret"
FIXTURE = Path(__file__).parent.parent / "fixtures" / "interserver.yaml"


class LoginTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        network = cls.enterClassContext(Network())
        emulator = cls.enterClassContext(
            DockerContainer("login-emulator:0.1.0")
            .with_exposed_ports(4010)
            .with_env("LOGIN_EMULATOR_TOKEN", TOKEN)
            # replaces the fixture of the same name in the image
            .with_volume_mapping(str(FIXTURE.resolve()), "/fixtures/interserver.yaml", "ro")
            # other containers in this network call http://emulator:4010
            .with_network(network)
            .with_network_aliases("emulator")
            .waiting_for(HttpWaitStrategy(4010, "/__admin/health").for_status_code(200))
        )
        cls.url = f"http://{emulator.get_container_host_ip()}:{emulator.get_exposed_port(4010)}"

    def test_locks_the_account_after_three_wrong_passwords_for_a_minute(self):
        for _ in range(3):
            self.assertEqual(self.sign_in("wrong"), 402)
        self.assertEqual(self.sign_in("Password-1"), 429)
        self.assertEqual(self.send("PATCH", "/__admin/clock", {"advanceSeconds": 60}), 200)
        self.assertEqual(self.sign_in("Password-1"), 200)

    def sign_in(self, password):
        return self.send("POST", "/apiv2/login", {"login": "shopper@example.com", "passwd": password})

    def send(self, method, path, body):
        headers = {"Content-Type": "application/json"}
        if path.startswith("/__admin"):
            headers["Authorization"] = f"Bearer {TOKEN}"
        request = Request(self.url + path, json.dumps(body).encode(), headers, method=method)
        try:
            with urlopen(request) as response:
                return response.status
        except HTTPError as refusal:
            return refusal.code


if __name__ == "__main__":
    unittest.main()

/** Options of a client. */
export interface ClientOptions {
  /** The API's base URL, `https://api.example.com/v3`. */
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Waits for a number of seconds; real time by default. */
  readonly wait?: (seconds: number) => Promise<void>;
}

/** The vendor rejected the login, with its reason. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

const attempts = 4;
const marginSeconds = 30;

/** A client that signs in when it needs a token. */
export class MisakaClient {
  readonly #options: ClientOptions;
  #access: string | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Returns a token that is valid for at least another 30 seconds. */
  async token(): Promise<string> {
    if (this.#access === undefined || secondsLeft(this.#access) < marginSeconds) {
      this.#access = await this.#signIn();
    }
    return this.#access;
  }

  async #signIn(): Promise<string> {
    const { url, email, password, wait = realTime } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${url}/session/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      const answer = await response.json();
      if (response.ok) return answer.access;
      const mayPass = response.status === 429 || response.status >= 500;
      if (!mayPass || attempt === attempts) throw new SignInError(String(answer.detail));
      await wait(2 ** attempt * 10);
    }
  }
}

function secondsLeft(token: string): number {
  const [, payload = ''] = token.split('.');
  const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return exp - Date.now() / 1000;
}

function realTime(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

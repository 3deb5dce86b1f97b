/** What a client is made from. */
export interface ClientOptions {
  /** The API's base URL, `https://api.example.com/v3`. */
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Waits for some seconds. */
  readonly wait?: (seconds: number) => Promise<void>;
}

/** Why the vendor lets nobody in. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

const attempts = 4;
const marginSeconds = 30;

/** A client that signs in when it has to. */
export class MisakaClient {
  readonly #options: ClientOptions;
  #access: string | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** A token that is good for another half minute at least. */
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

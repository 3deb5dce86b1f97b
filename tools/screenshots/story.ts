/** A request of the story, with how long after the one before it comes. */
interface Step {
  readonly afterSeconds: number;
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const password = 'Password-1';

const steps: readonly Step[] = [
  { afterSeconds: 0, path: '/@w1/api/v1/login', body: { user: 'locked', password } },
  { afterSeconds: 0, path: '/api/v1/login', body: { user: 'plain', password } },
  { afterSeconds: 9, path: '/api/v1/login', body: { user: 'totp', password } },
  { afterSeconds: 4, path: '/apiv2/login', body: { login: 'sms@example.com', passwd: password } },
  { afterSeconds: 12, path: '/v3/session/login', body: { email: 'plain@example.com', password } },
  { afterSeconds: 3, path: '/api/v1/login', body: { user: 'plain', password: 'password-1' } },
  { afterSeconds: 6, path: '/api/2.0/authentication', body: { userName: 'disabled@example.com', password } },
  { afterSeconds: 11, path: '/api/v1/logn', body: { user: 'plain', password } },
  { afterSeconds: 5, path: '/apiv2/login', body: { login: 'captcha@example.com', passwd: password } },
  { afterSeconds: 8, path: '/api/v1/login', body: { user: 'mail', password } },
];

const switchedOn = {
  ...{ provider: 'rocketchat', operation: 'login', outcome: 'locked-out' },
  ...{ times: 3, ttlSeconds: 900 },
};

/** The time at which the story begins, and that at which it ends. */
export const storyStartsAt = '2027-01-31T12:00:00Z';
export const storyEndsAt = '2027-01-31T12:01:05Z';

/** Sends the requests of the story to an emulator, and switches an outcome on, so that every view has something to show. */
export async function playStory(url: string): Promise<void> {
  const control = (method: string, path: string, body?: unknown) =>
    send(`${url}/__admin${path}`, method, body);
  await control('PUT', '/namespaces/w1', {});
  for (const { afterSeconds, path, body } of steps) {
    if (afterSeconds > 0) await control('PATCH', '/clock', { advanceSeconds: afterSeconds });
    await send(url + path, 'POST', body);
  }
  await control('PUT', '/snapshots/before-release-42');
  await control('POST', '/scenarios', switchedOn);
  await control('PATCH', '/clock', { advanceSeconds: 7 });
  await send(`${url}/api/v1/login`, 'POST', { user: 'plain', password });
}

async function send(url: string, method: string, body?: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'user-agent': 'my-app/1.0', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (url.includes('/__admin/') && !response.ok)
    throw new Error(`${method} ${url}: ${response.status} ${text}`);
}

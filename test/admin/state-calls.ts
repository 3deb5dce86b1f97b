import request from 'supertest';

export type App = Parameters<typeof request>[0];

export const right = { login: 'plain@example.com', passwd: 'Password-1' };
export const wrong = { ...right, passwd: 'wrong' };

export async function login(app: App, body: object = right, namespace = 'default') {
  const answer = await request(app).post('/apiv2/login').set('x-emulator-namespace', namespace).send(body);
  return answer.get('x-emulator-outcome');
}

export async function lock(app: App, namespace = 'default'): Promise<void> {
  for (let failure = 0; failure < 5; failure += 1) await login(app, wrong, namespace);
}

/** Returns the body of a call's response, as text. */
export async function textOf(app: App, path: string, namespace = 'default'): Promise<string> {
  const answer = await request(app)
    .get(`/__admin${path}`)
    .set('x-emulator-namespace', namespace)
    .buffer(true)
    .expect(200);
  return answer.text;
}

export async function put(app: App, path: string, text: string, namespace = 'default') {
  const answer = await request(app)
    .put(`/__admin${path}`)
    .set('x-emulator-namespace', namespace)
    .set('content-type', 'application/json')
    .send(text);
  return { status: answer.status, body: answer.body as unknown };
}

export const taken = { status: 204, body: {} };

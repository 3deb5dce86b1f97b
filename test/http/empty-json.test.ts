import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const paths = [
  ['post', '/api/2.0/authentication'],
  ['post', '/api/2.0/authentication/123456'],
  ['post', '/api/2.0/authentication/sendsms'],
  ['post', '/api/2.0/authentication/confirm'],
  ['post', '/api/2.0/authentication/setphone'],
  ['put', '/api/2.0/settings/tfaapp'],
  ['put', '/api/2.0/settings/tfaappwithlink'],
  ['post', '/api/2.0/settings/tfaapp/validate'],
  ['put', '/api/2.0/settings/tfaappnewapp'],
  ['put', '/api/2.0/settings/security/loginsettings'],
] as const;

const bodies = ['', 'null', ' null '];

it.each(paths.flatMap(([method, path]) => bodies.map((body) => ({ method, path, body }))))(
  'reports a missing body when onlyoffice in the profile observed gets the JSON "$body" at $method $path',
  async ({ method, path, body }) => {
    const app = testApp({ providers: ['onlyoffice'], profile: 'observed' });
    const credentials = { userName: 'plain@example.com', password: 'Password-1' };
    const signedIn = await request(app).post('/api/2.0/authentication').send(credentials);
    const { token } = (signedIn.body as { readonly response: { readonly token: string } }).response;
    const isConfirmed = /setphone|validate/.test(path);
    const confirm = isConfirmed ? await confirmation(app, path) : undefined;
    const answer = await request(app)
      [method](path)
      .set({ authorization: token, 'content-type': 'application/json', ...(confirm && { confirm }) })
      .send(body);
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        response: {
          type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
          title: 'One or more validation errors occurred.',
          status: 400,
          errors: { '': ['A non-empty request body is required.'] },
          traceId: expect.any(String) as unknown,
        },
        count: 1,
        links: [{ href: expect.stringContaining(path) as unknown, action: method.toUpperCase() }],
        status: 1,
        statusCode: 400,
      },
    ]);
  },
);

/** The `confirm` header of a client that reached the second step by password. */
async function confirmation(app: ReturnType<typeof testApp>, path: string): Promise<string> {
  const userName = path.includes('setphone') ? 'phoneless@example.com' : 'totp@example.com';
  const answer = await request(app)
    .post('/api/2.0/authentication')
    .send({ userName, password: 'Password-1' });
  const { confirmUrl } = (answer.body as { readonly response: { readonly confirmUrl: string } }).response;
  const query = new URL(confirmUrl).searchParams;
  const cookie = /=([^;]+)/.exec(answer.get('set-cookie')?.[0] ?? '')?.[1];
  if (cookie !== undefined) query.set('key', decodeURIComponent(cookie));
  return query.toString();
}

it('treats a missing body and content type as no fields', async () => {
  const app = testApp({ providers: ['onlyoffice'], profile: 'observed' });
  expect((await request(app).post('/api/2.0/authentication')).status).toBe(401);
});

it('treats an empty JSON body as no fields in the profile documented', async () => {
  const app = testApp({ providers: ['onlyoffice'] });
  const answer = await request(app).post('/api/2.0/authentication').type('json').send('');
  expect(answer.text).toContain('userName, password or passworHash is empty');
});

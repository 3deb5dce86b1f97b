const issued = { access: '{{tokens.access}}', refresh: '{{tokens.refresh}}' };
const reads = { login: 'body.email', password: 'body.password' };
const marks: Readonly<Record<string, object>> = {
  login: {
    ...{ act: 'sign-in', reads },
    answers: {
      'signed-in': { body: issued },
      'second-factor-required': { body: { id: '{{challenge.id}}' } },
    },
  },
  code: {
    ...{ act: 'second-factor', reads: { challenge: 'body.id', code: 'body.code' } },
    answers: { 'signed-in': { body: issued } },
  },
  refresh: { act: 'refresh', reads: { refresh: 'body.refresh' }, answers: { refreshed: { body: issued } } },
  forgot: { act: 'forgot-password', reads: { login: 'body.email' } },
  reset: {
    act: 'reset-password',
    reads: { login: 'body.email', code: 'body.code', newPassword: 'body.password' },
  },
  register: { act: 'sign-up', reads },
  me: { act: 'current-account', answers: { 'who-am-i': { body: { email: '{{account.email}}' } } } },
};

const responses = { default: { description: 'Any answer', content: { 'application/json': {} } } };
/** A contract with marks, as JSON: tokens with rotation, a challenge, sent codes, sign-up and a lockout. */
export const walksContract = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1' },
  servers: [{ url: '/acme' }],
  'x-login': {
    ...{ version: 1, challenge: {}, code: {}, lockout: { attempts: 3 } },
    tokens: { access: {}, refresh: { scheme: 'none' } },
  },
  paths: Object.fromEntries(
    Object.entries(marks).map(([name, mark]) => [
      `/${name}`,
      { post: { operationId: name, security: [], responses, 'x-login': mark } },
    ]),
  ),
});

import { expect, it } from '@jest/globals';
import { unlessRepeated } from '../../src/journal/redact-path.ts';
import { recorded } from './entries.ts';

it.each([
  [
    'GET',
    '/v3/session/login',
    '/v3/session/login',
    'POST /v3/session/login',
    ['method is GET; the operation has POST'],
  ],
  ['POST', '/apiv2/lgoin', '/apiv2/lgoin', 'POST /apiv2/login', ['one segment differs: lgoin / login']],
  [
    'PUT',
    '/v3/session/Login',
    '/v3/session/Login',
    'POST /v3/session/login',
    ['one segment differs: Login / login', 'method is PUT; the operation has POST'],
  ],
  ['POST', '/session/login', '/session/login', 'POST /v3/session/login', ['the path lacks /v3']],
  ['POST', '/api/v1/login/', '/api/v1/login/', 'POST /api/v1/login', ['the path ends with a slash']],
  ['POST', '/api/v1//login', '/api/v1//login', 'POST /api/v1/login', ['the path has an empty segment']],
  [
    'POST',
    '/api/2.0/authentication/135790/sms',
    '/api/2.0/authentication/‹redacted›/sms',
    'POST /api/2.0/authentication/{code}',
    ['the path has 5 segments; the operation has 4 segments'],
  ],
  [
    'POST',
    '/api/2.0/authentification/135790',
    '/api/2.0/authentification/‹redacted›',
    'POST /api/2.0/authentication/{code}',
    ['one segment differs: authentification / authentication'],
  ],
  [
    'POST',
    '/api/2.0/authenticaton',
    '/api/2.0/authenticaton',
    'POST /api/2.0/authentication',
    ['one segment differs: authenticaton / authentication'],
  ],
  ['POST', '/@w1/api/v1/logn', '/api/v1/logn', 'POST /api/v1/login', ['one segment differs: logn / login']],
  [
    'POST',
    '/api/2.1/authenticaton/letmein',
    '/api/2.1/authenticaton/‹redacted›',
    'POST /api/2.0/authentication/{code}',
    ['2 segments differ: 2.1 / 2.0, authenticaton / authentication'],
  ],
  [
    'POST',
    '/api/2.0/authentication/%zz',
    '/api/2.0/authentication/‹redacted›',
    'POST /api/2.0/authentication/{code}',
    ["the path can't be decoded"],
  ],
])(
  'lists the nearest operation and the differences for an unmatched %s %s',
  async (method, path, shown, meant, differences) => {
    const [entry] = await recorded(({ send }) => send(path, {}, { method }).then(() => undefined));
    const [wanted, whole] = meant.split(' ');
    expect({ path: entry?.path, nearest: entry?.nearest, operation: entry?.operation }).toEqual({
      path: shown,
      nearest: [expect.objectContaining({ method: wanted, path: whole, differences })],
      operation: undefined,
    });
  },
);

it('records the namespace of a request outside every provider, if it is valid', async () => {
  const entries = await recorded(async ({ send }) => {
    await send('/nothing', {}, { headers: { 'x-emulator-namespace': 'w1' } });
    await send('/nothing', {}, { headers: { 'x-emulator-namespace': 'Not One' } });
    await send('/apiv2/nothing', {}, { headers: { 'x-emulator-namespace': 'w1' } });
  });
  expect(entries.map(({ namespace }) => namespace)).toEqual(['w1', undefined, 'w1']);
});

it('handles a path of many segments quickly', async () => {
  const path = `/apiv2${'/segment'.repeat(1500)}`;
  const started = performance.now();
  await recorded(({ send }) => send(path, {}).then(() => undefined));
  expect(performance.now() - started).toBeLessThan(2000);
});

it.each([
  [{ message: 'no /api/135790 here' }, '‹redacted›'],
  [{ message: 'no opens sesame here' }, { message: 'no opens sesame here' }],
  [{ message: 'no open sesame here' }, '‹redacted›'],
  [undefined, undefined],
])("doesn't store a response that repeats redacted parts of its path: %j", (body, kept) => {
  expect(unlessRepeated(body, '/api/135790/open%20sesame', '/api/‹redacted›/‹redacted›')).toEqual(kept);
});

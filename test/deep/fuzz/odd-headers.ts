import fc, { type Arbitrary } from 'fast-check';

/** Values, mostly invalid, for headers that the emulator itself reads. */
const oddValues: Readonly<Record<string, readonly string[]>> = {
  host: [
    'a b',
    '<script>',
    '',
    'x/y',
    'localhost:99999999',
    'localhost:-1',
    '[::1',
    'evil.example',
    'name.localhost',
    '@',
    '..',
  ],
  prefer: [
    'code=abc',
    'code=999',
    'outcome=',
    'outcome=toString',
    'example=__proto__',
    'code=401,code=429',
    ',,;=',
    'respond-async',
  ],
  'x-emulator-namespace': ['', 'UPPER', '__proto__', 'a/b', 'x'.repeat(70), 'fuzz-own', 'größe', '-', 'a, b'],
  'x-emulator-client': [
    '',
    '256.1.1.1',
    '::1',
    'fe80::1%eth0',
    'localhost',
    '1.2.3.4, 5.6.7.8',
    'x'.repeat(300),
  ],
  accept: ['', '*', 'text/html', 'application/json;q=0', 'a/b;q=x', '*/*;q=-1', ','.repeat(200)],
  'content-encoding': ['gzip', 'br', 'deflate', 'zstd', 'identity', 'gzip, gzip', ''],
  origin: ['null', 'http://localhost', 'http://evil.example', 'not an origin', 'http://localhost:99999'],
  referer: ['http://evil.example/', '/relative', 'http://[', ''],
  cookie: [
    'a',
    '=',
    'sessionid=%',
    'asc_auth_key=%ff',
    'emulator-namespace=__proto__',
    'emulator-namespace=fuzz-own',
    ';;;',
  ],
  authorization: ['', 'Bearer', 'Bearer a.b.c', 'Basic %%', 'Basic Og==', 'bearer  x', 'x'.repeat(5000)],
  'x-auth-token': ['', 'null', '__proto__', 'x'.repeat(2000)],
  'x-user-id': ['', 'constructor', '0'],
  sessionid: ['', '../..', "' or 1=1", '0'],
  'x-2fa-code': ['', 'null', '123456', 'x'.repeat(500)],
  'x-forwarded-for': ['unknown', '1.2.3.4', ', ,'],
  'x-forwarded-host': ['a b', 'evil.example'],
  'sec-fetch-site': ['cross-site', 'none', 'x'],
};

/** Generates no, one or several odd headers. */
export const oddHeaders: Arbitrary<Readonly<Record<string, string>>> = fc
  .subarray(Object.entries(oddValues), { maxLength: 3 })
  .chain((some) =>
    fc.record(Object.fromEntries(some.map(([name, values]) => [name, fc.constantFrom(...values)]))),
  )
  .chain((headers) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant(headers) }),
  );

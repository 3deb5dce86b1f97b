import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf } from '../../../src/core/segments.ts';
import {
  createEndpointMatcher,
  createTemplateMatcher,
} from '../../../src/declared/routes/template-matcher.ts';
import { endpointOf } from '../../support/handmade.ts';

function operations(...lines: readonly string[]) {
  return lines.map((name) => {
    const [method = '', template = ''] = name.split(' ');
    return { name, method, template, segments: segmentsOf(template) };
  });
}

const declared = operations(
  'GET /users/{id}',
  'GET /users/me',
  'POST /users/{user-id}/posts',
  'DELETE /users/{id}',
  'POST /users/{id}:activate',
  'GET /files/{name}.{ext}',
  'GET /files/{name}.{ext}/raw',
  'GET /files/latest',
  'GET /{tenant}/info',
  'GET /range/{from}-{to}',
  'GET /v{version}/about',
  'GET /all/*',
  'GET /all/a*b',
  'GET /time/12:30',
  'GET /list/',
  'GET /Path/Case',
);

it.each([
  ['GET', '/users/me', 'GET /users/me', {}],
  ['GET', '/users/7', 'GET /users/{id}', { id: '7' }],
  ['GET', '/users/me2', 'GET /users/{id}', { id: 'me2' }],
  ['POST', '/users/7/posts', 'POST /users/{user-id}/posts', { 'user-id': '7' }],
  ['POST', '/users/7:activate', 'POST /users/{id}:activate', { id: '7' }],
  ['POST', '/users/7%3Aactivate', 'POST /users/{id}:activate', { id: '7' }],
  ['POST', '/users/a:b:activate', 'POST /users/{id}:activate', { id: 'a:b' }],
  ['GET', '/files/report.pdf', 'GET /files/{name}.{ext}', { name: 'report', ext: 'pdf' }],
  ['GET', '/files/a.tar.gz', 'GET /files/{name}.{ext}', { name: 'a', ext: 'tar.gz' }],
  ['GET', '/files/a.b/raw', 'GET /files/{name}.{ext}/raw', { name: 'a', ext: 'b' }],
  ['GET', '/files/latest', 'GET /files/latest', {}],
  ['GET', '/acme/info', 'GET /{tenant}/info', { tenant: 'acme' }],
  ['GET', '/users/info', 'GET /users/{id}', { id: 'info' }],
  ['GET', '/range/1-9', 'GET /range/{from}-{to}', { from: '1', to: '9' }],
  ['GET', '/v2/about', 'GET /v{version}/about', { version: '2' }],
  ['GET', '/all/*', 'GET /all/*', {}],
  ['GET', '/all/%2A', 'GET /all/*', {}],
  ['GET', '/all/a*b', 'GET /all/a*b', {}],
  ['GET', '/time/12:30', 'GET /time/12:30', {}],
  ['GET', '/list/', 'GET /list/', {}],
  ['GET', '/us%65rs/%6de', 'GET /users/me', {}],
  ['GET', '/users/a%2Fb', 'GET /users/{id}', { id: 'a/b' }],
  ['GET', '/users/100%25', 'GET /users/{id}', { id: '100%' }],
  ['GET', '/users/%2541', 'GET /users/{id}', { id: '%41' }],
  ['GET', '/users/a%3Fb%23c', 'GET /users/{id}', { id: 'a?b#c' }],
  ['GET', '/users/a;b=c', 'GET /users/{id}', { id: 'a;b=c' }],
  ['GET', '/users/%C3%A9', 'GET /users/{id}', { id: 'é' }],
  ['GET', '/users/__proto__', 'GET /users/{id}', { id: '__proto__' }],
  ['GET', `/users/${'x'.repeat(5000)}`, 'GET /users/{id}', { id: 'x'.repeat(5000) }],
])('%s %.30s reaches %s', (method, path, name, parameters) => {
  const found = createTemplateMatcher(declared)(method, path);
  expect(found).toEqual({ operation: declared.find((one) => one.name === name), path: parameters });
});

it.each([
  ['GET', '/users'],
  ['GET', '/users/'],
  ['GET', '/users//'],
  ['GET', '/users/7/'],
  ['GET', '/Users/7'],
  ['GET', '/path/case'],
  ['GET', '/files/report'],
  ['GET', '/files/.pdf'],
  ['GET', '/files/report.'],
  ['GET', '/all/other'],
  ['GET', '/list'],
  ['GET', ''],
  ['GET', '//info'],
])('%s %s reaches no operation', (method, path) => {
  expect(createTemplateMatcher(declared)(method, path)).toEqual({ missed: 'not-found' });
});

it.each(['/users/%', '/users/%zz', '/%ff', '/nowhere/%c3%28'])('cannot decode %s', (path) => {
  expect(createTemplateMatcher(declared)('GET', path)).toEqual({ missed: 'malformed' });
});

it.each([
  ['PUT', '/users/7', ['GET', 'DELETE']],
  ['DELETE', '/files/a.b', ['GET']],
  ['NOTHING', '/users/me', ['GET', 'DELETE']],
  ['GET', '/users/7/posts', ['POST']],
])('names the methods of the path for %s %s', (method, path, allow) => {
  expect(createTemplateMatcher(declared)(method, path)).toEqual({ missed: 'method-not-allowed', allow });
});

it('ignores a slash at the end if that is allowed', () => {
  const match = createTemplateMatcher(operations('POST /login/', 'GET /users/{id}', 'GET /'), {
    trailingSlash: 'optional',
  });
  for (const path of ['/login', '/login/']) {
    expect(match('POST', path)).toMatchObject({ operation: { name: 'POST /login/' } });
  }
  expect(match('GET', '/users/7/')).toMatchObject({ path: { id: '7' } });
  expect(match('GET', '')).toMatchObject({ operation: { name: 'GET /' } });
  expect(match('GET', '/users/')).toEqual({ missed: 'not-found' });
});

it('keeps the first of two operations with the same path', () => {
  const match = createTemplateMatcher(operations('GET /a/{x}', 'GET /a/{y}', 'GET /a/{x}/b'));
  expect(match('GET', '/a/1')).toMatchObject({ operation: { name: 'GET /a/{x}' }, path: { x: '1' } });
  expect(match('GET', '/a/1/b')).toMatchObject({ operation: { name: 'GET /a/{x}/b' } });
});

it('finds the endpoints of a profile', () => {
  const endpoints = [
    endpointOf('me', { method: 'GET', template: '/users/me' }),
    endpointOf('user', { method: 'GET', template: '/users/{id}' }),
  ];
  const find = createEndpointMatcher(endpoints);
  expect(find('GET', '/users/me')).toEqual({ endpoint: endpoints[0], path: {} });
  expect(find('GET', '/users/1')).toEqual({ endpoint: endpoints[1], path: { id: '1' } });
  expect(find('POST', '/users/1')).toEqual({ missed: 'method-not-allowed', allow: ['GET'] });
});

it.each([
  ['/tiles/{z}-{x}-{y}.png', '-'],
  ['/tiles/{a}-{b}-{c}-{d}', '-'],
  ['/tiles/{a}{b}{c}{d}z', 'x'],
  ['/tiles/{a}xy{b}xy{c}.{d}.json', 'xy'],
])('matches %s in a time that grows with the path alone', (template, repeated) => {
  const match = createTemplateMatcher(operations(`GET ${template}`));
  const started = performance.now();
  for (const end of ['', '.', '/']) match('GET', `/tiles/${repeated.repeat(8000)}${end}`);
  expect(performance.now() - started).toBeLessThan(1000);
});

const parts = fc.constantFrom('{a}', '{b}', '{c}', '-', '.', '--', '-.', 'x', ':', '*', '(', '\\');

it('splits a segment at the first place of each text, as a lazy expression does', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(parts, { minLength: 2, maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('-', '.', 'x', ':', '*', '(', '\\', 'é'), maxLength: 9 }),
      (template, text) => {
        const lazy = template.map((part) =>
          part.startsWith('{') ? `(?<${part.charAt(1)}>.+?)` : part.replaceAll(/[.*(\\]/g, '\\$&'),
        );
        const expected = new RegExp(`^${lazy.join('')}$`).exec(text);
        const found = createTemplateMatcher(operations(`GET /p/${template.join('')}`))('GET', `/p/${text}`);
        expect('path' in found ? found.path : undefined).toEqual(
          expected === null ? undefined : { ...expected.groups },
        );
      },
    ),
    { numRuns: 500 },
  );
});

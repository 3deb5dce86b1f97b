import { expect, it } from '@jest/globals';
import { operations as documented } from '../../../src/generated/onlyoffice/documented/routes.ts';
import { operations as observed } from '../../../src/generated/onlyoffice/observed/routes.ts';
import { isAuthenticated } from '../../../src/providers/onlyoffice/operations/session.ts';
import { bindBoth } from '../../../src/providers/onlyoffice/wire/dialect.ts';
import { commonErrors, failure } from '../../../src/providers/onlyoffice/wire/replies.ts';
import { readCredentials } from '../../../src/providers/onlyoffice/wire/requests.ts';

const binding = () => bindBoth(documented.isAuthenticated, observed.isAuthenticated, isAuthenticated);
type Replies = Parameters<ReturnType<typeof binding>['to']>[0]['render'];

/** Checked by the compiler: `npm run typecheck` fails if a line compiles that must not. */
const refusedByTheCompiler: readonly Partial<Replies>[] = [
  // @ts-expect-error neither contract declares 418
  { 'who-am-i': () => ({ status: 418, body: true }) },
  // @ts-expect-error both contracts have a boolean
  { 'who-am-i': () => ({ status: 200, body: 'yes' }) },
  // @ts-expect-error the observed contract has a boolean in its envelope
  { 'who-am-i': () => ({ status: 200, body: true, observed: { status: 200, body: 'yes' } }) },
  // @ts-expect-error the observed contract declares no body for 429
  { 'rate-limited': () => failure(429, 'Too many') },
  // @ts-expect-error the observed contract declares no 504
  { unavailable: () => ({ ...failure(503, 'Not now'), observed: failure(504, 'Not now') }) },
];

const exchange = { origin: 'http://localhost', url: 'http://localhost/a%20b?c=%20', method: 'GET', now: 0 };

it('renders a failure without an envelope in documented, and with the server’s headers in observed', () => {
  const both = binding().to({
    read: readCredentials,
    render: {
      'who-am-i': ({ isSignedIn }) => ({ status: 200, body: isSignedIn }),
      ...commonErrors,
    },
  });
  const [flat, finished] = [both.documented.rateLimited(5), both.observed.rateLimited(5)];
  if ('refusal' in flat || 'refusal' in finished) throw new Error('rate-limited was not rendered');
  expect(flat.render(exchange)).toMatchObject({ status: 429, body: { statusCode: 429 } });
  expect(finished.render(exchange)).toEqual({
    status: 429,
    body: undefined,
    headers: {
      'server-timing': 'aspnetcore-request-time;dur=1ms',
      'api-supported-versions': '2.0',
      'retry-after': '5',
    },
  });
});

it('type-checks replies against both contracts', () => {
  expect(refusedByTheCompiler).toHaveLength(5);
});

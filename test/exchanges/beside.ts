import type { RefusalName } from '../../src/core/contract.ts';
import type { OutcomeName } from '../../src/index.ts';
import { say, type Answer } from '../http/answers.ts';

/** An exchange over HTTP beside the tables: a refusal, or an outcome in a status that only a broken body leads to. */
export interface BesideRow {
  readonly provider: string;
  readonly profile: string;
  /** The operation that it is sent to; none where it reaches none. */
  readonly operation?: string;
  readonly said: RefusalName | OutcomeName;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly type?: string;
  readonly text?: string;
  readonly answer: Answer;
}

/** A refusal that a contract declares and no request meets. */
interface Unreachable {
  readonly provider: string;
  readonly profile: string;
  readonly said: RefusalName;
  readonly why: string;
}

/** Every refusal that is unreachable. */
export const unreachable: readonly Unreachable[] = [
  {
    provider: 'rocketchat',
    profile: 'documented',
    said: 'unsupported-media-type',
    why: 'its login, the only operation, counts a foreign body as empty and says 401',
  },
];

const large = ' '.repeat(1024 * 1024 + 1);
const json = { method: 'POST', type: 'application/json' } as const;
const xml = { method: 'POST', type: 'text/xml', text: '<a/>' } as const;

const interserver = { provider: 'interserver', profile: 'documented' };
const rocketchat = { provider: 'rocketchat', profile: 'documented' };
const misaka = { provider: 'misaka', profile: 'documented' };
const onlyoffice = { provider: 'onlyoffice', profile: 'documented' };

/** A profile's refusals: those of a path and a method, and those of a body that its login does not take. */
function refusals(
  room: { readonly provider: string; readonly profile: string },
  { base, path, operation }: { readonly base: string; readonly path: string; readonly operation: string },
  answers: Readonly<Partial<Record<RefusalName, Answer>>>,
  foreign: { readonly method: 'POST'; readonly type: string; readonly text: string } = xml,
): readonly BesideRow[] {
  const requests = {
    malformed: { method: 'POST', path: `${base}/%zz` },
    'not-found': { method: 'POST', path: `${base}/nowhere` },
    'method-not-allowed': { method: 'DELETE', path },
    'too-large': { ...json, path, operation, text: large },
    'unsupported-media-type': { ...foreign, path, operation },
  } as const satisfies Record<RefusalName, object>;
  return Object.entries(requests).flatMap(([name, request]) => {
    const said = name as RefusalName;
    const answer = answers[said];
    return answer === undefined ? [] : [{ ...room, ...request, said, answer }];
  });
}

/** Every exchange beside the tables. */
export const beside: readonly BesideRow[] = [
  ...refusals(
    interserver,
    { base: '/apiv2', path: '/apiv2/login', operation: 'login' },
    {
      malformed: say.interserver(400, 'invalid path'),
      'not-found': say.interserver(404, 'not found'),
      'method-not-allowed': say.interserver(405, 'method not allowed'),
      'too-large': say.interserver(413, 'request body too large'),
      'unsupported-media-type': say.interserver(415, 'unsupported content type'),
    },
  ),
  ...refusals(
    rocketchat,
    { base: '/api/v1', path: '/api/v1/login', operation: 'login' },
    {
      malformed: say.rocketchat(400, 'Malformed path'),
      'not-found': say.rocketchat(404, 'API endpoint does not exist'),
      'method-not-allowed': say.rocketchat(405, 'API endpoint does not exist'),
      'too-large': say.rocketchat(413, 'Request entity too large'),
    },
  ),
  ...refusals(
    misaka,
    { base: '/v3', path: '/v3/session/login', operation: 'login' },
    {
      malformed: say.misaka(400, 'Bad request'),
      'not-found': say.misaka(404, 'Not Found'),
      'method-not-allowed': say.misaka(405, 'Method "DELETE" not allowed.'),
      'too-large': say.misaka(413, 'Request body too large'),
      'unsupported-media-type': say.misaka(415, 'Unsupported media type'),
    },
    // any content type is read as JSON; no charset is, that nobody knows
    { method: 'POST', type: 'application/json; charset=klingon', text: '{}' },
  ),
  {
    ...misaka,
    ...json,
    operation: 'login',
    said: 'malformed-request',
    path: '/v3/session/login',
    text: '{',
    answer: say.misaka(400, 'Cannot parse request body'),
  },
  ...refusals(
    onlyoffice,
    { base: '/api/2.0', path: '/api/2.0/authentication/1', operation: 'authenticateByCode' },
    {
      malformed: say.onlyoffice(400, 'Bad Request'),
      'not-found': say.onlyoffice(404, 'The resource could not be found'),
      'method-not-allowed': say.onlyoffice(405, 'Method Not Allowed'),
      'too-large': say.onlyoffice(413, 'Request body too large.'),
      'unsupported-media-type': say.onlyoffice(415, 'Unsupported Media Type'),
    },
  ),
];

import { describe } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { builtInProviders } from '../../../src/providers/index.ts';
import { frozenAt } from '../../support/app.ts';
import type { Answer, OperationTable, Sent, World } from '../../exchanges/exchange.ts';
import { authenticateByCode } from '../../exchanges/onlyoffice/observed/authenticate-by-code.ts';
import { inCore, overHttp, type OpensWorld } from '../../exchanges/harness.ts';

/** The password of the accounts. */
export const password = 'Password-1';

/** The steps of a flow. */
export interface Story extends World {
  /** Sends the first step of a login, with the correct password. */
  signIn(userName: string, more?: object, sent?: Omit<Sent, 'body'>): Promise<Answer>;
  /** Sends a code, with the correct password. */
  giveCode(userName: string, code: string, more?: object, sent?: Omit<Sent, 'body'>): Promise<Answer>;
  /** Sends a wrong password this many times; returns the outcomes. */
  fail(times: number, userName: string, sent?: Omit<Sent, 'body'>): Promise<readonly string[]>;
  /** Whether a request is authenticated. */
  isSignedIn(sent: Omit<Sent, 'body'>): Promise<boolean>;
}

/** The initial state of a flow. */
interface Beginning {
  readonly profile?: 'documented' | 'observed';
  readonly policy?: object;
  readonly accounts?: readonly object[];
}

/** Runs a flow with ONLYOFFICE, by default in the observed profile. */
export type Begins = <T>(tell: (story: Story) => Promise<T>, beginning?: Beginning) => Promise<T>;

/** Runs flows at both levels. */
export function atBothLevels(tellAll: (begins: Begins) => void): void {
  describe.each([
    ['in the core', inCore],
    ['over HTTP', overHttp],
  ])('%s', (_level, open) => tellAll((tell, beginning) => toldIn(open, tell, beginning)));
}

async function toldIn<T>(
  open: OpensWorld,
  tell: (story: Story) => Promise<T>,
  { profile = 'observed', policy = {}, accounts = [] }: Beginning = {},
): Promise<T> {
  const provider = builtInProviders.find(({ id }) => id === 'onlyoffice');
  const fixture = provider?.defaultFixture as { policy: object; accounts: readonly object[] };
  const changed = { policy: { ...fixture.policy, ...policy }, accounts: [...fixture.accounts, ...accounts] };
  const table: OperationTable = { ...authenticateByCode, profile };
  const world = await open(table, { fixtures: { onlyoffice: { ...fixture, ...changed } } });
  const signIn: Story['signIn'] = (userName, more = {}, sent = {}) =>
    world.send({ operation: 'authenticate', ...sent, body: { userName, password, ...more } });
  const giveCode: Story['giveCode'] = (userName, code, more = {}, sent = {}) =>
    world.send({ path: { code }, ...sent, body: { userName, password, code, ...more } });
  const fail: Story['fail'] = async (times, userName, sent = {}) => {
    const outcomes: string[] = [];
    for (let failure = 0; failure < times; failure += 1)
      outcomes.push((await signIn(userName, { password: 'wrong' }, sent)).outcome);
    return outcomes;
  };
  const isSignedIn: Story['isSignedIn'] = async (sent) => {
    const { body } = await world.send({ operation: 'isAuthenticated', ...sent });
    return responseOf(body) === true;
  };
  try {
    const { send, advance, sentCode } = world;
    return await tell({ send, advance, sentCode, signIn, giveCode, fail, isSignedIn });
  } finally {
    await world.close();
  }
}

/** Returns the response of an answer, with or without an envelope. */
export function responseOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'response' in body ? body.response : body;
}

/** Returns a string field of an answer. */
export function given({ body }: Answer, field: string): string {
  const response = responseOf(body) as Readonly<Record<string, unknown>>;
  const text = response[field];
  if (typeof text !== 'string') throw new Error(`no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** Returns the cookies that an answer sets, as a client sends them. */
export function cookiesOf({ headers }: Answer): Readonly<Record<string, string>> {
  const pairs = [headers['set-cookie'] ?? []].flat().map((cookie) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    return [name, decodeURIComponent(value)] as const;
  });
  return Object.fromEntries(pairs);
}

/** Returns the code of a secret, this many windows of 30 seconds after the tests' fixed time. */
export function appCode(secret: string, windows = 0): string {
  const timestamp = Date.parse(frozenAt) + windows * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

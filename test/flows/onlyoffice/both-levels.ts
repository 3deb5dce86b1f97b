import { describe } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { builtInProviders } from '../../../src/providers/index.ts';
import { frozenAt } from '../../support/app.ts';
import type { Answer, OperationTable, Sent, World } from '../../exchanges/exchange.ts';
import { authenticateByCode } from '../../exchanges/onlyoffice/observed/authenticate-by-code.ts';
import { inCore, overHttp, type OpensWorld } from '../../exchanges/harness.ts';

/** What a password login sends. */
export const password = 'Password-1';

/** A story's world: what can be done in it, with both steps of a login for short. */
export interface Story extends World {
  /** The first step, by the right password. */
  signIn(userName: string, more?: object, sent?: Omit<Sent, 'body'>): Promise<Answer>;
  /** The second step, by the right password. */
  giveCode(userName: string, code: string, more?: object, sent?: Omit<Sent, 'body'>): Promise<Answer>;
  /** Fails so many times by a wrong password; gives the outcomes. */
  fail(times: number, userName: string, sent?: Omit<Sent, 'body'>): Promise<readonly string[]>;
  /** Whether a request is somebody's. */
  isSignedIn(sent: Omit<Sent, 'body'>): Promise<boolean>;
}

/** What a story begins with. */
interface Beginning {
  readonly profile?: 'documented' | 'observed';
  readonly policy?: object;
  readonly accounts?: readonly object[];
}

/** Begins a story with ONLYOFFICE, in its observed profile unless it says another. */
export type Begins = <T>(tell: (story: Story) => Promise<T>, beginning?: Beginning) => Promise<T>;

/** Tells stories at both levels. */
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

/** What an answer gives, inside an envelope or not. */
export function responseOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'response' in body ? body.response : body;
}

/** A text that an answer gives. */
export function given({ body }: Answer, field: string): string {
  const response = responseOf(body) as Readonly<Record<string, unknown>>;
  const text = response[field];
  if (typeof text !== 'string') throw new Error(`there is no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** The cookies that an answer sets, as a client sends them back. */
export function cookiesOf({ headers }: Answer): Readonly<Record<string, string>> {
  const pairs = [headers['set-cookie'] ?? []].flat().map((cookie) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    return [name, decodeURIComponent(value)] as const;
  });
  return Object.fromEntries(pairs);
}

/** The authenticator code of a secret at the time at which stories begin, some windows of 30 seconds from then. */
export function appCode(secret: string, windows = 0): string {
  const timestamp = Date.parse(frozenAt) + windows * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

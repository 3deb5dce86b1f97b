import { describe } from '@jest/globals';
import type { Answer, Sent } from '../../exchanges/exchange.ts';
import { login } from '../../exchanges/rocketchat/observed/login.ts';
import { inCore, overHttp, type OpensWorld } from '../../exchanges/harness.ts';
import { builtInProviders } from '../../../src/providers/index.ts';

/** The steps of a flow. */
interface Story {
  /** Signs in as an account of the default fixtures. */
  signIn(user: string, more?: object, sent?: Omit<Sent, 'body'>): Promise<Answer>;
  /** Sends a login unchanged. */
  send(sent: Sent): Promise<Answer>;
  advance(seconds: number): Promise<void>;
  sentCode(account: string): Promise<string>;
  /** Sends a wrong password this many times; returns the outcomes. */
  fail(times: number, user: string, sent?: Omit<Sent, 'body'>): Promise<readonly string[]>;
}

/** The initial state of a flow. */
interface Beginning {
  readonly policy?: object;
  readonly accounts?: readonly object[];
  readonly budgeted?: boolean;
}

/** Runs a flow with Rocket.Chat in its observed profile. */
export type Begins = <T>(tell: (story: Story) => Promise<T>, beginning?: Beginning) => Promise<T>;

/** Runs flows at both levels. */
export function atBothLevels(tellAll: (begins: Begins) => void): void {
  describe.each([
    ['in the core', inCore],
    ['over HTTP', overHttp],
  ])('%s', (_level, open) => tellAll((tell, beginning) => toldIn(open, tell, beginning)));
}

/** The password of the accounts. */
export const password = 'Password-1';

async function toldIn<T>(
  open: OpensWorld,
  tell: (story: Story) => Promise<T>,
  { policy = {}, accounts = [], budgeted = false }: Beginning = {},
): Promise<T> {
  const provider = builtInProviders.find(({ id }) => id === 'rocketchat');
  const fixture = provider?.defaultFixture as { policy: object; accounts: readonly object[] };
  const changed = { policy: { ...fixture.policy, ...policy }, accounts: [...fixture.accounts, ...accounts] };
  const world = await open(login, { budgeted, fixtures: { rocketchat: { ...fixture, ...changed } } });
  const signIn: Story['signIn'] = (user, more = {}, sent = {}) =>
    world.send({ ...sent, body: { user, password, ...more } });
  const fail: Story['fail'] = async (times, user, sent = {}) => {
    const outcomes: string[] = [];
    for (let failure = 0; failure < times; failure += 1)
      outcomes.push((await signIn(user, { password: 'wrong' }, sent)).outcome);
    return outcomes;
  };
  try {
    const { send, advance, sentCode } = world;
    return await tell({ signIn, fail, send, advance, sentCode });
  } finally {
    await world.close();
  }
}

import { describe } from '@jest/globals';
import type { Answer, Sent, World } from '../../exchanges/exchange.ts';
import { login } from '../../exchanges/misaka/documented/login.ts';
import { as, caller, bearer, fieldOf } from '../../exchanges/misaka/documented/ways.ts';
import { fixturesOf } from '../../exchanges/run-exchange.ts';
import { inCore, overHttp, type OpensWorld } from '../../exchanges/harness.ts';

/** The tokens of a client. */
export interface Held {
  readonly access: string;
  readonly refresh: string;
}

/** The steps of a flow. */
export interface Story extends World {
  /** Signs in as the caller; returns the tokens. */
  signIn(more?: object): Promise<Held>;
  /** Refreshes; returns the answer. */
  refresh(refresh: string, more?: object): Promise<Answer>;
  /** Requests the current token with a token; returns the outcome. */
  callWith(token: string): Promise<string>;
  logOut(sent: Sent): Promise<string>;
}

/** Runs flows at both levels, each in a separate world. */
export function atBothLevels(
  tellAll: (
    begins: (
      tell: (story: Story) => Promise<void>,
      policy?: Readonly<Record<string, unknown>>,
    ) => Promise<void>,
  ) => void,
): void {
  describe.each([
    ['in the core', inCore],
    ['over HTTP', overHttp],
  ])('%s', (_level, open) => tellAll((tell, policy) => toldIn(open, tell, policy)));
}

async function toldIn(
  open: OpensWorld,
  tell: (story: Story) => Promise<void>,
  policy: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const world = await open(login, fixturesOf(login, { outcome: 'signed-in', status: 200, body: {}, policy }));
  const { send, advance, sentCode } = world;
  const story: Story = {
    ...{ send, advance, sentCode },
    signIn: async (more = {}) => heldIn(await send(as(caller, more))),
    refresh: (refresh, more = {}) => send({ operation: 'refresh', body: { refresh, ...more } }),
    callWith: async (token) => (await send({ operation: 'getToken', headers: bearer(token) })).outcome,
    logOut: async (sent) => (await send({ operation: 'logout', ...sent })).outcome,
  };
  try {
    await tell(story);
  } finally {
    await world.close();
  }
}

/** Returns the tokens of an answer. */
export function heldIn(answer: Answer): Held {
  return { access: fieldOf(answer, 'access'), refresh: fieldOf(answer, 'refresh') };
}

/** Returns the outcome, status and body of an answer. */
export function said({ outcome, status, body }: Answer) {
  return { outcome, status, body };
}

import { purposeOf } from '../../declared/marks/purposes.ts';
import { newestMessage } from './messages.ts';
import type { Values } from './request.ts';
import { send } from './send.ts';
import type { Visitor } from './visitor.ts';
import type { Tour } from './walk.ts';
import { actsNamed, type KnownAccount, type ProvedAct, type World } from './world.ts';

/** Returns the operations that sign in: by a password, then by a code that was sent. */
export function entrances(world: World): readonly ProvedAct[] {
  return [...actsNamed(world, 'sign-in'), ...actsNamed(world, 'sign-in-by-code')];
}

/** Returns what a sign-in sends for an account. */
export function credentialsOf({ login, entry }: KnownAccount, more: Values = {}): Values {
  const { email = login, password, captcha, fixedCode } = entry;
  return {
    ...{ login, email, password },
    ...(captcha === true ? { captcha: 'captcha' } : {}),
    ...(fixedCode === undefined ? {} : { code: fixedCode }),
    ...more,
  };
}

/** Whether each request carries login and password. */
export function takesCredentials({ model }: World): boolean {
  return model.parts.marks.carried.some(({ carrier }) => carrier?.in === 'credentials');
}

/** Returns an app that has signed in an account; undefined if it gets no token. */
export async function signedIn(
  { world, newVisitor }: Pick<Tour, 'world' | 'newVisitor'>,
  account: KnownAccount,
  entrance = entrances(world)[0],
): Promise<Visitor | undefined> {
  const visitor = newVisitor();
  if (entrance === undefined) {
    const { login, entry } = account;
    const credentials = { login, password: String(entry['password']) };
    return takesCredentials(world) ? { ...visitor, credentials } : undefined;
  }
  const isByCode = entrance.act.mark.name === 'sign-in-by-code';
  const code = isByCode ? await sentCode(world, visitor, entrance, account) : undefined;
  const more = code === undefined ? {} : { code, token: code, challenge: visitor.challenge };
  const answer = await send(world, visitor, entrance, credentialsOf(account, more));
  return answer.outcome === 'signed-in' && answer.tokens.length > 0 ? visitor : undefined;
}

async function sentCode(
  world: World,
  visitor: Visitor,
  entrance: ProvedAct,
  account: KnownAccount,
): Promise<string | undefined> {
  const sender = senderFor(world, entrance);
  if (sender !== undefined) await send(world, visitor, sender, credentialsOf(account));
  return (await newestMessage(visitor, account))?.code;
}

/** Returns the operation that sends the code of a sign-in, for the same purpose. */
export function senderFor(world: World, { act }: ProvedAct): ProvedAct | undefined {
  const purpose = purposeOf(act.mark.mark);
  const senders = actsNamed(world, 'send-code', 'forgot-password');
  return senders.find((one) => purposeOf(one.act.mark.mark) === purpose);
}

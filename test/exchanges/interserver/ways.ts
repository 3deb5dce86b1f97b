import { password, type Sent, type Way, type World } from '../exchange.ts';

/** A login with the right password and what else is sent with it. */
export const as = (login: string, more: object = {}): Sent => ({
  body: { login, passwd: password, ...more },
});

/** A login of an account that needs a captcha, with the phrase that a page of InterServer's showed its visitor. */
export function withPhrase(operation: string, answered: (phrase: string) => object): Way {
  const cookies = { PHPSESSID: 'visitor1' };
  return async ({ send, sentCode }) => {
    await send({ operation, cookies });
    return { ...as('captcha@example.com', answered(await sentCode())), cookies };
  };
}

/** A login from an address that is new to its account, with the code that was mailed for it. */
export async function withVerification({ send, sentCode }: World): Promise<Sent> {
  await send(as('newaddress@example.com'));
  return as('newaddress@example.com', { verify: await sentCode('newaddress@example.com') });
}

/** A login from an address that its account has verified before. */
export async function fromVerified(world: World): Promise<Sent> {
  await world.send(await withVerification(world));
  return as('newaddress@example.com');
}

/** A login from an address that its account is known to sign in from. */
export const fromKnown: Sent = { ...as('newaddress@example.com'), address: '203.0.113.7' };

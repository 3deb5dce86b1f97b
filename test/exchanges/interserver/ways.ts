import { password, type Sent, type Way, type World } from '../exchange.ts';

/** A login with the correct password and further fields. */
export const as = (login: string, more: object = {}): Sent => ({
  body: { login, passwd: password, ...more },
});

/** A login of an account that needs a captcha, with the phrase of a visitor's captcha. */
export function withPhrase(operation: string, answered: (phrase: string) => object): Way {
  const cookies = { PHPSESSID: 'visitor1' };
  return async ({ send, sentCode }) => {
    await send({ operation, cookies });
    return { ...as('captcha@example.com', answered(await sentCode())), cookies };
  };
}

/** A login from a new address, with the mailed code. */
export async function withVerification({ send, sentCode }: World): Promise<Sent> {
  await send(as('newaddress@example.com'));
  return as('newaddress@example.com', { verify: await sentCode('newaddress@example.com') });
}

/** A login from a verified address. */
export async function fromVerified(world: World): Promise<Sent> {
  await world.send(await withVerification(world));
  return as('newaddress@example.com');
}

/** A login from a known address of the account. */
export const fromKnown: Sent = { ...as('newaddress@example.com'), address: '203.0.113.7' };

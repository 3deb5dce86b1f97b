import { expect, it } from '@jest/globals';
import { atBothLevels, password } from './both-levels.ts';

const [here, there] = [{ address: '203.0.113.7' }, { address: '203.0.113.8' }];
const blockedAddress = {
  success: false,
  error: 'error-login-blocked-for-ip',
  status: 'error',
  details: { function: 'Accounts.validateLoginAttempt' },
  message: 'Login has been temporarily blocked For IP',
};

atBothLevels((begins) => {
  it('blocks an address after fifty failures of any users, until they are five minutes old', () =>
    begins(async ({ signIn, fail, send, advance }) => {
      for (const user of ['nobody', 'no.one', 'mail', 'sms', 'both', 'captcha', 'must-change'])
        await fail(7, user, here);
      expect((await send({ body: {}, ...here })).outcome).toBe('missing-credentials');
      expect((await signIn('plain', {}, here)).body).toEqual(blockedAddress);
      expect((await signIn('plain', {}, there)).outcome).toBe('signed-in');
      await advance(300);
      expect((await signIn('plain', {}, here)).outcome).toBe('signed-in');
    }));

  it('rejects every login from a blocked address before any other check', () =>
    begins(
      async ({ send, signIn, fail }) => {
        await fail(2, 'nobody', here);
        const bodies: unknown[] = [];
        for (const body of [
          {},
          { user: 'plain', password: 5 },
          { resume: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' },
          { user: 'plain@example.com', password },
          { user: 'disabled', password },
          { user: 'locked', password },
        ])
          bodies.push((await send({ body, ...here })).body);
        expect(bodies).toEqual(Array(6).fill(blockedAddress));
        expect((await signIn('locked', {}, there)).body).toMatchObject({
          error: 'error-login-blocked-for-user',
        });
      },
      { policy: { addressLockout: { attempts: 2, withinSeconds: 300 } } },
    ));

  it('counts attempts from a blocked address', () =>
    begins(
      async ({ signIn, fail, advance }) => {
        await fail(2, 'nobody', here);
        await advance(200);
        await fail(2, 'nobody', here);
        await advance(299);
        expect((await signIn('plain', {}, here)).outcome).toBe('locked-out');
      },
      { policy: { addressLockout: { attempts: 2, withinSeconds: 300 } } },
    ));

  it('resets the failures of an address after a success', () =>
    begins(
      async ({ signIn, fail }) => {
        await fail(2, 'nobody', here);
        await signIn('plain', {}, here);
        await fail(2, 'nobody', here);
        expect((await signIn('plain', {}, here)).outcome).toBe('signed-in');
      },
      { policy: { addressLockout: { attempts: 3, withinSeconds: 300 } } },
    ));

  it('does not confuse a username with an address', () =>
    begins(
      async ({ signIn, fail }) => {
        for (const name of [here.address, `address ${here.address}`, `ADDRESS ${here.address}`])
          await fail(2, name, there);
        expect((await signIn('plain', {}, here)).outcome).toBe('signed-in');
      },
      { policy: { addressLockout: { attempts: 2, withinSeconds: 300 } } },
    ));

  it.each([
    { lockoutExemptAddresses: [here.address] },
    { lockoutByAddress: false },
    { lockoutEnabled: false },
  ])('does not block an address when the policy is %j', (policy) =>
    begins(
      async ({ signIn, fail }) => {
        await fail(5, 'nobody', here);
        expect((await signIn('plain', {}, here)).outcome).toBe('signed-in');
      },
      { policy: { addressLockout: { attempts: 2, withinSeconds: 300 }, ...policy } },
    ),
  );
});

import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';
import { userOf } from './signed-in.ts';

const accounts = [
  { login: 'robot', email: 'robot@example.com', password: 'Password-1', roles: ['bot'] },
  { login: 'integration', email: 'integration@example.com', password: 'Password-1', roles: ['app'] },
];

atBothLevels((begins) => {
  it.each([
    ['an admin', 'myusername', 'mypassword', true],
    ['a bot', 'robot', 'Password-1', true],
    ['an app', 'integration', 'Password-1', true],
    ['a user', 'plain', 'Password-1', false],
  ])('decides by the role whether %s is exempt from the rate limit', (_who, user, password, isExempt) =>
    begins(
      async ({ signIn, send }) => {
        const headers = userOf(await signIn(user, { password }));
        const statuses = new Set<number>();
        const limits = new Set<unknown>();
        for (let asked = 0; asked < 11; asked += 1) {
          const answer = await send({ operation: 'getMe', headers });
          statuses.add(answer.status);
          limits.add(answer.headers['x-ratelimit-limit']);
        }
        expect([...statuses]).toEqual(isExempt ? [200] : [200, 429]);
        expect([...limits]).toEqual([isExempt ? undefined : '10']);
      },
      { accounts, budgeted: true },
    ),
  );

  it('applies the rate limit to a user who sends the id of an admin', () =>
    begins(
      async ({ signIn, send }) => {
        const admin = userOf(await signIn('myusername', { password: 'mypassword' }));
        const user = userOf(await signIn('plain'));
        const headers = { ...user, 'x-user-id': admin['x-user-id'] ?? '' };
        const statuses = [];
        for (let asked = 0; asked < 11; asked += 1)
          statuses.push((await send({ operation: 'getInfo', headers })).status);
        expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
      },
      { budgeted: true },
    ));

  it('applies the rate limit to a login that sends the token of an admin', () =>
    begins(
      async ({ signIn, send }) => {
        const headers = userOf(await signIn('myusername', { password: 'mypassword' }));
        const body = { user: 'plain', password: 'Password-1' };
        const statuses = [];
        for (let asked = 0; asked < 10; asked += 1)
          statuses.push((await send({ operation: 'login', body, headers })).status);
        // the login that returned the token is the first of ten
        expect(statuses).toEqual([...Array<number>(9).fill(200), 429]);
      },
      { budgeted: true },
    ));

  it('limits registrations to one a minute', () =>
    begins(
      async ({ send, advance }) => {
        const asked = async (username: string) => {
          const body = { username, email: `${username}@example.com`, pass: 'Password-2', name: username };
          return (await send({ operation: 'registerUser', body })).status;
        };
        expect([await asked('one'), await asked('two')]).toEqual([200, 429]);
        await advance(60);
        expect(await asked('three')).toBe(200);
      },
      { budgeted: true },
    ));
});

import type { OperationTable } from '../../cell.ts';
import { userId } from '../observed/me.ts';
import { neighbour, tooMany, type Era } from './era.ts';

const rex = { username: 'rex', email: 'rex@example.com', pass: 'Password-2', name: 'Rex' };
const user = (name: string) => ({
  _id: userId,
  type: 'user',
  status: 'offline',
  active: true,
  name,
  utcOffset: 0,
  username: 'rex',
});

/** The row of registering. */
export function registerUser(era: Era): OperationTable {
  const invalid = (error: string) =>
    era === 'documented'
      ? { success: false, error: `${error} [invalid-params]`, errorType: 'invalid-params' }
      : { success: false, errorType: 'invalid-params', error };
  const { username, ...nameless } = rex;
  return neighbour(era, {
    operation: 'registerUser',
    method: 'POST',
    url: '/api/v1/users.register',
    plain: { body: rex },
    first: { 200: 'done', 400: 'not-allowed' },
    cells: [
      { outcome: 'done', status: 200, body: { user: user('Rex'), success: true }, reach: { body: rex } },
      {
        outcome: 'done',
        status: 200,
        when: 'without a name',
        body: { user: user('rex'), success: true },
        reach: { body: { ...rex, name: '' } },
      },
      {
        outcome: 'not-allowed',
        status: 400,
        body: { success: false, error: 'Username is already in use' },
        reach: { body: { ...rex, username: 'PLAIN' } },
      },
      {
        outcome: 'not-allowed',
        status: 400,
        when: 'the address is taken',
        body: { success: false, error: 'Email already exists. [403]', errorType: 403 },
        reach: { body: { ...rex, email: 'plain@example.com' } },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: invalid("must have required property 'username'"),
        reach: { body: nameless },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'a username that cannot be one',
        body: { success: false, error: 'The username provided is not valid' },
        reach: { body: { ...rex, username: `${username} ${username}` } },
      },
      tooMany(era, { body: rex }),
    ],
  });
}

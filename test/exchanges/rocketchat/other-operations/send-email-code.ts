import type { StringMap } from '../../../../src/core/operation.ts';
import type { OperationTable } from '../../exchange.ts';
import { neighbour, tooMany, type Era } from './era.ts';

const to = (emailOrUsername: string, more: object = {}, headers: StringMap = {}) => ({
  body: { emailOrUsername, ...more },
  headers,
});

/** The row of sending a code by e-mail. */
export function sendEmailCode(era: Era): OperationTable {
  const sent = { outcome: 'code-sent', status: 200, body: { success: true } } as const;
  const missing =
    era === 'documented'
      ? {
          success: false,
          error: 'emailOrUsername is required [error-parameter-required]',
          errorType: 'error-parameter-required',
        }
      : {
          success: false,
          errorType: 'invalid-params',
          error: "must have required property 'emailOrUsername'",
        };
  const turnedDown = { outcome: 'malformed-request', status: 400, body: missing } as const;
  return neighbour(era, {
    operation: 'sendEmailCode',
    method: 'POST',
    url: '/api/v1/users.2fa.sendEmailCode',
    plain: to('mail'),
    account: 'mail',
    first: { 200: 'code-sent', 400: 'malformed-request' },
    cells: [
      { ...sent, reach: to('mail') },
      { ...sent, when: 'by address', reach: to('mail@example.com') },
      { ...sent, when: 'an unknown user', reach: to('nobody') },
      { ...sent, when: 'no verified address', reach: to('plain') },
      {
        ...sent,
        when: 'with an unknown token',
        reach: to('mail', {}, { 'x-auth-token': 'never-given', 'x-user-id': 'aYjNnig8BEAWeQzMh' }),
      },
      { ...turnedDown, reach: { body: {} } },
      ...(era === 'documented'
        ? [
            { ...turnedDown, when: 'empty', reach: to('') },
            { ...sent, when: 'an undeclared field', reach: to('mail', { user: 'mail' }) },
          ]
        : [
            { ...sent, when: 'empty', reach: to('') },
            {
              ...turnedDown,
              when: 'an undeclared field',
              body: {
                success: false,
                errorType: 'invalid-params',
                error: 'must NOT have additional properties',
              },
              reach: to('mail', { user: 'mail' }),
            },
          ]),
      tooMany(era, to('mail')),
    ],
  });
}

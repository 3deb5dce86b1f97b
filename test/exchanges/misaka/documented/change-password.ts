import type { OperationTable } from '../../exchange.ts';
import { asking, invalid, denied, tableOf, unauthorized } from './ways.ts';

const body = { current_password: 'Password-1', new_password: 'Password-2' };
const done = { outcome: 'done', status: 200, body: { success: true } } as const;
const at = (field: string) => ['body', 'data', field];

/** Misaka.io's documented password change. */
export const changePassword: OperationTable = tableOf(
  {
    operation: 'changePassword',
    method: 'POST',
    url: '/v3/account/password',
    plain: asking({ body }),
    first: {
      200: 'done',
      400: 'invalid-credentials',
      401: 'token-missing',
      422: 'malformed-request',
    },
  },
  [
    { ...done, reach: asking({ body }) },
    { ...done, when: 'by a sliding token', reach: asking({ body }, 'sliding_token') },
    {
      ...done,
      when: 'with the option to end all sessions',
      reach: asking({ body: { ...body, logout_all_sessions: true } }),
    },
    {
      ...done,
      when: 'with null for the option to end all sessions',
      reach: asking({ body: { ...body, logout_all_sessions: null } }),
    },
    denied(
      'invalid-credentials',
      400,
      'Current password is incorrect',
      asking({ body: { ...body, current_password: 'wrong-password' } }),
    ),
    invalid(asking({ body: { new_password: 'Password-2' } }), [
      { type: 'missing', loc: at('current_password'), msg: 'Field required' },
    ]),
    invalid(
      asking({ body: { current_password: 'short', new_password: 5, logout_all_sessions: 'yes' } }),
      [
        {
          type: 'string_too_short',
          loc: at('current_password'),
          msg: 'String should have at least 6 characters',
          ctx: { min_length: 6 },
        },
        { type: 'string_type', loc: at('new_password'), msg: 'Input should be a valid string' },
        { type: 'bool_type', loc: at('logout_all_sessions'), msg: 'Input should be a valid boolean' },
      ],
      'with three invalid fields',
    ),
    ...unauthorized({ body }),
    denied('token-missing', 401, 'Unauthorized', { body: {} }, 'with a body that violates the contract'),
  ],
);

import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { sessionHeaders, type NewSession } from '../domain/authenticate.ts';
import { login } from '../operations/login.ts';
import { commonReplies } from './common-replies.ts';
import { readLogin, readViolation } from './read-login.ts';

/** Source: the vendor's examples, including the spelling. */
const unverified = 'max tries treached on code, sending new one, submit again';

/** The statuses of a verification in the newest prose; the examples have only 402. */
const verificationStatus = { missing: 422, wrong: 401, exhausted: 429 } as const;

/** The endpoint of the login. */
export const loginEndpoints = [
  bindBoth(documented.login, observed.login, login).to(
    {
      read: readLogin,
      readViolation,
      render: {
        'captcha-required': () => ({ status: 402, body: { message: 'missing captcha', field: 'captcha' } }),
        'rate-limited': () => ({ status: 429, body: { message: 'too many requests' } }),
      },
    },
    {
      /** As the document describes it: every reply except 200 is `{message, field}`. */
      documented: {
        'signed-in': (session) => ({
          status: 200,
          body: sessionBody(session),
          headers: sessionHeaders(session),
        }),
        'second-factor-required': ({ policy }) =>
          documentedError(402, policy.secondFactorField, 'missing 2fa'),
        'second-factor-invalid': ({ policy }) =>
          documentedError(402, policy.secondFactorField, 'invalid 2fa'),
        'verification-required': () => documentedError(402, 'verify', unverified),
        'missing-credentials': ({ field }) => documentedError(402, field, `missing ${field}`),
        'invalid-credentials': () => documentedError(402, 'login', 'Invalid credentials'),
        'malformed-request': ({ field }) =>
          field === undefined ? malformed : documentedError(400, field, `invalid ${field}`),
        'account-disabled': () => documentedError(403, 'login', 'account disabled'),
        'account-unverified': () => documentedError(403, 'login', 'account not verified'),
        'locked-out': () => documentedError(429, 'login', 'too many failed logins'),
        'server-error': () => ({ status: 500, body: { message: 'Internal server error' } }),
        unavailable: () => ({ status: 503, body: { message: 'Service unavailable' } }),
      },

      /** As the vendor's examples show it and its web client needs it. */
      observed: {
        'signed-in': (session) => ({
          status: 200,
          body: { ...sessionBody(session), name: session.account.name },
          headers: sessionHeaders(session),
        }),
        'second-factor-required': ({ policy }, { requestedStatus }) => {
          const byPolicy = policy.secondFactorStatuses === 'prose' ? 422 : 402;
          const status = chooseStatus([402, 422], requestedStatus, byPolicy);
          return observedError(status, policy.secondFactorField, 'missing 2fa');
        },
        'second-factor-invalid': ({ policy }, { requestedStatus }) => {
          const byPolicy = policy.secondFactorStatuses === 'prose' ? 401 : 402;
          const status = chooseStatus([402, 401], requestedStatus, byPolicy);
          return observedError(status, policy.secondFactorField, 'invalid 2fa');
        },
        'verification-required': ({ policy, reason }, { requestedStatus }) => {
          const byPolicy = policy.verificationStatuses === 'prose' ? verificationStatus[reason] : 402;
          const status = chooseStatus([402, 422, 401, 429], requestedStatus, byPolicy);
          return observedError(status, 'verify', unverified);
        },
        'missing-credentials': ({ field }) => observedError(422, field, `missing ${field}`),
        'invalid-credentials': ({ policy }, { requestedStatus }) => {
          const status = chooseStatus([401, 402], requestedStatus, policy.wrongPasswordStatus);
          const { body } = observedError(status, 'login', 'Invalid credentials');
          return { status, body: policy.wrongPasswordCode ? { code: status, ...body } : body };
        },
        'malformed-request': ({ field }) =>
          field === undefined ? malformed : observedError(400, field, `invalid ${field}`),
        'account-disabled': () => observedError(403, 'login', 'account disabled'),
        'account-unverified': () => observedError(403, 'login', 'account not verified'),
        'locked-out': () => observedError(429, 'login', 'too many failed logins'),
        'server-error': commonReplies['server-error'],
        unavailable: commonReplies.unavailable,
      },
    },
  ),
];

const malformed = { status: 400, body: { message: 'invalid request body' } } as const;

/** Creates the reply to a denied login; each profile has its own order of fields. */
function documentedError<const Status extends number>(status: Status, field: string, message: string) {
  return { status, body: { field, message } };
}

function observedError<const Status extends number>(status: Status, field: string, message: string) {
  return { status, body: { message, field } };
}

function sessionBody({ sessionId, account }: NewSession) {
  const { accountId, login, ima, gravatar } = account;
  return { sessionId, account_id: accountId, account_lid: login, ima, gravatar };
}

/** Returns the status that a client requested by number, if the outcome has it; else the policy's. */
function chooseStatus<const Status extends number>(
  all: readonly Status[],
  requested: number | undefined,
  byPolicy: NoInfer<Status>,
): Status {
  return all.find((status) => status === requested) ?? byPolicy;
}

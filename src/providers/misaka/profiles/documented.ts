import type { Profile } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Refuse } from '../../../core/room.ts';
import type { Issue } from '../../../core/violation.ts';
import type { components, operations } from '../../../generated/misaka/documented/types.ts';
import type { LoginFacts, LoginRequest } from '../operations/login.ts';
import type { Account } from '../records.ts';

type Schemas = components['schemas'];
type LoginBody = Schemas['LoginRequest'];
type ValidationIssue = Schemas['ValidationError']['detail'][number];

const noActiveAccount = 'No active account found with the given credentials';
const unreadable = 'Cannot parse request body';

/** The login as the document has it: every refusal is `{detail}`; statuses and sentences are inferred. */
export const login: Profile<LoginBody, LoginRequest, LoginFacts, operations['login']> = {
  read: ({ body }) => ({
    request: {
      email: body.email || body.username || undefined,
      password: body.password,
      sliding: body.sliding ?? false,
    },
  }),

  readViolation(violation) {
    if (violation.kind === 'unsupported-media-type') return { refusal: 'unsupported-media-type' };
    return { outcome: outcome('malformed-request', { violation }) };
  },

  say: {
    'signed-in': ({ account, tokens: { access, refresh, sliding } }) => ({
      status: 200,
      body: {
        detail: 'Login successful',
        user: userOf(account),
        access,
        refresh,
        access_token: access,
        refresh_token: refresh,
        ...(sliding === undefined ? {} : { sliding_token: sliding }),
      },
    }),
    'malformed-request': ({ violation }, { wantedStatus }) => {
      if (violation?.kind === 'invalid')
        return { status: 422, body: { detail: violation.issues.map(issueOf) } };
      if (violation !== undefined || wantedStatus === 400)
        return { status: 400, body: { detail: unreadable } };
      return { status: 422, body: { detail: [issueOf({ path: ['password'], rule: 'required' })] } };
    },
    'invalid-credentials': () => ({ status: 401, body: { detail: noActiveAccount } }),
    'missing-credentials': () => ({ status: 401, body: { detail: noActiveAccount } }),
    'second-factor-required': () => ({ status: 401, body: { detail: 'Two-factor authentication required' } }),
    'account-disabled': () => ({ status: 403, body: { detail: 'User is inactive' } }),
    'account-unverified': () => ({ status: 403, body: { detail: 'E-mail address is not confirmed' } }),
    'locked-out': () => ({ status: 429, body: { detail: 'Too many failed login attempts.' } }),
    'rate-limited': () => ({ status: 429, body: { detail: 'Too many requests.' } }),
    'server-error': () => ({ status: 500, body: { detail: 'Internal server error' } }),
    unavailable: () => ({ status: 503, body: { detail: 'Service unavailable' } }),
  },
};

/** Misaka.io's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => ({ body: { detail: 'Bad request' } }),
  'unsupported-media-type': () => ({ body: { detail: 'Unsupported media type' } }),
  'too-large': () => ({ body: { detail: 'Request body too large' } }),
  'not-found': () => ({ body: { detail: 'Not Found' } }),
  'method-not-allowed': ({ method }) => ({ body: { detail: `Method "${method}" not allowed.` } }),
};

/** An issue in the words of the evident validation library; inferred. */
function issueOf({ path, rule, expected }: Issue): ValidationIssue {
  const loc = ['body', 'data', ...path];
  if (rule === 'required') return { type: 'missing', loc, msg: 'Field required' };
  if (rule === 'minLength') {
    const msg = `String should have at least ${String(expected)} characters`;
    return { type: 'string_too_short', loc, msg, ctx: { min_length: expected } };
  }
  if (String(expected).includes('boolean'))
    return { type: 'bool_type', loc, msg: 'Input should be a valid boolean' };
  if (String(expected).includes('string'))
    return { type: 'string_type', loc, msg: 'Input should be a valid string' };
  return {
    type: 'model_attributes_type',
    loc,
    msg: 'Input should be a valid dictionary or object to extract fields from',
  };
}

function userOf({ login: email, user }: Account): Schemas['User'] {
  const [local = email] = email.split('@');
  return {
    id: user.id,
    email,
    avatar_url: user.avatar_url,
    username: user.username ?? local,
    first_name: user.first_name,
    last_name: user.last_name,
    display_name: user.display_name ?? local,
    country: user.country,
    is_staff: user.is_staff,
    whmcs_uuid: user.whmcs_uuid,
    services: user.services,
    modules: user.modules,
    teams: user.teams,
  };
}

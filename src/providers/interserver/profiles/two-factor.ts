import type { Profile } from '../../../core/operation.ts';
import type { components } from '../../../generated/interserver/documented/types.ts';
import type { Asking } from '../rules/asking.ts';
import type { DisableFacts, EnableFacts, EnableRequest, SecretFacts } from '../operations/two-factor.ts';
import { apart, takesNoBody } from './beside-login.ts';
import type { Both } from './both.ts';
import { askingOf, readAsking, readBroken } from './read-asking.ts';
import { malformedBody, unauthorized } from './unauthorized.ts';

type Body = components['schemas']['TwoFactorCode'];

/** The secret of an authenticator app as both profiles have it. */
export const getTwoFactor: Profile<unknown, Asking, SecretFacts, Both<'getTwoFactor'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    done: ({ secret }) => ({
      status: 200,
      body: { '2fa_google_key': secret, '2fa_google_split': inFours(secret) },
    }),
    ...unauthorized,
    ...apart,
  },
};

/** Turning the authenticator app on as both profiles have it. */
export const enableTwoFactor: Profile<Body, EnableRequest, EnableFacts, Both<'enableTwoFactor'>> = {
  read: (wire) => ({ request: { ...askingOf(wire), code: wire.body['2fa_google_code'] } }),
  readViolation: (violation, wire) => readBroken(violation, wire, () => ({ code: undefined })),
  say: {
    done: () => switched('enabled'),
    'second-factor-invalid': () => ({ status: 422, body: { message: 'Invalid Code' } }),
    'malformed-request': malformedBody,
    ...unauthorized,
    ...apart,
  },
};

/** Turning it off as both profiles have it. */
export const disableTwoFactor: Profile<unknown, Asking, DisableFacts, Both<'disableTwoFactor'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: { done: () => switched('disabled'), ...unauthorized, ...apart },
};

function switched(to: 'enabled' | 'disabled') {
  const text = `Google Two Factor Authentication is ${to} successfully!`;
  return { status: 200 as const, body: { success: true, text } };
}

/** Source: the vendor's OpenAPI 0.9.0: groups of four, with a blank between them. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

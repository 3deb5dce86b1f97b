import type { OperationWire } from '../../../core/operation.ts';
import type { components } from '../../../generated/interserver/documented/types.ts';
import type { Credentials } from '../domain/authenticate.ts';
import type { DisableFacts, EnableFacts, EnableRequest, SecretFacts } from '../operations/two-factor.ts';
import { commonReplies, takesNoBody } from './common-replies.ts';
import type { BothProfiles } from './both-profiles.ts';
import { credentialsOf, readCredentials, readBroken } from './read-credentials.ts';
import { malformedBody, unauthorized } from './unauthorized.ts';

type Body = components['schemas']['TwoFactorCode'];

/** The secret of an authenticator app as both profiles have it. */
export const getTwoFactor: OperationWire<unknown, Credentials, SecretFacts, BothProfiles<'getTwoFactor'>> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: {
    done: ({ secret }) => ({
      status: 200,
      body: { '2fa_google_key': secret, '2fa_google_split': inFours(secret) },
    }),
    ...unauthorized,
    ...commonReplies,
  },
};

/** Turning the authenticator app on as both profiles have it. */
export const enableTwoFactor: OperationWire<
  Body,
  EnableRequest,
  EnableFacts,
  BothProfiles<'enableTwoFactor'>
> = {
  read: (wire) => ({ request: { ...credentialsOf(wire), code: wire.body['2fa_google_code'] } }),
  readViolation: (violation, wire) => readBroken(violation, wire, () => ({ code: undefined })),
  render: {
    done: () => switched('enabled'),
    'second-factor-invalid': () => ({ status: 422, body: { message: 'Invalid Code' } }),
    'malformed-request': malformedBody,
    ...unauthorized,
    ...commonReplies,
  },
};

/** Turning it off as both profiles have it. */
export const disableTwoFactor: OperationWire<
  unknown,
  Credentials,
  DisableFacts,
  BothProfiles<'disableTwoFactor'>
> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: { done: () => switched('disabled'), ...unauthorized, ...commonReplies },
};

function switched(to: 'enabled' | 'disabled') {
  const text = `Google Two Factor Authentication is ${to} successfully!`;
  return { status: 200 as const, body: { success: true, text } };
}

/** Source: the vendor's OpenAPI 0.9.0: groups of four, with a blank between them. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { getTwoFactor, enableTwoFactor, disableTwoFactor } from '../operations/two-factor.ts';
import {
  malformedBody,
  credentialsOf,
  readCredentials,
  readBroken,
  sessionReplies,
} from './common-replies.ts';

/** The endpoints of the second factor. */
export const twoFactorEndpoints = [
  /** Secret of an authenticator app, in both profiles. */
  bindBoth(documented.getTwoFactor, observed.getTwoFactor, getTwoFactor).to({
    read: readCredentials,
    render: {
      done: ({ secret }) => ({
        status: 200,
        body: { '2fa_google_key': secret, '2fa_google_split': inFours(secret) },
      }),
      ...sessionReplies,
    },
  }),

  /** Enabling of the authenticator app, in both profiles. */
  bindBoth(documented.enableTwoFactor, observed.enableTwoFactor, enableTwoFactor).to({
    read: (wire) => ({ request: { ...credentialsOf(wire), code: wire.body['2fa_google_code'] } }),
    readViolation: (violation, wire) => readBroken(violation, wire, () => ({ code: undefined })),
    render: {
      done: () => switched('enabled'),
      'second-factor-invalid': () => ({ status: 422, body: { message: 'Invalid Code' } }),
      'malformed-request': malformedBody,
      ...sessionReplies,
    },
  }),

  /** Disabling of the authenticator app, in both profiles. */
  bindBoth(documented.disableTwoFactor, observed.disableTwoFactor, disableTwoFactor).to({
    read: readCredentials,
    render: { done: () => switched('disabled'), ...sessionReplies },
  }),
];

function switched(to: 'enabled' | 'disabled') {
  const text = `Google Two Factor Authentication is ${to} successfully!`;
  return { status: 200 as const, body: { success: true, text } };
}

/** Splits a secret into groups of four, separated by spaces. Source: the vendor's OpenAPI 0.9.0. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

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

/** The operations of the second factor. */
export const twoFactorEndpoints = [
  /** The secret of an authenticator app as both profiles have it. */
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

  /** Turning the authenticator app on as both profiles have it. */
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

  /** Turning it off as both profiles have it. */
  bindBoth(documented.disableTwoFactor, observed.disableTwoFactor, disableTwoFactor).to({
    read: readCredentials,
    render: { done: () => switched('disabled'), ...sessionReplies },
  }),
];

function switched(to: 'enabled' | 'disabled') {
  const text = `Google Two Factor Authentication is ${to} successfully!`;
  return { status: 200 as const, body: { success: true, text } };
}

/** Source: the vendor's OpenAPI 0.9.0: groups of four, with a blank between them. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

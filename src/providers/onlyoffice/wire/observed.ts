import { createProfile } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/onlyoffice/observed/routes.ts';
import type { Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';
import { enveloped } from './envelope.ts';
import { createErrorReplies } from './replies.ts';

/** The server's defaults of the switches. Source: the vendor's server source. */
const policy: Switches = { lockoutRule: 'by-address', preferPasswordHash: true };

/** ONLYOFFICE as DocSpace servers behave: a success has an envelope, and a failure names its exception. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: endpoints.map((both) => both.observed),
  errorReplies: createErrorReplies(enveloped),
  policy: {
    ...policy,
    totp: { toleratedSeconds: 300 },
    recaptcha: { publicKey: '6Lexample-public-key', response: 'solved' },
  },
});

import type { ErrorReplies } from '../../../../core/provider.ts';
import type { components } from '../../../../generated/rocketchat/documented/types.ts';

/** Rocket.Chat's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => denied('Malformed path'),
  'unsupported-media-type': () => denied('Unsupported content type'),
  'too-large': () => denied('Request entity too large'),
  'not-found': () => denied('API endpoint does not exist'),
  'method-not-allowed': () => denied('API endpoint does not exist'),
  'cors-off': () => ({ body: corsOff }),
};

const corsOff: components['schemas']['CorsOff'] =
  'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';

function denied(message: string): { readonly body: components['schemas']['Refusal'] } {
  return { body: { status: 'error', message } };
}

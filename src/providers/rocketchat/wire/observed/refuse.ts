import type { ErrorReplies } from '../../../../core/provider.ts';
import type { components } from '../../../../generated/rocketchat/observed/types.ts';
import { everyAnswer } from './reply.ts';

/** Rocket.Chat's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => denied('Malformed path'),
  'unsupported-media-type': () => denied('Unsupported content type'),
  'too-large': () => denied('Request entity too large'),
  'not-found': () => ({ body: '404 Not Found' }),
  'method-not-allowed': () => ({ body: '404 Not Found' }),
  'cors-off': () => ({ body: corsOff }),
};

const corsOff: components['schemas']['CorsOff'] =
  'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';

function denied(error: string) {
  const body: components['schemas']['Failure'] = { success: false, error };
  return { body, headers: everyAnswer };
}

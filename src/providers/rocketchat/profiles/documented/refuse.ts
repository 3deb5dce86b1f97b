import type { Refuse } from '../../../../core/room.ts';
import type { components } from '../../../../generated/rocketchat/documented/types.ts';

/** Rocket.Chat's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => refused('Malformed path'),
  'unsupported-media-type': () => refused('Unsupported content type'),
  'too-large': () => refused('Request entity too large'),
  'not-found': () => refused('API endpoint does not exist'),
  'method-not-allowed': () => refused('API endpoint does not exist'),
  'cors-off': () => ({ body: corsOff }),
};

const corsOff: components['schemas']['CorsOff'] =
  'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';

function refused(message: string): { readonly body: components['schemas']['Refusal'] } {
  return { body: { status: 'error', message } };
}

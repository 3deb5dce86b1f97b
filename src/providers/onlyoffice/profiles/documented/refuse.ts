import type { Refuse } from '../../../../core/room.ts';
import { failure } from './error.ts';

/** ONLYOFFICE's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => ({ body: failure(400, 'Bad Request') }),
  'unsupported-media-type': () => ({ body: failure(415, 'Unsupported Media Type') }),
  'too-large': () => ({ body: failure(413, 'Request body too large.') }),
  'not-found': () => ({ body: failure(404, 'The resource could not be found') }),
  'method-not-allowed': () => ({ body: failure(405, 'Method Not Allowed') }),
};

import type { ErrorReplies } from '../../../../core/provider.ts';
import { failure } from './reply.ts';

/** ONLYOFFICE's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => ({ body: failure(400, 'Bad Request') }),
  'unsupported-media-type': () => ({ body: failure(415, 'Unsupported Media Type') }),
  'too-large': () => ({ body: failure(413, 'Request body too large.') }),
  'not-found': () => ({ body: failure(404, 'The resource could not be found') }),
  'method-not-allowed': () => ({ body: failure(405, 'Method Not Allowed') }),
};

import type { ErrorReplies } from '../../../../core/provider.ts';
import { errorWithStack, error } from './reply.ts';

/** ONLYOFFICE's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => error(400, 'Bad Request'),
  'unsupported-media-type': () => error(415, 'Unsupported Media Type'),
  'too-large': () => errorWithStack(413, 'Request body too large.', 'Exception'),
  'not-found': () => error(404, 'The resource could not be found'),
  'method-not-allowed': () => error(405, 'Method Not Allowed'),
};

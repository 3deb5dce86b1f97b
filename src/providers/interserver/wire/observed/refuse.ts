import type { ErrorReplies } from '../../../../core/provider.ts';

/** InterServer's answers where no operation is reached, in the form of the one that its examples show. */
export const refuse: ErrorReplies = {
  malformed: () => ({ body: { code: 400, message: 'Invalid path' } }),
  'unsupported-media-type': () => ({ body: { code: 415, message: 'Unsupported content type' } }),
  'too-large': () => ({ body: { code: 413, message: 'Request body too large' } }),
  'not-found': () => ({ body: { code: 404, message: 'Not found' } }),
  'method-not-allowed': () => ({ body: { code: 405, message: 'Method not allowed' } }),
};

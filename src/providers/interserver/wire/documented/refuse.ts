import type { ErrorReplies } from '../../../../core/provider.ts';

/** InterServer's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

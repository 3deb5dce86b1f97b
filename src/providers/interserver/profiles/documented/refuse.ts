import type { Refuse } from '../../../../core/room.ts';

/** InterServer's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

import type { ErrorReplies } from '../../../../core/provider.ts';

/** Misaka.io's answers where no operation is reached. */
export const refuse: ErrorReplies = {
  malformed: () => ({ body: { detail: 'Bad request' } }),
  'unsupported-media-type': () => ({ body: { detail: 'Unsupported media type' } }),
  'too-large': () => ({ body: { detail: 'Request body too large' } }),
  'not-found': () => ({ body: { detail: 'Not Found' } }),
  'method-not-allowed': ({ method }) => ({ body: { detail: `Method "${method}" not allowed.` } }),
};

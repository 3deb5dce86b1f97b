import type * as real from '../../src/journal/capture.ts';

const nothing = { headers: {} };

/** Keeps nothing of a request. */
export const captureRequest: typeof real.captureRequest = () => nothing;

/** Keeps nothing of a request that reached no operation. */
export const captureUnmatched: typeof real.captureUnmatched = () => nothing;

/** Keeps nothing of an answer. */
export const captureResponse: typeof real.captureResponse = () => nothing;

export { redactPath } from '../../src/journal/capture.ts';

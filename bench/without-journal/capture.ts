import type * as real from '../../src/journal/capture.ts';

const nothing = { headers: {} };

/** Captures nothing of a request. */
export const captureRequest: typeof real.captureRequest = () => nothing;

/** Captures nothing of a request that reached no operation. */
export const captureUnmatched: typeof real.captureUnmatched = () => nothing;

/** Captures nothing of a response. */
export const captureResponse: typeof real.captureResponse = () => nothing;

export { redactKnown, redactPath } from '../../src/journal/capture.ts';

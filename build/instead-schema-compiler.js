/** Replaces the compiler that runs on every schema only to find its location: without it, the validator searches the document. */
export const createRequestAjv = () => ({ getSchema: () => undefined });

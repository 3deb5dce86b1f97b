/** In the place of what compiles every schema of a contract only to look it up: without it, it is looked up where it stands. */
export const createRequestAjv = () => ({ getSchema: () => undefined });

import { runInThisContext } from 'node:vm';

/** The globals of Node's main context, even for code in a separate context, such as a jest test file. */
export const nodeGlobals = runInThisContext('globalThis');

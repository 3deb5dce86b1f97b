import { runInThisContext } from 'node:vm';

/** The globals of Node itself, also where what runs is in a context of its own: jest gives each test file one. */
export const nodeGlobals = runInThisContext('globalThis');

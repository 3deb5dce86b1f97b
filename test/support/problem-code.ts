import { expect } from '@jest/globals';
import { problemCodes } from '../../src/generated/admin/problem-codes.ts';

/** Matches any code of a problem. */
export const anyProblemCode: unknown = expect.stringMatching(
  new RegExp(`^(${Object.keys(problemCodes).join('|')})$`),
);

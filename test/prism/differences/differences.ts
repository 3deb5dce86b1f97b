import { answers } from './answers.ts';
import { brokenRequests } from './broken-requests.ts';
import { content } from './content.ts';
import type { Difference } from './difference.ts';

/** Every difference between Prism and the emulator; no other is let through. */
export const differences: readonly Difference[] = [...brokenRequests, ...content, ...answers];

import { answers } from './answers.ts';
import { brokenRequests } from './broken-requests.ts';
import { content } from './content.ts';
import type { Difference } from './difference.ts';

/** Every accepted difference between Prism and the emulator. Any other fails the run. */
export const differences: readonly Difference[] = [...brokenRequests, ...content, ...answers];

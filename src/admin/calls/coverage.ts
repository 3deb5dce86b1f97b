import { coverageOf } from '../../coverage/document.ts';
import type { Calls } from '../call.ts';

/** What has been tried. */
export const coverageCalls = {
  async getCoverage({ emulator, counts }) {
    const contracts = emulator.served.map(({ profile }) => profile.contract);
    const coverage = await coverageOf(contracts, counts.counts());
    return { status: 200, body: { ...coverage, entries: [...coverage.entries] } };
  },
  clearCoverage({ counts }) {
    counts.clear();
    return { status: 204 };
  },
} satisfies Calls<'getCoverage' | 'clearCoverage'>;

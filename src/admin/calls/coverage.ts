import { coverageOf } from '../../coverage/document.ts';
import type { Handlers } from '../handler.ts';

/** What has been tried. */
export const coverageCalls = {
  async getCoverage({ emulator, coverage }) {
    const contracts = emulator.served.map(({ profile }) => profile.contract);
    const document = await coverageOf(contracts, coverage.counts());
    return { status: 200, body: { ...document, entries: [...document.entries] } };
  },
  clearCoverage({ coverage }) {
    coverage.clear();
    return { status: 204 };
  },
} satisfies Handlers<'getCoverage' | 'clearCoverage'>;

/**
 * `npm run test:prism`: Prism reads the same contracts and validates the built emulator's responses. Each finding must be in
 * the list of differences, and each listed difference must occur.
 */
import { contracts } from './contracts.ts';
import { concernedBy } from './differences/difference.ts';
import { differences } from './differences/differences.ts';
import { documentsFlows } from './flows/documents.ts';
import { forced } from './flows/forced.ts';
import { interserver } from './flows/interserver.ts';
import { misaka } from './flows/misaka.ts';
import { onlyoffice } from './flows/onlyoffice.ts';
import { rocketchat } from './flows/rocketchat.ts';
import { judgeProvider, startEmulators } from './judge.ts';
import { strangersIn, verdictOn, type Verdict } from './verdict.ts';

// the servers stop on the exit event, which a signal alone doesn't trigger
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const documents = await documentsFlows();
// ONLYOFFICE comes last: its last flow crashes Prism
const flows = [...forced, ...interserver, ...rocketchat, ...misaka, ...onlyoffice];
const verdicts: Verdict[] = [];
for (const profile of new Set(contracts.map((contract) => contract.profile))) await judgeProfile(profile);
summarize();

async function judgeProfile(profile: string): Promise<void> {
  const emulators = await startEmulators(profile);
  for (const contract of contracts.filter((one) => one.profile === profile)) {
    const own = ({ provider }: { readonly provider: string }) => provider === contract.id;
    const judged = await judgeProvider(contract, emulators, flows.filter(own), documents.filter(own));
    for (const verdict of judged.map(verdictOn)) {
      print(verdict);
      verdicts.push(verdict);
    }
  }
  await Promise.all(Object.values(emulators).map(({ stop }) => stop()));
}

function print({ name, known, complaints }: Verdict): void {
  if (complaints.length > 0) console.log([`FAILS    ${name}`, ...complaints].join('\n    '));
  else if (known.length > 0) console.log(`differs  ${name} (${known.map((one) => one.name).join('; ')})`);
  else console.log(`agrees   ${name}`);
}

function summarize(): void {
  console.log('\nDifferences to Prism, with reasons:');
  for (const difference of differences)
    console.log(`  ${difference.name} (${concernedBy(difference).length}): ${difference.why}`);
  const strangers = strangersIn(verdicts);
  for (const stranger of strangers) console.log(`FAILS    ${stranger}`);
  const failed = verdicts.filter(({ complaints }) => complaints.length > 0).length + strangers.length;
  const differ = verdicts.filter(({ known, complaints }) => complaints.length === 0 && known.length > 0);
  const agree = verdicts.filter(({ known, complaints }) => complaints.length === 0 && known.length === 0);
  console.log(`\n${agree.length} agree, ${differ.length} differ as listed, ${failed} fail`);
  process.exitCode = failed === 0 ? 0 : 1;
}

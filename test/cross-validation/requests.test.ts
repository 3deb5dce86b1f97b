import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences, type Difference } from './differences.ts';
import type { Sample } from './sample.ts';
import { samplesOf } from './samples.ts';
import { emulatorJudge, validatorJudge, type Judge, type Verdict } from './verdicts.ts';
import { contracts, type Contract, type Way } from './request-variants.ts';

/** The same seed asks the same questions; another one is `FC_SEED=7 npx jest test/cross-validation`. */
const seed = Number(process.env['FC_SEED'] ?? 20261121);
/** How many requests with a body each contract is asked about; where there is none, less can be wrong. */
const runs = Number(process.env['FC_RUNS'] ?? 750);
const runsWithoutBody = Math.ceil(runs / 30);

/** How the two judged one contract's requests. */
interface Count {
  readonly contract: string;
  both: number;
  neither: number;
  differing: number;
}

const counts: Count[] = [];
const met = new Map<Difference, number>(differences.map((difference) => [difference, 0]));

it.each(contracts)(
  '$name is judged alike by the emulator and express-openapi-validator, save for the differences that are listed',
  async (contract) => {
    const count: Count = { contract: contract.name, both: 0, neither: 0, differing: 0 };
    const [emulator, validator] = await Promise.all([emulatorJudge(contract), validatorJudge(contract)]);
    try {
      for (const way of contract.ways) {
        const property = fc.asyncProperty(samplesOf(way), (sample) =>
          compare(sample, emulator, validator, count),
        );
        await fc.assert(property, { seed, numRuns: runsOf(way, contract) });
      }
    } finally {
      await Promise.all([emulator.close(), validator.close()]);
    }
    counts.push(count);
    const asked = count.both + count.neither + count.differing;
    expect(count.both).toBeGreaterThanOrEqual(asked / 5);
    expect(count.neither).toBeGreaterThanOrEqual(asked / 5);
  },
  120_000,
);

it('meets every difference that is listed', () => {
  const stale = [...met].filter(([, times]) => times === 0).map(([{ name }]) => name);
  expect(stale).toEqual([]);
});

afterAll(() => console.log(table()));

/** The ways that have a body share the contract's runs; those of its login, the first, have three shares each. */
function runsOf(way: Way, { ways }: Contract): number {
  if (way.mediaType === undefined) return runsWithoutBody;
  const sharesOf = ({ template, mediaType }: Way) => {
    if (mediaType === undefined) return 0;
    return template === ways[0]?.template ? 3 : 1;
  };
  const all = ways.reduce((sum, one) => sum + sharesOf(one), 0);
  return Math.ceil((runs * sharesOf(way)) / all);
}

async function compare(sample: Sample, emulator: Judge, validator: Judge, count: Count): Promise<void> {
  const [ours, theirs] = await Promise.all([emulator.judge(sample), validator.judge(sample)]);
  if (ours.accepts === theirs.accepts) {
    count[ours.accepts ? 'both' : 'neither'] += 1;
    return;
  }
  const accepted = ours.accepts ? 'by the emulator' : 'by the validator';
  const fitting = differences.filter((one) => one.accepted === accepted && one.concerns(sample));
  const [difference, ...others] = fitting;
  const differ = told(sample, ours, theirs);
  if (difference === undefined) throw new Error(`no difference is listed for this: ${differ}`);
  const plain = fitting.reduce((before, { plainly }) => plainly?.(before) ?? before, sample);
  const refuser = ours.accepts ? validator : emulator;
  if (fitting.every(({ plainly }) => plainly !== undefined) && !(await refuser.judge(plain)).accepts) {
    throw new Error(`${difference.name} is not the reason for this: ${differ}`);
  }
  count.differing += 1;
  // where several may be the reason, none is proved
  if (others.length === 0) met.set(difference, (met.get(difference) ?? 0) + 1);
}

function told({ method, url, headers, contentType, body }: Sample, ours: Verdict, theirs: Verdict): string {
  return [
    `${method} ${url} (${contentType ?? 'no content type'}) ${JSON.stringify(headers)}`,
    `the emulator ${ours.accepts ? 'accepts' : 'refuses'} it: ${ours.words}`,
    `the validator ${theirs.accepts ? 'accepts' : 'refuses'} it: ${theirs.words}`,
    body.bytes.toString(),
  ].join('\n');
}

/** What came of it, for a person. */
function table(): string {
  const judged = counts.map(
    ({ contract, both, neither, differing }) =>
      `${contract}: ${both} accepted, ${neither} refused, ${differing} differ`,
  );
  const listed = [...met].map(
    ([{ name, accepted }, times]) => `${String(times).padStart(5)}  ${name}, accepted ${accepted}`,
  );
  return [`FC_SEED=${seed} FC_RUNS=${runs}`, ...judged, ...listed].join('\n');
}

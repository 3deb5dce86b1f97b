import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences, type Difference } from './differences.ts';
import type { Sample } from './sample.ts';
import { samplesOf } from './samples.ts';
import { emulatorJudge, validatorJudge, type Judge, type Verdict } from './verdicts.ts';
import { contracts, type Contract, type Way } from './request-variants.ts';

/** The seed of the requests; set another by `FC_SEED=7 npx jest test/cross-validation`. */
const seed = Number(process.env['FC_SEED'] ?? 20261121);
/** The number of requests with a body for each contract; operations without a body get fewer. */
const runs = Number(process.env['FC_RUNS'] ?? 750);
const runsWithoutBody = Math.ceil(runs / 30);

/** The verdicts on one contract's requests. */
interface Count {
  readonly contract: string;
  both: number;
  neither: number;
  differing: number;
}

const counts: Count[] = [];
const met = new Map<Difference, number>(differences.map((difference) => [difference, 0]));

it.each(contracts)(
  'the emulator and express-openapi-validator agree on requests to $name, except for listed differences',
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

it('triggers every listed difference', () => {
  const stale = [...met].filter(([, times]) => times === 0).map(([{ name }]) => name);
  expect(stale).toEqual([]);
});

afterAll(() => console.log(table()));

/** Distributes the contract's runs over the variants with a body; variants of the first operation, the login, get three shares each. */
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
  if (difference === undefined) throw new Error(`unlisted difference: ${differ}`);
  const plain = fitting.reduce((before, { plainly }) => plainly?.(before) ?? before, sample);
  const refuser = ours.accepts ? validator : emulator;
  if (fitting.every(({ plainly }) => plainly !== undefined) && !(await refuser.judge(plain)).accepts) {
    throw new Error(`${difference.name} isn't the cause of this difference: ${differ}`);
  }
  count.differing += 1;
  // if several may be the cause, none is proven
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

/** Formats the results for a person. */
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

import { judgeFlow, type Judged } from './compare.ts';
import type { contracts } from './contracts.ts';
import { judgeExamples } from './examples.ts';
import type { Flow } from './flow.ts';
import { startEmulator, startPrism, type Running } from './servers.ts';
import { walk } from './walk.ts';

/** Three equal emulators, one called directly and one behind each proxy, so that a flow finds the same state in each. */
export type Emulators = Readonly<Record<'straight' | 'strict' | 'lenient', Running>>;

/** Starts the three emulators in a profile. */
export async function startEmulators(profile: string): Promise<Emulators> {
  const start = () => startEmulator(profile);
  const [straight, strict, lenient] = await Promise.all([start(), start(), start()]);
  return { straight, strict, lenient };
}

/** Runs a provider's flows, examples and documented curl commands through Prism. */
export async function judgeProvider(
  { id, file, basePath }: (typeof contracts)[number],
  { straight, strict, lenient }: Emulators,
  flows: readonly Flow[],
  documents: readonly Flow[],
): Promise<readonly Judged[]> {
  const [refusing, forwarding, mocking] = await Promise.all([
    startPrism('proxy', file, strict.url + basePath, '--errors'),
    startPrism('proxy', file, lenient.url + basePath),
    startPrism('mock', file),
  ]);
  const itself = { url: straight.url + basePath, emulator: straight.url };
  const judged: Judged[] = [];
  for (const flow of [...documents, ...flows]) {
    const [own, strictly, leniently] = await Promise.all([
      walk(flow, itself),
      walk(flow, { url: refusing.url, emulator: strict.url }),
      walk(flow, { url: forwarding.url, emulator: lenient.url }),
    ]);
    judged.push(judgeFlow(flow, { straight: own, strict: strictly, lenient: leniently }));
  }
  const sides = { prism: { url: mocking.url, emulator: straight.url }, emulator: itself };
  judged.push(...(await judgeExamples(id, documents, sides)));
  await Promise.all([refusing, forwarding, mocking].map(({ stop }) => stop()));
  return judged;
}

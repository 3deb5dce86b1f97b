import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf, type OperationHead } from '../../src/declared/contract/operations.ts';
import { readContract } from '../../src/declared/contract/read-contract.ts';
import { residentMegabytesOf } from '../process-figures.ts';
import { during } from '../rounds.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import type { System } from '../systems.ts';
import { isCircular } from './circles.ts';
import { keepAsking, type Answer } from './keep-asking.ts';
import {
  addedLogin,
  installContracts,
  publicContracts,
  writeOverlay,
  type PublicContract,
} from './public-contracts.ts';
import { empty, emulator } from './systems.ts';

/** The figures of a public contract. */
export interface PublicFigures {
  readonly title: string;
  readonly package: string;
  readonly megabytes: number;
  readonly format: string;
  readonly isCircular: boolean;
  readonly operations: number;
  readonly firstStartMs: Spread;
  readonly keptStartMs: Spread;
  readonly startedMegabytes: Spread;
  /** The first answers of all operations. */
  readonly firstAnswersMs: Spread;
  readonly slowestAnswerMs: number;
  /** The number of operations that answered with each class of statuses, such as `2xx`. */
  readonly statuses: Readonly<Record<string, number>>;
  /** A request to a path that the contract doesn't have. */
  readonly missedMs: number;
  /** The memory after a request to each operation. */
  readonly askedMegabytes: number;
}

/** Installs the public contracts, and measures each. */
export async function measurePublic(
  folder: string,
  rounds: number,
  progress: (line: string) => void,
): Promise<readonly PublicFigures[]> {
  progress('installing public contracts');
  const pathOf = installContracts(join(folder, 'public'));
  const figures: PublicFigures[] = [];
  for (const contract of publicContracts) {
    progress(`the contract of ${contract.title}`);
    figures.push(await measureOne(contract, pathOf(contract), folder, rounds));
  }
  return figures;
}

async function measureOne(
  contract: PublicContract,
  file: string,
  folder: string,
  rounds: number,
): Promise<PublicFigures> {
  const overlay = writeOverlay(contract, file, folder);
  const { document } = await readContract({ contract: file, overlay });
  const { all, basePath } = operationsOf(document);
  const caches = join(folder, 'caches', contract.id);
  mkdirSync(caches, { recursive: true });
  const served = emulator('public', contract.title, {
    ...{ provider: `${contract.id}=${file}`, path: `${basePath}${addedLogin}`, caches },
  });
  const kept: System = {
    ...served,
    args: (port) => [...served.args(port), '--overlay', `${contract.id}=${overlay}`],
  };
  const first: System = { ...kept, prepare: () => empty(join(caches, 'public')) };
  return {
    ...{ title: contract.title, package: contract.package, megabytes: statSync(file).size / 1e6 },
    ...{ format: file.endsWith('.json') ? 'JSON' : 'YAML', isCircular: isCircular(document) },
    operations: all.length,
    firstStartMs: (await startsOf(first, rounds)).startMs,
    ...keptFigures(await startsOf(kept, rounds)),
    ...(await during(kept, ({ child, url, body }) =>
      answersOf({ url, body, pid: child.pid, basePath, all, contract }),
    )),
  };
}

function keptFigures({ startMs, megabytes }: Awaited<ReturnType<typeof startsOf>>) {
  return { keptStartMs: startMs, startedMegabytes: megabytes };
}

async function startsOf(system: System, rounds: number) {
  const starts: { readonly startMs: number; readonly megabytes: number }[] = [];
  for (let round = 0; round < rounds; round += 1)
    starts.push(
      await during(system, ({ startMs, child }) =>
        Promise.resolve({ startMs, megabytes: residentMegabytesOf(child.pid) }),
      ),
    );
  return {
    startMs: spread(starts.map(({ startMs }) => startMs)),
    megabytes: spread(starts.map(({ megabytes }) => megabytes)),
  };
}

/** Sends a request with a token to each operation once. */
async function answersOf({
  url,
  body,
  pid,
  basePath,
  all,
  contract,
}: {
  readonly url: string;
  readonly body: string;
  readonly pid: number;
  readonly basePath: string;
  readonly all: readonly OperationHead[];
  readonly contract: PublicContract;
}) {
  const asking = keepAsking(Number(new URL(url).port));
  try {
    const signedIn = await asking.ask({ method: 'POST', path: basePath + addedLogin, body, headers: {} });
    const headers = contract.header(tokenIn(signedIn.text));
    const answers: Answer[] = [];
    for (const head of all) {
      const path = (head.basePath ?? basePath) + head.template.replaceAll(/\{[^}]*\}/g, '1');
      answers.push(await asking.ask({ method: head.method.toUpperCase(), path, headers }));
    }
    const missed = await asking.ask({ method: 'GET', path: `${basePath}/no/such/operation`, headers });
    const times = answers.map(({ ms }) => ms);
    return {
      ...{ firstAnswersMs: spread(times), slowestAnswerMs: Math.max(...times), missedMs: missed.ms },
      ...{ statuses: classesOf(answers), askedMegabytes: residentMegabytesOf(pid) },
    };
  } finally {
    asking.close();
  }
}

function tokenIn(text: string): string {
  const answer: unknown = JSON.parse(text);
  const token: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'token') : undefined;
  if (typeof token === 'string') return token;
  throw new Error(`the login returned no token: ${text}`);
}

/** Counts the classes of statuses; throws on a server error, which no operation should have. */
function classesOf(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status, text, request } of answers) {
    if (status >= 500) throw new Error(`${request} returned ${status}: ${text}`);
    const name = `${Math.floor(status / 100)}xx`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function spread(values: readonly number[]): Spread {
  const found = spreadOf(values);
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

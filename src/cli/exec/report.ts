import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Coverage } from '../../coverage/document.ts';
import { htmlOf } from '../../coverage/html.ts';
import { junitOf } from '../../coverage/junit.ts';
import { shortfallOf, tableOf } from '../../coverage/summary.ts';
import { FileError, UsageError } from '../../errors.ts';
import type { RunningServer } from '../start-server.ts';
import type { ReportOptions } from './args.ts';
import { say } from '../command-options.ts';
import { defaultNamespace } from '../../store/store.ts';
import { createAdminClient } from '../../library/admin-client.ts';
import type { NamespaceEntry } from '../../library/types.ts';

/** Makes the folders of what will be written; throws a UsageError before anything runs for nothing. */
export async function makeFolders({ junit, artifacts }: ReportOptions): Promise<void> {
  if (artifacts !== undefined) await makeFolder(artifacts, `--artifacts ${artifacts}`);
  if (junit !== undefined) await makeFolder(dirname(junit), `--junit ${junit}`);
}

/** Tells of a run that ended with a code; gives the code to end with. */
export async function report(options: ReportOptions, serving: RunningServer, code: number): Promise<number> {
  const { coverage: isPrinted, failUnder, junit, artifacts } = options;
  if (!isPrinted && junit === undefined && artifacts === undefined) return code;
  const coverage = await createAdminClient(serving.send, undefined)('getCoverage', {});
  if (isPrinted) process.stdout.write(tableOf(coverage));
  if (junit !== undefined) await written(junit, junitOf(coverage, failUnder));
  if (artifacts !== undefined) await writeArtifacts(artifacts, coverage, serving, code !== 0);
  const shortfall = shortfallOf(coverage, failUnder);
  if (shortfall === undefined) return code;
  say(shortfall);
  return code === 0 ? 1 : code;
}

async function writeArtifacts(
  folder: string,
  coverage: Coverage,
  serving: RunningServer,
  hasFailed: boolean,
): Promise<void> {
  await written(join(folder, 'coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
  await written(join(folder, 'coverage.html'), htmlOf(coverage));
  if (!hasFailed) return;
  const keep = (name: string, text: string) => writtenSecret(join(folder, name), text);
  for (const sentence of await writeBundles(serving, keep)) say(`${folder}: ${sentence}`);
}

async function makeFolder(folder: string, option: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`${option}: the folder ${folder} cannot be made: ${messageOf(error)}`);
  });
}

async function written(
  file: string,
  text: string,
  how: { mode?: number; flag?: string } = {},
): Promise<void> {
  await writeFile(file, text, how).catch((error: unknown) => {
    throw new FileError([`${file} cannot be written: ${messageOf(error)}`]);
  });
}

/** A file that is there already keeps its mode, and a link its aim: it goes first. */
async function writtenSecret(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await written(file, text, { mode: 0o600, flag: 'wx' });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

const maxBundles = 50;

/** Writes the bundle of each namespace that had requests, the default one first, then those used last; gives what is to be said of it. */
async function writeBundles(
  { send }: RunningServer,
  write: (name: string, text: string) => Promise<void>,
): Promise<readonly string[]> {
  const { namespaces } = await createAdminClient(send, undefined)('listNamespaces', {});
  const used = namespaces.filter(({ requests }) => requests > 0).sort(defaultThenLast);
  if (used.length === 0) return ['no namespace that is still there had a request, so none has a bundle'];
  const bundled = used.slice(0, maxBundles);
  for (const { name } of bundled) {
    const bundle = await createAdminClient(send, name)('getBundle', {});
    await write(fileOf(name), `${JSON.stringify(bundle)}\n`);
  }
  const files = bundled.map(({ name }) => fileOf(name)).join(', ');
  const lines = [`${files}: what had happened when the command failed, with passwords, codes and tokens`];
  return used.length === bundled.length
    ? lines
    : [
        ...lines,
        `the bundles of ${used.length - bundled.length} more namespaces, used before these, are not kept`,
      ];
}

function defaultThenLast(one: NamespaceEntry, other: NamespaceEntry): number {
  if (one.name === defaultNamespace) return -1;
  if (other.name === defaultNamespace) return 1;
  return (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '');
}

/** `coverage.json` is the coverage. */
function fileOf(name: string): string {
  return name === 'coverage' ? 'coverage-namespace.json' : `${name}.json`;
}

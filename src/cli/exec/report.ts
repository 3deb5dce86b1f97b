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

/** Creates the folders of the reports; throws a UsageError before the command runs if it cannot. */
export async function makeFolders({ junit, artifacts }: ReportOptions): Promise<void> {
  if (artifacts !== undefined) await makeFolder(artifacts, `--artifacts ${artifacts}`);
  if (junit !== undefined) await makeFolder(dirname(junit), `--junit ${junit}`);
}

/** Writes the reports of a run that ended with a code; returns the final exit code. */
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
    throw new UsageError(`${option}: the folder ${folder} cannot be created: ${messageOf(error)}`);
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

/** Removes the file first: an existing file would keep its mode, and a link its target. */
async function writtenSecret(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await written(file, text, { mode: 0o600, flag: 'wx' });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

const maxBundles = 50;

/** Writes the bundle of each namespace that had requests, the default one first, then the latest; returns messages for the user. */
async function writeBundles(
  { send }: RunningServer,
  write: (name: string, text: string) => Promise<void>,
): Promise<readonly string[]> {
  const { namespaces } = await createAdminClient(send, undefined)('listNamespaces', {});
  const used = namespaces.filter(({ requests }) => requests > 0).sort(defaultThenLast);
  if (used.length === 0) return ['no existing namespace had a request, so there are no bundles'];
  const bundled = used.slice(0, maxBundles);
  for (const { name } of bundled) {
    const bundle = await createAdminClient(send, name)('getBundle', {});
    await write(fileOf(name), `${JSON.stringify(bundle)}\n`);
  }
  const files = bundled.map(({ name }) => fileOf(name)).join(', ');
  const lines = [
    `${files}: the state and requests when the command failed, with passwords, codes and tokens`,
  ];
  return used.length === bundled.length
    ? lines
    : [
        ...lines,
        `the bundles of ${used.length - bundled.length} namespaces that were used earlier are not written`,
      ];
}

function defaultThenLast(one: NamespaceEntry, other: NamespaceEntry): number {
  if (one.name === defaultNamespace) return -1;
  if (other.name === defaultNamespace) return 1;
  return (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '');
}

/** The name `coverage.json` is taken by the coverage. */
function fileOf(name: string): string {
  return name === 'coverage' ? 'coverage-namespace.json' : `${name}.json`;
}

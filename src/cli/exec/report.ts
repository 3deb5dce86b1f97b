import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Coverage } from '../../coverage/document.ts';
import { htmlOf } from '../../coverage/html.ts';
import { junitOf } from '../../coverage/junit.ts';
import { readCoverage } from '../../coverage/read.ts';
import { shortfallOf, tableOf } from '../../coverage/summary.ts';
import { FileError } from '../../errors.ts';
import type { RunningServer } from '../start-server.ts';
import { UsageError } from '../usage-error.ts';
import { writeBundles } from './bundles.ts';
import type { ReportOptions } from './args.ts';

/** Makes the folders of what will be written; throws a UsageError before anything runs for nothing. */
export async function makeFolders({ junit, artifacts }: ReportOptions): Promise<void> {
  if (artifacts !== undefined) await made(artifacts, `--artifacts ${artifacts}`);
  if (junit !== undefined) await made(dirname(junit), `--junit ${junit}`);
}

/** Tells of a run that ended with a code; gives the code to end with. */
export async function report(wish: ReportOptions, serving: RunningServer, code: number): Promise<number> {
  const { coverage: isTold, failUnder, junit, artifacts } = wish;
  if (!isTold && junit === undefined && artifacts === undefined) return code;
  const coverage = await coverageOf(serving);
  if (isTold) process.stdout.write(tableOf(coverage));
  if (junit !== undefined) await written(junit, junitOf(coverage, failUnder));
  if (artifacts !== undefined) await writeArtifacts(artifacts, coverage, serving, code !== 0);
  const shortfall = shortfallOf(coverage, failUnder);
  if (shortfall === undefined) return code;
  say(shortfall);
  return code === 0 ? 1 : code;
}

async function coverageOf(serving: RunningServer): Promise<Coverage> {
  const text = await (await serving.ask('/__admin/coverage')).text();
  const document = readCoverage(text);
  if ('wrong' in document) throw new Error(`the coverage ${document.wrong}: ${text}`);
  return document;
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

async function made(folder: string, option: string): Promise<void> {
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

function say(sentence: string): void {
  process.stderr.write(`login-emulator: ${sentence}\n`);
}

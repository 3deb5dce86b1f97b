import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Provider } from '../../core/provider.ts';
import { readMarkedContract } from '../../declared/load.ts';
import { marksOf } from '../../declared/marks/defaults.ts';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import { FileError } from '../../errors.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { definedOnly, type Node } from '../../json.ts';
import type { RecordedExchange } from '../exchange.ts';
import type { SecretReplacer } from '../secrets/replace.ts';
import { templateOf, type AnswerTemplate } from './answer-template.ts';
import { existingAnswer, type ExistingAnswer } from './existing.ts';
import type { Finding } from './findings.ts';
import { adoptedAnswers } from './adopted-answers.ts';
import { withPlaceholders } from './with-placeholders.ts';
import {
  copiedOverlay,
  newOverlay,
  onOneLine,
  withAnswer,
  withComment,
  type AnswerPlace,
} from './overlay-text.ts';
import { createFinder, type FoundOperation } from './service.ts';
import { observedOutcome } from './observed-outcome.ts';

/** Keeps the answers of a service. */
export interface AnswerWriter {
  /** Returns what an exchange shows; undefined if it is of no operation with a mark, or there is nothing to keep. */
  write(exchange: RecordedExchange): Promise<Finding | 'missed' | undefined>;
}

/** The files of a declared provider, and the origin of its recording. */
export interface WriterOptions {
  readonly provider: Provider;
  readonly contract: string;
  /** The overlay; a new one is written if it doesn't exist. */
  readonly overlay: string;
  /** The overlay with which a new one begins, such as the one beside the contract. */
  readonly base?: string;
  readonly secrets: SecretReplacer;
  /** The host and the date of the recording. */
  readonly source: string;
}

/** Creates the writer of a declared provider, which writes to its overlay. */
export async function createOverlayWriter(options: WriterOptions): Promise<AnswerWriter> {
  const { provider, overlay, secrets } = options;
  let document = await documentOf(options);
  // what it writes itself isn't the edit of a person
  const adopted = adoptedAnswers(readFrom(options));
  let readAt = changedAt(overlay);
  return {
    async write(exchange) {
      // a person may edit it meanwhile
      if (changedAt(overlay) !== readAt) document = await documentOf(options);
      readAt = changedAt(overlay);
      const found = createFinder(provider, document)(exchange);
      if (found === undefined) return 'missed';
      const observed = observedOutcome(exchange, found, document);
      if (observed === undefined) return undefined;
      const operation = `${found.method} ${found.template}`;
      const { status } = exchange.response;
      if ('open' in observed) {
        const answer = templateOf(exchange, found, 'malformed-request', marksOf(document), secrets);
        await keepOpen(options, operation, observed.open, answer);
        return { operation, status, outcome: undefined, kind: 'open', details: [observed.open] };
      }
      const { outcome, id, reason } = observed;
      const answer = templateOf(exchange, found, outcome, marksOf(document), secrets);
      const existing = existingAnswer(document, found, outcome, id, answer);
      const finding = { operation, status, outcome: id };
      if (existing?.differences.length === 0) return { ...finding, kind: 'known', details: [] };
      const isReplaced =
        existing !== undefined && adopted.has(existing.answer) && givesWay(existing, outcome);
      if (existing?.isOwn === true && !isReplaced)
        return { ...finding, kind: 'differs', details: existing.differences };
      if (isReplaced) {
        const place = existing.isOwn ? ownPlace(found) : top;
        const problem = await add(options, document, place, id, merged(existing, answer), reason);
        const details = existing.differences;
        if (problem === undefined) return { ...finding, kind: 'replaced', details };
        return { ...finding, kind: 'differs', details: [...details, `the observed answer ${problem}`] };
      }
      const problem = await add(options, document, placeOf(found, outcome, document), id, answer, reason);
      if (problem !== undefined) await keepOpen(options, operation, `${id}, which ${problem}`, answer);
      const details = [problem, reason].filter((one) => one !== undefined);
      return { ...finding, kind: problem === undefined ? 'kept' : 'open', details };
    },
  };
}

/** Whether an answer of adopt is for exactly the observed outcome, and not for other causes, too. */
function givesWay({ isOwn, isShared }: ExistingAnswer, outcome: DeclaredOutcome): boolean {
  return isOwn || (isShared && shared.includes(outcome));
}

/** Of a success, the places of the account and the headers of the login stay. */
function merged({ answer, body }: ExistingAnswer, observed: AnswerTemplate): AnswerTemplate {
  if (observed.status >= 400 || observed.body === undefined) return observed;
  const { headers = {} } = answer;
  const all = { ...headers, ...observed.headers };
  return {
    ...observed,
    ...(Object.keys(all).length === 0 ? {} : { headers: all as Readonly<Record<string, string>> }),
    body: withPlaceholders(body, observed.body),
  };
}

function changedAt(file: string): number | undefined {
  return existsSync(file) ? statSync(file).mtimeMs : undefined;
}

/** Reads the contract with its marks. Throws a FileError with the problems of the marks. */
async function documentOf({ contract, overlay, base }: WriterOptions): Promise<Node> {
  const file = existsSync(overlay) ? overlay : base;
  return (await readMarkedContract({ contract, ...definedOnly({ overlay: file }) })).document;
}

/** Returns the text of the overlay with the marks; undefined without one. */
function readFrom({ overlay, base }: WriterOptions): string | undefined {
  const file = existsSync(overlay) ? overlay : base;
  return file === undefined || !existsSync(file) ? undefined : readFileSync(file, 'utf8');
}

/** Refusals of every operation with a session; their first answer is for all of them. */
const shared: readonly DeclaredOutcome[] = ['token-missing', 'token-invalid', 'token-expired'];

const top: AnswerPlace = { path: [], actIndex: undefined };

function ownPlace({ method, template, actIndex }: FoundOperation): AnswerPlace {
  return { path: ['paths', template, method.toLowerCase()], actIndex };
}

function placeOf(found: FoundOperation, outcome: DeclaredOutcome, document: Node): AnswerPlace {
  const isFirst = marksOf(document).answers?.[outcome] === undefined;
  if (shared.includes(outcome) && isFirst && found.act !== 'refresh') return top;
  return ownPlace(found);
}

/** Adds the answer to the overlay; returns the problem if it has no place there, and then leaves the file as it was. */
async function add(
  options: WriterOptions,
  document: Node,
  place: AnswerPlace,
  outcome: string,
  answer: AnswerTemplate,
  reason: string | undefined,
): Promise<string | undefined> {
  const { overlay } = options;
  const before = textOf(options);
  const source = reason === undefined ? options.source : `${options.source}; likely, because ${reason}`;
  const after = withAnswer(before, document, place, outcome, { ...answer, provenance: 'observed', source });
  if (after === undefined) return `has no place in the form of ${overlay}`;
  const problem = await problemOf(options, after);
  if (problem !== undefined) return `the marks can't have: ${problem}`;
  // a person may have edited it meanwhile
  if (textOf(options) !== before)
    return add(options, await documentOf(options), place, outcome, answer, reason);
  await replaceText(overlay, after);
  return undefined;
}

/** Loads a text as the overlay, in a copy beside it, and returns the first problem of the marks. */
async function problemOf(options: WriterOptions, text: string): Promise<string | undefined> {
  const { overlay } = options;
  const copy = join(dirname(overlay), `.${randomBytes(6).toString('hex')}.${basename(overlay)}`);
  try {
    writeFileSync(copy, text, { flag: 'wx' });
    await documentOf({ ...options, overlay: copy });
    return undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.message.split('\n')[0]?.replaceAll(basename(copy), basename(overlay)) ?? '';
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Replaces the file atomically, also behind a link. */
async function replaceText(overlay: string, text: string): Promise<void> {
  const isThere = existsSync(overlay);
  const target = isThere ? realpathSync(overlay) : overlay;
  await replaceFile(target, text, isThere ? statSync(target).mode & 0o777 : 0o666);
}

function textOf({ overlay, contract, provider, base }: WriterOptions): string {
  if (existsSync(overlay)) return readFileSync(overlay, 'utf8');
  const path = `./${relative(dirname(overlay), contract).replaceAll('\\', '/') || basename(contract)}`;
  if (base !== undefined && existsSync(base))
    return copiedOverlay(readFileSync(base, 'utf8'), path, overlay.endsWith('.json'));
  return newOverlay(`How ${provider.id} signs in`, path);
}

async function keepOpen(
  options: WriterOptions,
  operation: string,
  why: string,
  answer: AnswerTemplate,
): Promise<void> {
  const { overlay, source } = options;
  if (overlay.endsWith('.json')) return;
  const text = withComment(textOf(options), [
    `open: ${operation} answered ${answer.status}: ${why} (${source})`,
    `${operation}: ${onOneLine(answer)}`,
  ]);
  await replaceText(overlay, text);
}

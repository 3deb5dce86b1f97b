import type { Kept, KeptRequest } from '../../journal/entry.ts';
import type { AdminCall } from '../handler.ts';
import { version } from '../../version.ts';
import { curlText } from './curl.ts';
import { oneLine } from './literals.ts';

type Call = Pick<AdminCall<'exportRequest'>, 'emulator' | 'origin' | 'certificate'>;

/** Returns a bug report about a request, with placeholders instead of secrets. */
export async function markdownText(entry: Kept, call: Call): Promise<string> {
  const { method, path, status, outcome = '', request, response, trace, namespace } = entry;
  const config = await call.emulator.config(namespace);
  const armed = call.emulator
    .activeScenarios(config)
    .map(({ id, entry: scenario }) => JSON.stringify({ id, ...scenario }));
  const head = `${method} ${path}`;
  const facts = [
    ['Time', new Date(entry.at).toISOString()],
    ['Emulator', version],
    ['Provider', entry.provider],
    ['Profile', entry.profile],
    ['Operation', entry.operation],
    ['Namespace', namespace],
    ['Account', entry.account],
    ['Provenance', entry.provenance],
    ['Request', entry.id],
  ] as const;
  return [
    `# ${code(`${head} → ${`${status} ${outcome}`.trim()}`)}`,
    facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${code(value)}`])).join('\n'),
    '## Request',
    fenced(messageText(`${head}${queryText(request)}`, request), 'http'),
    '## Response',
    fenced(messageText(String(status), response), 'http'),
    '## Why',
    trace.length === 0
      ? 'The decision has no steps.'
      : trace.map((step, index) => `${index + 1}. ${code(step)}`).join('\n'),
    '## Armed now',
    armed.length === 0 ? 'Nothing is armed.' : fenced(armed.join('\n'), 'json'),
    '## To reproduce',
    fenced((await curlText(entry, call, () => true)).trimEnd(), 'sh'),
    '',
  ].join('\n\n');
}

function queryText({ query = {} }: KeptRequest = { headers: {} }): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function messageText(
  first: string,
  { headers, body }: Pick<KeptRequest, 'headers' | 'body'> = { headers: {} },
): string {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}`),
  );
  const text = typeof body === 'string' ? body : JSON.stringify(body, undefined, 2);
  return [first, ...lines, ...(body === undefined ? [] : ['', text])].join('\n');
}

/** Returns a block of code whose content can't end it. */
function fenced(text: string, language: string): string {
  const fence = fenceOf(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns a text as code within a line. */
function code(text: string): string {
  const line = oneLine(text);
  const fence = fenceOf(line, 1);
  const space = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Returns more backticks than the text has in a row. */
function fenceOf(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

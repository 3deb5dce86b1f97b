import { UsageError } from '../../errors.ts';
import type { JournalControls } from '../../library/requests.ts';
import type { JournalEntry } from '../../library/types.ts';
import { paintFor } from '../colours.ts';
import { commandOptions, say, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { requestLine } from '../request-line.ts';
import { withEmulator } from './controls.ts';

const defaultLimit = 20;

/** `login-emulator requests`: prints the last requests, the oldest first; `--follow` continues with new ones. */
export async function requests(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('requests', commandOptions.requests, args);
  if (positionals.length > 0)
    throw new UsageError(`requests takes no arguments, but got ${positionals.join(' ')}`);
  const limit = limitOf(values.limit);
  const print = printer(values.json === true);
  // such as head, which closes the pipe once it has its lines
  process.stdout.on('error', () => process.exit());
  await withEmulator(values, context, async ({ controls: { requests: journal }, name, url }) => {
    const printAll = async (entries: readonly JournalEntry[]) =>
      (await withNearest(journal, entries)).forEach(print);
    if (values.follow !== true) {
      const found = await last(journal, limit);
      if (found.length === 0 && limit > 0) say(`the namespace ${name} has no requests yet`);
      return printAll(found);
    }
    // opened first, so that no request between the two is missed
    const events = await journal.events();
    const past = await last(journal, limit);
    await printAll(past);
    const printed = new Set(past.map(({ id }) => id));
    await following(events, async (entry) => {
      if (!printed.has(entry.id)) await printAll([entry]);
    });
    say(`the emulator at ${url} has stopped`);
  });
}

async function last(journal: JournalControls, limit: number): Promise<readonly JournalEntry[]> {
  return limit === 0 ? [] : (await journal.list({ limit })).requests.toReversed();
}

/** Adds the nearest operations to the requests that reached none. */
async function withNearest(journal: JournalControls, entries: readonly JournalEntry[]) {
  if (entries.every(({ operation }) => operation !== null && operation !== undefined)) return entries;
  const unmatched = new Map((await journal.unmatched()).map((one) => [one.id, one]));
  return entries.map((entry) => unmatched.get(entry.id) ?? entry);
}

/** An emulator that stops may close the stream, or break the connection. */
async function following(
  events: AsyncIterable<JournalEntry>,
  print: (entry: JournalEntry) => Promise<void>,
): Promise<void> {
  try {
    for await (const entry of events) await print(entry);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

function printer(json: boolean): (entry: JournalEntry) => void {
  const paint = paintFor(process.stdout);
  return (entry) => {
    process.stdout.write(`${json ? JSON.stringify(entry) : requestLine(entry, paint)}\n`);
  };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return defaultLimit;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--limit is ${text}; expected a whole number`);
}

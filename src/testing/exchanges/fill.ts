import type { Controls } from '../../index.ts';
import { isRecord } from '../../json.ts';
import { partsOf, type Part } from './markers.ts';
import { notSaved, type Saved } from './match.ts';

/** The controls that a table uses. An emulator has them, and so has a namespace. */
export type TableControls = Pick<Controls, 'accounts' | 'clock' | 'codes' | 'outbox' | 'reset' | 'scenarios'>;

/** The sources of the markers in a request. */
export interface Sources {
  readonly provider: string;
  readonly controls: TableControls;
  readonly saved: Saved;
}

/** Returns a value with its markers replaced. A text that is one marker takes the type of the saved value. */
export async function filled(value: unknown, sources: Sources): Promise<unknown> {
  if (typeof value === 'string') return filledText(value, sources);
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(await filled(item, sources));
    return items;
  }
  if (!isRecord(value)) return value;
  const members: (readonly [string, unknown])[] = [];
  for (const [name, member] of Object.entries(value)) members.push([name, await filled(member, sources)]);
  return Object.fromEntries(members);
}

/** Returns texts by name with their markers replaced. */
export async function filledTexts(
  texts: Readonly<Record<string, string>>,
  sources: Sources,
): Promise<Readonly<Record<string, string>>> {
  const members: (readonly [string, string])[] = [];
  for (const [name, text] of Object.entries(texts))
    members.push([name, String(await filledText(text, sources))]);
  return Object.fromEntries(members);
}

/** Returns a text with its markers replaced. */
export async function filledText(text: string, sources: Sources): Promise<unknown> {
  const parts = partsOf(text);
  const values: unknown[] = [];
  for (const part of parts) values.push(typeof part === 'string' ? part : await valueOf(part, sources));
  return values.length === 1 ? values[0] : values.map(String).join('');
}

async function valueOf(
  { marker, argument }: Exclude<Part, string>,
  { provider, controls, saved }: Sources,
): Promise<unknown> {
  if (marker === 'code') return (await controls.codes.get(provider, argument)).current;
  if (marker !== 'sent') {
    if (!saved.has(argument)) throw new TableError(notSaved(argument, saved));
    return saved.get(argument);
  }
  const [newest] = await controls.outbox.list({ provider, account: argument });
  if (newest === undefined)
    throw new TableError(`<sent:${argument}>: the outbox has no message for this account`);
  return newest.code;
}

/** An error of a table, as opposed to one of the emulator. */
export class TableError extends Error {
  /** Identifies the error. */
  override readonly name = 'TableError';
}

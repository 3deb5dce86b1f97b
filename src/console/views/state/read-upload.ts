/** A chosen file that the emulator can take: a bundle, or the state of a snapshot. */
export interface Upload {
  readonly kind: 'bundle' | 'state';
  readonly content: Readonly<Record<string, unknown>>;
  /** Facts about its content, a line each. */
  readonly facts: readonly string[];
}

/** The emulator takes no larger body. */
const maxBytes = 64 * 1024 * 1024;

/** Reads a chosen file; throws an error with the problem in plain words. */
export async function readUpload(file: File): Promise<Upload> {
  if (file.size > maxBytes)
    throw new Error(`${file.name} is larger than 64 MiB, the most that the emulator takes.`);
  const content = parsed(await file.text(), file.name);
  const format = content['format'];
  if (format === 'login-emulator/bundle') return { kind: 'bundle', content, facts: bundleFacts(content) };
  if (format === 'login-emulator/state') return { kind: 'state', content, facts: stateFacts(content) };
  throw new Error(
    `${file.name} is JSON, but no bundle and no snapshot of this emulator. Choose a file that was downloaded here.`,
  );
}

function parsed(text: string, name: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${name} isn’t JSON. Choose a file that was downloaded here; it ends with .json.`);
  }
  return isRecord(value) ? value : {};
}

function bundleFacts({ emulator, clock, journal, state, omitted }: Upload['content']): readonly string[] {
  const requests = Array.isArray(journal) ? journal.length : 0;
  return [
    `A bundle of version ${String(emulator)}`,
    ...(isRecord(clock)
      ? [`Its clock: ${timeText(clock['now'])}${clock['frozen'] === true ? ', frozen' : ''}`]
      : []),
    requests === 1 ? '1 request' : `${requests} requests`,
    state === undefined
      ? 'Without secrets, so without the accounts and sessions'
      : 'With the whole state and its secrets',
    ...(Array.isArray(omitted) ? omitted.map((one) => `Left out: ${String(one)}`) : []),
  ];
}

function stateFacts({ emulator, records }: Upload['content']): readonly string[] {
  const count = isRecord(records) ? Object.keys(records).length : 0;
  return [`A snapshot of version ${String(emulator)}`, count === 1 ? '1 record' : `${count} records`];
}

function timeText(time: unknown): string {
  const date = new Date(String(time));
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toLocaleString();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

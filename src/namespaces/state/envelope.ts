import { isPlainJson } from '../../json.ts';

/** A kind of document: its name, its format, and where such documents come from. */
interface DocumentKind {
  readonly format: string;
  readonly name: string;
  readonly expected: string;
  readonly members: readonly string[];
  /** Members of which each document has one. */
  readonly either?: readonly string[];
}

/** The version of all documents that this emulator writes and reads. */
export const documentVersion = 2 as const;

/** The kinds of document. */
export const kinds = {
  state: {
    format: 'login-emulator/state',
    name: 'state',
    expected: 'expected the response of GET /__admin/state',
    members: ['emulator', 'namespace', 'fixtures', 'profiles', 'seed', 'requests', 'records'],
  },
  bundle: {
    format: 'login-emulator/bundle',
    name: 'bundle',
    expected: 'expected the response of GET /__admin/bundle',
    members: ['emulator', 'seed', 'profiles', 'clock', 'scenarios', 'journal'],
    // a bundle without secrets lists what it omits
    either: ['state', 'omitted'],
  },
  'state file': {
    format: 'login-emulator/state-file',
    name: 'state file',
    expected: 'expected a file written by --state',
    members: ['emulator', 'namespaces'],
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

/** Documents of other tools that users may try, recognized by a member. */
const foreign: readonly (readonly [string, string])[] = [
  ['mappings', "WireMock's"],
  ['mapping', "WireMock's"],
  ['lastMigration', "Mockoon's"],
  ['environments', "Mockoon's"],
  ['httpRequest', "MockServer's"],
  ['openapi', 'a contract'],
];

/** Returns the members of a document if its head is valid; otherwise the problem and what to do. */
export function readEnvelope(
  value: unknown,
  kind: keyof typeof kinds,
  emulator: string,
): { readonly members: Readonly<Record<string, unknown>> } | { readonly problem: string } {
  const { format, name, expected, members, either = [] }: DocumentKind = kinds[kind];
  if (!isPlainJson(value)) return { problem: `this isn't a ${name}: it is ${shapeOf(value)}; ${expected}` };
  const required: readonly string[] = ['format', 'version', ...members];
  if (value['format'] !== format)
    return { problem: `this isn't a ${name}: ${otherFormat(value)}; ${expected}` };
  const problem = versionProblem(value, name, emulator);
  if (problem !== undefined) return { problem };
  const missing = required.find((member) => !Object.hasOwn(value, member));
  if (missing !== undefined) return { problem: `the ${name} has no ${missing}; ${expected}` };
  if (either.length > 0 && !either.some((member) => Object.hasOwn(value, member)))
    return { problem: `the ${name} has no ${either.join(' and no ')}; ${expected}` };
  const known = [...required, ...either];
  const unknown = Object.keys(value).find((member) => !known.includes(member));
  if (unknown !== undefined) return { problem: `the ${name} has an unknown member ${unknown}; ${expected}` };
  return { members: value };
}

function otherFormat(value: Readonly<Record<string, unknown>>): string {
  const { format } = value;
  const ours = Object.values(kinds).find((kind) => kind.format === format);
  if (ours !== undefined) return `it is a ${ours.name}`;
  const [, theirs] = foreign.find(([member]) => Object.hasOwn(value, member)) ?? [];
  if (theirs !== undefined) return `it looks like ${theirs}`;
  return format === undefined ? 'it has no format' : `its format is ${JSON.stringify(format)}`;
}

function versionProblem(
  { version, emulator: from }: Readonly<Record<string, unknown>>,
  name: string,
  emulator: string,
): string | undefined {
  if (version === documentVersion) return undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return `the version of the ${name} is ${JSON.stringify(version)}; expected ${documentVersion}`;
  const read = `the ${name} has version ${version}, but login-emulator ${emulator} reads version ${documentVersion}`;
  if (version < documentVersion)
    return `${read}; create it again, or read it with the login-emulator that wrote it`;
  const writer = typeof from === 'string' ? `login-emulator ${from}` : 'a newer login-emulator';
  return `${read}; read it with ${writer}, which wrote it`;
}

function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

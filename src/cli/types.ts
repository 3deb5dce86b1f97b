import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { LoadedProvider } from '../emulator/provider-source.ts';
import type { Provider } from '../core/provider.ts';
import { UsageError } from '../errors.ts';
import { isRecord } from '../json.ts';
import { literal, nameFor, propertyName, schemaType } from './typescript-text.ts';

/** Prints the declarations of providers, or writes them to a file. */
export function types(chosen: readonly TypedProvider[], output: string | undefined): void {
  if (chosen.length === 0)
    throw new UsageError('types needs a provider, such as login-emulator types acme=acme.yaml');
  const words = chosen.map(({ entry }) => entry).join(' ');
  const text = [
    `// Written by login-emulator types ${words}. Run it again after a change of the contract or of its marks.`,
    `import type {} from 'login-emulator';`,
    ...chosen.map(declarationsOf),
    `declare module 'login-emulator' {\n  interface Providers {\n${chosen.map(memberOf).join('\n')}\n  }\n}\n`,
  ].join('\n\n');
  if (output === undefined) return void process.stdout.write(text);
  writeOutput(resolve(output), text);
  process.stdout.write(`wrote ${output}\n`);
}

/** A provider with the word that names it on the command line. */
export interface TypedProvider {
  readonly entry: string;
  readonly provider: Provider;
  readonly typing?: LoadedProvider['typing'];
}

/** Writes a file, and the folders above it. */
export function writeOutput(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function memberOf({ provider: { id } }: TypedProvider): string {
  const name = nameFor(id);
  return `    readonly ${propertyName(id)}: { readonly outcomes: ${name}Outcomes; readonly account: ${name}Account };`;
}

function declarationsOf({ provider, typing }: TypedProvider): string {
  const name = nameFor(provider.id);
  const operations = provider.profiles.documented.endpoints.map(({ contract }) => contract);
  const outcomes = operations.map(
    ({ operationId, outcomes: all }) =>
      `  readonly ${propertyName(operationId)}: ${Object.keys(all).map(literal).join(' | ') || 'never'};`,
  );
  const tokens = typing?.tokens.map(literal).join(' | ') ?? '';
  return [
    `/** The outcomes of ${provider.id}, by operation. */\nexport interface ${name}Outcomes {\n${outcomes.join('\n')}\n}`,
    `/** An account in the fixtures of ${provider.id}. */\nexport interface ${name}Account {\n${accountLines(provider, typing).join('\n')}\n}`,
    ...(tokens === ''
      ? []
      : [`/** The kinds of tokens of ${provider.id}. */\nexport type ${name}Token = ${tokens};`]),
  ].join('\n\n');
}

const sharedFields: Readonly<Record<string, string>> = {
  login: 'string',
  password: 'string',
  id: 'string | number',
  email: 'string',
  name: 'string',
  status: "'active' | 'disabled' | 'unverified'",
  secondFactor: "'totp' | 'sms' | 'mail'",
  totpSecret: 'string',
  fixedCode: 'string',
  phone: 'string',
  captcha: 'boolean',
  lockedUntil: 'string',
  role: 'string',
  scopes: 'readonly string[]',
  pool: 'string',
  backupCodes: 'readonly string[]',
  sessions: 'readonly object[]',
};

/** The fields that only accounts of declared providers share. */
const declaredFields: Readonly<Record<string, string>> = {
  id: 'string | number',
  name: 'string',
  role: 'string',
  scopes: 'readonly string[]',
  pool: 'string',
  backupCodes: 'readonly string[]',
  sessions: 'readonly Readonly<Record<string, unknown>>[]',
};

/** Returns the fields of accounts: the shared ones, those of the marks, and those that the fixtures have. */
function accountLines({ defaultFixture }: Provider, typing: TypedProvider['typing']): readonly string[] {
  const accounts = isRecord(defaultFixture) ? defaultFixture['accounts'] : undefined;
  const entries = (Array.isArray(accounts) ? accounts : []).filter(isRecord);
  const shared = { ...sharedFields, ...(typing === undefined ? {} : declaredFields) };
  const fields = new Map(Object.entries(shared));
  for (const entry of entries)
    for (const [field, value] of Object.entries(entry)) {
      const known = fields.get(field);
      if (Object.hasOwn(shared, field)) continue;
      const type = typeOfValue(value);
      if (known === undefined) fields.set(field, type);
      else if (!known.split(' | ').includes(type)) fields.set(field, `${known} | ${type}`);
    }
  for (const [field, schema] of Object.entries(typing?.fields ?? {})) fields.set(field, schemaType(schema));
  return [...fields].map(([field, type]) => {
    const isRequired = field === 'login' || field === 'password';
    return `  readonly ${propertyName(field)}${isRequired ? '' : '?'}: ${type};`;
  });
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'readonly unknown[]';
  return typeof value === 'object' ? 'Readonly<Record<string, unknown>>' : typeof value;
}

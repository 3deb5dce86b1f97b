import { idProblem, providerProblem } from '../emulator/provider-choice.ts';
import type { Settings } from './option-table.ts';

/** The ids that settings may name. */
export interface KnownIds {
  /** Those of the built-in providers. */
  readonly builtIn: readonly string[];
  /** Also those of the entries of `provider`, from every source of settings. */
  readonly all: readonly string[];
}

/** Returns the ids that settings may name, by the entries of `provider` that are in effect. */
export function knownIds(builtIn: readonly string[], { provider = [] }: Settings): KnownIds {
  return {
    builtIn,
    all: [...new Set([...builtIn, ...idsOf(provider.filter((text) => text.includes('=')))])],
  };
}

/** Returns the ids of entries of `provider`. */
export function idsOf(provider: readonly string[]): readonly string[] {
  return provider.map((text) => fileEntryOf(text).id);
}

/** Parses `acme=acme.yaml`: a provider's id and a file; a built-in provider has no file. */
export function fileEntryOf(text: string): { readonly id: string; readonly file?: string } {
  const mark = text.indexOf('=');
  return mark < 0 ? { id: text } : { id: text.slice(0, mark), file: text.slice(mark + 1) };
}

/** Returns the problem of an entry of `provider`. */
export function providerEntryProblem(
  text: string,
  { provider = [] }: Settings,
  { builtIn }: KnownIds,
): string | undefined {
  const { id, file } = fileEntryOf(text);
  if (file === undefined)
    return isFile(text) ? `provider has ${text}${withoutId}` : providerProblem(id, builtIn);
  const problem =
    idProblem(id) ??
    (builtIn.includes(id) ? `${id} is a built-in provider; choose another id, such as ${id}-2` : undefined) ??
    (file === '' ? 'it names no file; expected one after =, such as acme=acme.yaml' : undefined) ??
    (provider.filter((one) => fileEntryOf(one).id === id).length > 1
      ? `${id} has two entries; expected one`
      : undefined);
  return problem === undefined ? undefined : `provider has ${text}: ${problem}`;
}

const withoutId =
  ' without an id; write the id in front, such as acme=acme.yaml, and \\, for a comma in a path';

function isFile(text: string): boolean {
  return /[./\\]/.test(text);
}

/** Creates the check of an entry of `overlay` or `provider-fixtures`, which name a file for an entry of `provider`. */
export function besideProblem(option: 'overlay' | 'provider-fixtures') {
  return (text: string, settings: Settings, { builtIn, all }: KnownIds): string | undefined => {
    const { id, file = '' } = fileEntryOf(text);
    const declared = all.filter((known) => !builtIn.includes(known));
    const same = (settings[option] ?? []).filter((one) => fileEntryOf(one).id === id);
    const problem =
      file === ''
        ? `expected an id and a file, such as acme=acme.yaml`
        : same.length > 1
          ? `${id} has two entries; expected one`
          : declared.includes(id)
            ? undefined
            : unknownProblem(id, declared, builtIn);
    return problem === undefined ? undefined : `${option} has ${text}: ${problem}`;
  };
}

function unknownProblem(id: string, declared: readonly string[], builtIn: readonly string[]): string {
  if (builtIn.includes(id)) return `${id} is a built-in provider; --fixtures sets its fixtures`;
  if (declared.length === 0) return `no contract has the id ${id}; add --provider ${id}=<file>`;
  return providerProblem(id, declared) ?? id;
}

import { didYouMean } from '../suggestion.ts';
import { options } from './option-table.ts';
import { variableOf } from './settings.ts';

/** The variables that are not settings: for clients, and what `exec` sets for its command besides the providers' URLs. */
const others = ['token', 'url', 'artifacts', 'ca'];

/** Returns a warning for each variable that looks like a misspelt one of the emulator. */
export function unknownVariables(
  variables: Readonly<Record<string, string | undefined>>,
  builtIn: readonly string[],
): readonly string[] {
  const prefix = variableOf('');
  const names = Object.keys(variables).filter((name) => name.startsWith(prefix));
  const known = [...options.map(([name]) => name), ...others, ...builtIn.map((id) => `${id}-url`)].map(
    variableOf,
  );
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const endings = known.map((one) => one.slice(prefix.length));
      const suggestion = didYouMean(name.slice(prefix.length), endings);
      return suggestion === undefined ? [] : [warning(name, suggestion, prefix)];
    });
}

function warning(name: string, suggestion: string, prefix: string): string {
  return `the variable ${name} is ignored; ${suggestion.replaceAll(/[A-Z_]+/g, (ending) => prefix + ending)}`;
}

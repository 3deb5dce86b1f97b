import { defaultNamespace } from '../../store/namespace.ts';
import { jsonIn } from '../find-emulator.ts';
import type { RunningServer } from '../start-server.ts';

/** A namespace as the control plane lists it. */
interface Listed {
  readonly name: string;
  readonly requests: number;
  readonly lastUsedAt: string | null;
}

const maxBundles = 50;

/** Writes the bundle of each namespace that had requests, the default one first, then those used last; gives what is to be said of it. */
export async function writeBundles(
  serving: Pick<RunningServer, 'ask'>,
  write: (name: string, text: string) => Promise<void>,
): Promise<readonly string[]> {
  const used = (await namespacesOf(serving)).filter(({ requests }) => requests > 0).sort(defaultThenLast);
  if (used.length === 0) return ['no namespace that is still there had a request, so none has a bundle'];
  const kept = used.slice(0, maxBundles);
  for (const { name } of kept) {
    const answer = await serving.ask('/__admin/bundle', { 'x-emulator-namespace': name });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`there is no bundle of namespace ${name}: ${text}`);
    await write(fileOf(name), `${text}\n`);
  }
  const files = kept.map(({ name }) => fileOf(name)).join(', ');
  const said = [`${files}: what had happened when the command failed, with passwords, codes and tokens`];
  return used.length === kept.length
    ? said
    : [
        ...said,
        `the bundles of ${used.length - kept.length} more namespaces, used before these, are not kept`,
      ];
}

async function namespacesOf({ ask }: Pick<RunningServer, 'ask'>): Promise<Listed[]> {
  const text = await (await ask('/__admin/namespaces')).text();
  const answer = jsonIn(text);
  if (!isList(answer)) throw new Error(`the namespaces cannot be listed: ${text}`);
  return [...answer.namespaces];
}

function isList(value: unknown): value is { readonly namespaces: readonly Listed[] } {
  return typeof value === 'object' && value !== null && 'namespaces' in value;
}

function defaultThenLast(one: Listed, other: Listed): number {
  if (one.name === defaultNamespace) return -1;
  if (other.name === defaultNamespace) return 1;
  return (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '');
}

/** `coverage.json` is the coverage. */
function fileOf(name: string): string {
  return name === 'coverage' ? 'coverage-namespace.json' : `${name}.json`;
}

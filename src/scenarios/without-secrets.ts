import type { ScenarioEntry } from '../core/scenario.ts';
import { isPlainJson } from '../json.ts';

/** Fields of accounts without secrets: their texts are times, or words of the fixtures' schemas. */
const harmlessFields: readonly string[] = ['status', 'secondFactor', 'lockedUntil'];

/** Matches the name of a policy field whose text is a secret, such as `signingKey`. */
const secretName = /(?:key|secret|password|token|code)s?$/i;

/** Returns a scenario without the values of its patch that may be secret, and their paths. */
export function withoutSecrets({ patch, ...entry }: ScenarioEntry): {
  /** Undefined if the patch is all that the scenario did, and nothing of it is left. */
  readonly entry: ScenarioEntry | undefined;
  readonly removed: readonly string[];
} {
  if (patch === undefined) return { entry, removed: [] };
  const { policy, ...fields } = patch;
  const removed = Object.keys(fields).filter((name) => !isHarmless(name, fields[name]));
  const harmless = Object.fromEntries(Object.entries(fields).filter(([name]) => !removed.includes(name)));
  const left = policy === undefined ? {} : { policy: policyWithout(policy, 'policy', removed) };
  const rest = { ...harmless, ...left };
  if (Object.keys(rest).length > 0) return { entry: { ...entry, patch: rest }, removed };
  return { entry: entry.delayMs === undefined ? undefined : entry, removed };
}

function isHarmless(name: string, value: unknown): boolean {
  return value === null || typeof value === 'boolean' || harmlessFields.includes(name);
}

/** Returns a policy without its secret texts; their paths are added to `removed`. */
function policyWithout(policy: unknown, path: string, removed: string[]): unknown {
  if (!isPlainJson(policy)) return policy;
  const rest = Object.entries(policy).flatMap(([name, value]) => {
    const way = `${path}.${name}`;
    const isSecret = secretName.test(name) && (typeof value === 'string' || Array.isArray(value));
    if (isSecret) removed.push(way);
    return isSecret ? [] : [[name, policyWithout(value, way, removed)] as const];
  });
  return Object.fromEntries(rest);
}

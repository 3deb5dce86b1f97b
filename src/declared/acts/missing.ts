import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { ReadName } from '../runtime/resolve.ts';
import { placesOf } from '../request/read.ts';

/** Denies a request that lacks one of these values, with the field of each missing one. */
export function missingRead(
  names: readonly ReadName[],
  { act, wire, context }: ActCall,
): ActResult | undefined {
  const missing = names.filter((name) => act.reads(name) && act.value(name, wire) === undefined);
  const [first] = missing;
  if (first === undefined) return undefined;
  context.trace(`no ${missing.join(' and no ')} given`);
  const issues = missing.map((name) => ({ path: fieldOf(act.mark.reads?.[name]), rule: 'required' }));
  return result('missing-credentials', { violation: { kind: 'invalid', issues } }, first);
}

/** Returns the path of the place of a value; of a header or a parameter, its name. */
function fieldOf(read: Parameters<typeof placesOf>[0] | undefined): readonly string[] {
  const [place] = read === undefined ? [] : placesOf(read);
  return place?.path ?? [];
}

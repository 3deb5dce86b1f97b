import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { ReadName } from '../runtime/resolve.ts';
import { placesOf } from '../request/read.ts';

/** Denies a request without a value that its act needs. */
export function missing(name: ReadName, reason: string, call: ActCall): ActResult {
  call.context.trace(`no ${reason} given`);
  const violation = { kind: 'invalid' as const, issues: [{ path: pathOf(name, call), rule: 'required' }] };
  return result('missing-credentials', { violation }, reason);
}

/** Denies a request that lacks one of these values, with the field of each missing one. */
export function missingRead(names: readonly ReadName[], call: ActCall): ActResult | undefined {
  const { act, wire, context } = call;
  const lacking = names.filter((name) => act.reads(name) && act.value(name, wire) === undefined);
  const [first] = lacking;
  if (first === undefined) return undefined;
  context.trace(`no ${lacking.join(' and no ')} given`);
  const issues = lacking.map((name) => ({ path: pathOf(name, call), rule: 'required' }));
  return result('missing-credentials', { violation: { kind: 'invalid', issues } }, first);
}

/** Returns the path of the field that an act reads for a value. */
export function pathOf(name: ReadName, { act }: Pick<ActCall, 'act'>): readonly string[] {
  const read = act.mark.reads?.[name];
  const [place] = read === undefined ? [] : placesOf(read);
  return place === undefined ? [name] : place.path;
}

/** Denies a request without a value that its act needs, or with an unusable one, as malformed. */
export function unusable(name: ReadName, call: ActCall, rule = 'required'): ActResult {
  call.context.trace(rule === 'required' ? `no ${name} given` : `the ${name} is unusable`);
  const path = pathOf(name, call);
  return result('malformed-request', { violation: { kind: 'invalid', issues: [{ path, rule }] } });
}

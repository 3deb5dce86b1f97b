import { result, type ActCall, type ActResult } from '../act.ts';
import type { ReadName } from '../marks/resolve.ts';
import { placesOf } from '../request/read.ts';

/** Creates the denial of a request that lacks a value, or has an unusable one. */
export function unusable(name: ReadName, { act, context }: ActCall, rule = 'required'): ActResult {
  const read = act.mark.reads?.[name];
  const [place] = read === undefined ? [] : placesOf(read);
  context.trace(rule === 'required' ? `no ${name} given` : `the ${name} is unusable`);
  const path = place === undefined || place.path.length === 0 ? [name] : place.path;
  return result('malformed-request', { violation: { kind: 'invalid', issues: [{ path, rule }] } });
}

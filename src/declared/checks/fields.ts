import type { ValidationError } from '../../core/contract.ts';
import { issuesOf, type ShapeIssue } from '../../core/violation.ts';
import { placesOf } from '../request/read.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';

/** Denies a request whose fields break the schemas of an account. */
export function wrongFields(errors: readonly ValidationError[], call: ActCall): ActResult {
  const issues = issuesOf(errors).map((issue) => inRequest(issue, call));
  for (const { path, rule } of issues)
    call.context.trace(`${path.join('.')} breaks the rule ${rule} of the account`);
  return result('malformed-request', { violation: { kind: 'invalid', issues } });
}

/** Moves a problem of an account's field to the field of the request. */
function inRequest({ path, ...issue }: ShapeIssue, { act }: ActCall): ShapeIssue {
  const read = act.mark.reads?.fields?.[path[0] ?? ''];
  const [place] = read === undefined ? [] : placesOf(read);
  return { ...issue, path: place === undefined ? path : [...place.path, ...path.slice(1)] };
}

import { definedOnly, isRecord } from '../../json.ts';
import type { ActCall, ActResult } from '../runtime/act.ts';
import { acts } from '../acts/index.ts';
import { authenticate } from '../checks/caller.ts';
import { needsSession } from '../marks/outcomes.ts';
import { textOf, type ActMark } from '../runtime/resolve.ts';
import { isSuccess } from '../runtime/successes.ts';
import type { RuleAct } from '../runtime/operation-code.ts';

/** The values that an act reads, by the names of the marks. */
type Values = Readonly<Record<string, unknown>>;

/** Performs an act with given values, or with those that the operation's mark reads in the request. */
export function performAct(
  call: ActCall,
  name: RuleAct,
  values: Values | undefined,
): ActResult & { readonly isSuccess: boolean } {
  // the operation itself has counted the request
  const own: ActMark = { ...call.act, name, mark: { ...call.act.mark, act: name }, counters: [] };
  const act = values === undefined ? own : markWith(own, values, secondFactorIn(call));
  const result = perform({ ...call, act }, name);
  return { ...result, isSuccess: isSuccess(result) };
}

function perform(call: ActCall, name: RuleAct): ActResult {
  const act = acts[name];
  if (act === undefined) throw new Error(`unknown act ${name}`);
  const { marks, wire, context } = call;
  if (name === 'sign-out' || !needsSession(call.act.mark)) return act.decide(call);
  const caller = call.caller ?? authenticate(wire, marks.carried, context);
  return 'outcome' in caller ? caller : act.decide({ ...call, caller });
}

/** Returns how a sign-in with given values asks for the second factor: it does so even if none of them is a code. */
function secondFactorIn({ act, marks }: ActCall): ActMark['mark']['secondFactor'] {
  const { secondFactor } = act.mark;
  if (secondFactor !== undefined || marks.marks.challenge !== undefined) return secondFactor;
  return marks.levels.length > 0 ? 'session' : 'same-request';
}

/** Returns the mark of an act that reads values instead of places. */
function markWith(act: ActMark, values: Values, secondFactor: ActMark['mark']['secondFactor']): ActMark {
  const { fields, ...read } = values;
  const valueOf = (wanted: string): unknown => (Object.hasOwn(read, wanted) ? read[wanted] : undefined);
  const { reads: _reads, ...mark } = act.mark;
  return {
    ...{ ...act, mark: { ...mark, ...definedOnly({ secondFactor }) } },
    text: (wanted) => textOf(valueOf(wanted)),
    value: valueOf,
    reads: (wanted) => valueOf(wanted) !== undefined,
    fields: new Map(
      Object.entries(isRecord(fields) ? fields : {}).map(([field, value]) => [field, () => value]),
    ),
  };
}

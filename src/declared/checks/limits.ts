import { result, type ActCall, type ActResult, type Limit } from '../runtime/act.ts';
import type { OutcomeName } from '../../core/outcome.ts';
import { keyByLogin, keyBySession } from './account.ts';
import { textOf, type CounterMark } from '../runtime/resolve.ts';

/** Counts a request where a counter of the marks counts requests, and denies the one above its limit. */
export function checkLimits(call: ActCall): ActResult | undefined {
  for (const counter of countersOf(call)) {
    const limit = counter.counts === 'requests' ? count(counter, call) : reached(counter, call);
    if (limit === undefined) continue;
    call.context.trace(`more than ${limit.limit} ${counter.counts} of the counter ${counter.name}`);
    const [name, reason] = counter.outcome.split('/') as [OutcomeName, string | undefined];
    return result(name, { limit }, reason);
  }
  return undefined;
}

/** Counts the end of a request where a counter counts failures or successes. */
export function countEnd(isSuccess: boolean, call: ActCall): void {
  for (const counter of countersOf(call)) {
    if (isSuccess && counter.clearedBySuccess)
      call.context.state.clear(nameOf(counter), keyOf(counter, call));
    else if (counter.counts === (isSuccess ? 'successes' : 'failures')) count(counter, call);
  }
}

/** Returns the counters that apply to a request. */
function countersOf({ act, context }: ActCall): readonly CounterMark[] {
  const { counters } = act;
  return context.environment.budgeted === true ? counters : counters.filter(({ isBudget }) => !isBudget);
}

/** Counts a request; returns the limit if it is exceeded. */
function count(counter: CounterMark, call: ActCall): Limit | undefined {
  const { state } = call.context;
  const { count: counted, endsAt } = state.increment(nameOf(counter), keyOf(counter, call), counter.withinMs);
  return limitOf(counter, counted, endsAt, counted > counter.limit);
}

/** Returns the limit of a counter of ends, if earlier requests have used it up. */
function reached(counter: CounterMark, call: ActCall): Limit | undefined {
  const { state, environment } = call.context;
  const counted = state.get('counters', `${nameOf(counter)}/${keyOf(counter, call)}`);
  if (counted === undefined || environment.now >= counted.endsAt) return undefined;
  return limitOf(counter, counted.count, counted.endsAt, counted.count >= counter.limit);
}

function limitOf(
  { limit }: CounterMark,
  count: number,
  resetsAt: number,
  isOver: boolean,
): Limit | undefined {
  return isOver ? { limit, remaining: Math.max(0, limit - count), resetsAt } : undefined;
}

function nameOf({ name }: CounterMark): string {
  return `counter-${name}`;
}

function keyOf(counter: CounterMark, call: ActCall): string {
  const { act, wire, context } = call;
  const { address } = context.environment;
  const { key } = counter;
  if (typeof key === 'function') return textOf(key(wire)) ?? '';
  if (key === 'account') return keyByLogin(call) ?? keyBySession(call) ?? address;
  if (key === 'session') return keyBySession(call) ?? address;
  if (key === 'everyone') return '';
  return key === 'address' ? address : `${address}/${act.operationId}`;
}

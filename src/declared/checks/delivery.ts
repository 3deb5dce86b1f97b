import { countFailure, isLockedOut } from '../../core/lockout/lockout.ts';
import { result, type AccountCall, type ActCall, type ActResult } from '../runtime/act.ts';
import { keyByLogin } from './account.ts';
import { purposeOf } from '../marks/purposes.ts';
import { deliveryAt, deliveryOf, deliveryWith, type FoundDelivery } from '../factors/deliveries.ts';
import type { AccountRef } from '../runtime/records.ts';
import { missing } from './missing.ts';

/** A code that a request proves, with its account. It isn't used up yet. */
export interface OpenedDelivery extends FoundDelivery {
  readonly found: AccountRef;
}

/** How a code is checked. */
interface DeliveryRules {
  /** Whether a locked account is refused, and wrong codes count towards its lockout. */
  readonly locks: boolean;
}

/** Finds the code that a request names, or the reason why it isn't valid. A wrong one is counted. */
export function openDelivery(
  call: ActCall,
  rules: DeliveryRules = { locks: false },
): OpenedDelivery | ActResult {
  const { act, wire, context } = call;
  const code = codeIn(call);
  if (code === undefined) return missing(act.reads('code') ? 'code' : 'token', 'code', call);
  if (act.reads('challenge') && act.text('challenge', wire) === undefined) return invalid('missing', call);
  const isNamed = act.reads('challenge') || act.reads('login') || act.reads('email');
  if (!act.reads('challenge') && isNamed && keyByLogin(call) === undefined)
    return missing(act.reads('login') ? 'login' : 'email', 'login', call);
  const known = namedDelivery(call);
  if (known === undefined || known.delivery.purpose !== purposeOf(act.mark)) return invalid('unknown', call);
  const { delivery } = known;
  const account = context.state.get('accounts', delivery.account);
  const found = account === undefined ? undefined : { key: delivery.account, account };
  const ended = endOf(known, call);
  if (ended !== undefined) return invalid(ended, call, found);
  const mayLock = rules.locks && call.marks.marks.lockout !== 'none';
  if (mayLock && isLockedOut(delivery.account, account, context)) {
    context.trace('account is locked out');
    return result('locked-out', { found });
  }
  const isOwner =
    !(act.reads('login') || act.reads('email')) ||
    keyByLogin(call) === delivery.account ||
    namesId(call, delivery.account);
  const matches = code === delivery.code || (isNamed && code === account?.fixedCode);
  if (found === undefined || !isOwner || !matches) return wrong(known, found, rules, call);
  context.trace(`the code for ${delivery.purpose} matched`);
  return { ...known, found };
}

/** Uses up a code: it is valid once. */
export function useDelivery({ handle, delivery }: FoundDelivery, { context }: ActCall): void {
  context.state.put('deliveries', handle, { ...delivery, ended: 'used' });
}

/** Returns the key of the account whose code a request names. */
export function keyByDelivery(call: AccountCall): string | undefined {
  return namedDelivery(call)?.delivery.account ?? keyByLogin(call);
}

/** Returns the code that a request names: by its handle, by the login, or by the code itself. */
function namedDelivery(call: AccountCall): FoundDelivery | undefined {
  const { act, wire, context } = call;
  if (act.reads('challenge')) return deliveryAt(act.text('challenge', wire), context);
  if (act.reads('login') || act.reads('email')) {
    const key = keyByLogin(call);
    return (
      (key === undefined ? undefined : deliveryOf(purposeOf(act.mark), key, context)) ?? deliveryById(call)
    );
  }
  const code = codeIn(call);
  return code === undefined ? undefined : deliveryWith(code, context);
}

/** Returns the code of a link that names its account by the id. */
function deliveryById(call: AccountCall): FoundDelivery | undefined {
  const code = codeIn(call);
  const known = code === undefined ? undefined : deliveryWith(code, call.context);
  return known !== undefined && namesId(call, known.delivery.account) ? known : undefined;
}

function namesId({ act, wire, context }: AccountCall, key: string): boolean {
  const id = context.state.get('accounts', key)?.id;
  return id !== undefined && act.text('login', wire) === String(id);
}

function codeIn({ act, wire }: AccountCall): string | undefined {
  return act.text('code', wire) ?? act.text('token', wire);
}

function endOf({ delivery }: FoundDelivery, { context }: ActCall): string | undefined {
  if (delivery.ended !== undefined) return delivery.ended;
  return context.environment.now >= delivery.expiresAt ? 'expired' : undefined;
}

/** Counts a wrong try, which may end the code. */
function wrong(
  { handle, delivery }: FoundDelivery,
  found: AccountRef | undefined,
  { locks }: DeliveryRules,
  call: ActCall,
): ActResult {
  const { act, marks, context } = call;
  const tries = delivery.wrong + 1;
  const isExhausted = tries >= marks.codeOf(purposeOf(act.mark)).attempts;
  const end = isExhausted ? { ended: 'exhausted' as const } : {};
  context.state.put('deliveries', handle, { ...delivery, wrong: tries, ...end });
  if (locks && marks.countsCodes) {
    countFailure(delivery.account, context);
    if (marks.tellsLockAtOnce && isLockedOut(delivery.account, found?.account, context))
      return result('locked-out', { found });
  }
  return invalid(isExhausted ? 'exhausted' : 'wrong', call, found);
}

function invalid(reason: string, { context }: ActCall, found?: AccountRef): ActResult {
  context.trace(`the code is ${reason}`);
  return result('challenge-invalid', { found }, reason);
}

import { randomString } from '../../core/environment.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall } from './act.ts';
import type { Enrolment } from './own-records.ts';
import type { AccountRef } from './records.ts';
import { Moment } from '../template/moments.ts';
import { uuidFrom } from '../template/stable-ids.ts';

/** The kind of a second factor. */
export type FactorMethod = Enrolment['method'];

const methods: readonly FactorMethod[] = ['totp', 'sms', 'mail'];

/** Returns the kind of factor that a request names; by default, an authenticator app. Undefined if it is unknown. */
export function methodOf({ act, wire }: ActCall): FactorMethod | undefined {
  const named = act.text('method', wire)?.toLowerCase() ?? 'totp';
  return named === 'email' ? 'mail' : methods.find((method) => method === named);
}

/** Whether a request names a kind of factor that the account doesn't have. Other words may be an API's own. */
export function namesOtherMethod({ account }: AccountRef, call: ActCall): boolean {
  if (call.act.text('method', call.wire) === undefined) return false;
  const method = methodOf(call);
  return method !== undefined && method !== account.secondFactor;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const secretLength = 32;

/** Creates a second factor that isn't in use yet. */
export function newEnrolment(method: FactorMethod, { act, wire, context }: ActCall): Enrolment {
  const { environment } = context;
  const name = act.text('name', wire);
  return {
    id: uuidFrom(`factor ${environment.requestNumber}`),
    method,
    ...definedOnly({ name }),
    createdAt: environment.now,
    ...(method === 'totp' ? { secret: randomString(secretLength, base32, environment) } : {}),
  };
}

/** Returns the second factor of an account; undefined if it has none. */
export function factorOf({ key, account }: AccountRef, { context }: ActCall): Partial<Enrolment> | undefined {
  const { secondFactor } = account;
  if (secondFactor === undefined) return undefined;
  const known = context.state.get('factors', key);
  // the control plane may have replaced the factor since
  return known?.method === secondFactor ? known : { id: uuidFrom(`factor ${key}`), method: secondFactor };
}

/** Returns the values of a factor that an answer may show. */
export function factorValues(
  { createdAt, ...factor }: Partial<Enrolment>,
  { account }: AccountRef,
  { marks }: ActCall,
): Readonly<Record<string, unknown>> {
  const { backupCodes = [] } = account;
  return {
    ...factor,
    ...(createdAt === undefined ? {} : { created: new Moment(createdAt) }),
    ...(factor.secret === undefined ? {} : { url: otpauthUrl(factor.secret, account.login, marks.title) }),
    codesLeft: backupCodes.length,
  };
}

/** Returns the URL that an authenticator app reads as a QR code. */
function otpauthUrl(secret: string, login: string, title: string): string {
  const issuer = encodeURIComponent(title);
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${secret}&issuer=${issuer}`;
}

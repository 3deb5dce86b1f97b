import { findAccount } from '../../core/account.ts';
import { randomString } from '../../core/environment.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall } from '../runtime/act.ts';
import type { Enrolment } from '../runtime/own-records.ts';
import type { Account, AccountRef, State } from '../runtime/records.ts';
import { Moment } from '../template/moments.ts';
import { uuidFrom } from '../template/stable-ids.ts';

/** The kind of a second factor. */
export type FactorMethod = Enrolment['method'];

const methods: readonly FactorMethod[] = ['totp', 'sms', 'mail'];

/** Returns the kind of factor that a request names; by default, an authenticator app. Undefined if it is unknown. */
export function methodOf({ act, wire }: ActCall): FactorMethod | undefined {
  return methodNamed(act.text('method', wire) ?? 'totp');
}

/** Returns the kind of factor with a name. */
export function methodNamed(name: string): FactorMethod | undefined {
  const word = name.toLowerCase();
  return word === 'email' ? 'mail' : methods.find((method) => method === word);
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
  const secret = definedOnly({ secret: secondFactor === 'totp' ? account.totpSecret : undefined });
  // the control plane may have replaced the factor since
  return known?.method === secondFactor
    ? { ...known, ...secret }
    : { id: uuidFrom(`factor ${key}`), method: secondFactor, ...secret };
}

/** Returns the second factor that an account sets up, as an account in use has it; undefined if none awaits its first code. */
export function pendingFactor(
  login: string,
  state: State,
): Pick<Account, 'secondFactor' | 'totpSecret'> | undefined {
  const found = findAccount<Account>(login, state);
  const enrolment = found === undefined ? undefined : state.get('enrolments', found.key);
  if (enrolment === undefined) return undefined;
  return definedOnly({ secondFactor: enrolment.method, totpSecret: enrolment.secret });
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

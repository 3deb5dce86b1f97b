import type { Marks } from './types.ts';

/** The purpose of the codes of second factors. */
export const factorPurpose = 'second-factor';

/** The purposes of the codes of acts that name none. */
const usualPurposes: Readonly<Partial<Record<Marks['ActName'], string>>> = {
  'send-code': 'sign-in',
  'sign-in-by-code': 'sign-in',
  'sign-up': 'confirm-address',
  'confirm-address': 'confirm-address',
  'forgot-password': 'reset-password',
  'reset-password': 'reset-password',
};

/** Returns the purpose of the codes that an act sends or uses. */
export function purposeOf({ act, purpose }: Pick<Marks['Act'], 'act' | 'purpose'>): string {
  return purpose ?? usualPurposes[act] ?? act;
}

/** Returns the purpose of the code that an act sends: for a sign-in that waits, or for a session, that of the second factor. */
export function sentPurposeOf(
  mark: Pick<Marks['Act'], 'act' | 'purpose' | 'reads'>,
  hasSession: boolean,
): string {
  const isOfFactor =
    mark.act === 'send-code' &&
    (mark.reads?.challenge !== undefined || (hasSession && mark.purpose === undefined));
  return isOfFactor ? factorPurpose : purposeOf(mark);
}

import { hashToString, randomString, type Environment } from '../../../core/environment.ts';
import type { AccountRef, BackupCode, State } from '../records.ts';

/** Source: the vendor's server source. */
const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890-_';
const length = 6;
const positions = [1, 2, 3, 4, 5];

/** Creates five backup codes. */
export function makeBackupCodes(environment: Environment): readonly BackupCode[] {
  return positions.map(() => ({ code: randomString(length, alphabet, environment), isUsed: false }));
}

/** Returns the backup codes of an account with a linked app; those of the fixtures are derived from the login. */
export function backupCodesOf({ key, account }: AccountRef, state: State): readonly BackupCode[] {
  const made = state.get('backupCodes', key);
  if (made !== undefined) return made;
  return positions.map((position) => ({
    code: hashToString(`${account.login} ${position}`, length, alphabet),
    isUsed: false,
  }));
}

/** Whether a code is an unused backup code of the account. */
export function isBackupCode(code: string, found: AccountRef, state: State): boolean {
  return backupCodesOf(found, state).some((known) => known.code === code && !known.isUsed);
}

/** Marks a backup code as used: it is valid once. */
export function useBackupCode(code: string, found: AccountRef, state: State): void {
  const codes = backupCodesOf(found, state);
  state.put(
    'backupCodes',
    found.key,
    codes.map((known) => (known.code === code ? { code, isUsed: true } : known)),
  );
}

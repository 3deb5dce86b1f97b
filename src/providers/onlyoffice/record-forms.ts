import { count, flag, list, object, oneOf, text, time, type SchemasOf } from '../../core/record-schema.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { BackupCode, LoginSettings, Records, TwoFactorSettings } from './records.ts';

/** The form of each collection that ONLYOFFICE alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  confirmKeys: object<Records['confirmKeys']>({
    account: text,
    type: oneOf(
      ...([
        'EmpInvite',
        'LinkInvite',
        'PortalSuspend',
        'PortalContinue',
        'PortalRemove',
        'DnsChange',
      ] as const),
      ...(['PortalOwnerChange', 'Activation', 'EmailChange', 'EmailActivation', 'PasswordChange'] as const),
      ...([
        'ProfileRemove',
        'PhoneActivation',
        'PhoneAuth',
        'Auth',
        'TfaActivation',
        'TfaAuth',
        'Wizard',
      ] as const),
    ),
    expiresAt: time,
  }),
  twoFactorSettings: object<TwoFactorSettings>({
    type: oneOf('marked', 'none', 'sms', 'app'),
    trustedIps: list(text),
    mandatoryUsers: list(text),
    mandatoryGroups: list(text),
  }),
  loginSettings: object<LoginSettings>({ attemptCount: count, blockTime: count, checkPeriod: count }),
  backupCodes: list(object<BackupCode>({ code: text, isUsed: flag })),
  codeAttempts: object<Records['codeAttempts']>({ count, endsAt: time }),
};

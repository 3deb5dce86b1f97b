import type { OperationTable } from '../../exchange.ts';
import { rowOf, type Says } from '../profile.ts';
import { as, askedRow, owner } from './credentials.ts';

/** The public settings of the portal. */
function getSettingsOf(says: Says): OperationTable {
  const at = { method: 'GET', url: '/api/2.0/settings' };
  const shown = (captcha: object) =>
    says.success(
      {
        culture: 'en-US',
        docSpace: true,
        standalone: true,
        baseDomain: 'localhost',
        passwordHash: { size: 256, iterations: 100_000, salt: '5hpdnYzLLYpAjmWpWFTyZYDjLDN7v2D6' },
        version: '3.7.0',
        ...captcha,
        tenantStatus: 0,
        tenantAlias: 'localhost',
        cookieSettingsEnabled: false,
        deepLink: { androidPackageName: '', url: '', iosPackageId: '' },
      },
      at,
    );
  const captcha = (recaptchaPublicKey: string) => ({ recaptchaType: 0, recaptchaPublicKey });
  const done = { outcome: 'done', status: 200, reach: {} } as const;
  return rowOf(says, {
    operation: 'getSettings',
    ...at,
    plain: {},
    first: { 200: 'done' },
    cells: [
      { ...done, body: shown(says.profile === 'observed' ? captcha('6Lexample-public-key') : {}) },
      {
        ...done,
        when: 'with a captcha',
        body: shown(captcha('key')),
        policy: { recaptcha: { publicKey: 'key', response: 'solved' } },
      },
    ],
  });
}

/** The caller. */
function getSelfOf(says: Says): OperationTable {
  const at = { method: 'GET', url: '/api/2.0/people/@self' };
  const user = (name: string, id: string, own: object) =>
    says.success(
      {
        id,
        displayName: name,
        firstName: name,
        lastName: '',
        userName: name,
        email: `${name}@example.com`,
        status: 1,
        activationStatus: 1,
        isAdmin: false,
        isOwner: false,
        isVisitor: false,
        isCollaborator: false,
        mobilePhoneActivationStatus: 0,
        tfaAppEnabled: false,
        ...own,
      },
      at,
    );
  return askedRow(says, {
    operation: 'getSelf',
    ...at,
    first: { 200: 'who-am-i' },
    cells: [
      {
        outcome: 'who-am-i',
        status: 200,
        body: user('plain', 'b203add9-e938-29d9-3393-05bb5aa9024d', { isAdmin: true, isOwner: true }),
        reach: as(owner),
      },
      {
        outcome: 'who-am-i',
        when: 'with a phone',
        status: 200,
        body: user('sms', 'eb0fa9b2-c7e5-b943-d153-9a7886ca16f0', {
          mobilePhone: '+12025550100',
          mobilePhoneActivationStatus: 1,
        }),
        reach: as('sms@example.com'),
      },
      {
        outcome: 'who-am-i',
        when: 'with an app',
        status: 200,
        body: user('totp', '13f810fe-d3e7-83d6-c33b-766d65ae4168', { tfaAppEnabled: true }),
        reach: as('totp@example.com'),
      },
    ],
  });
}

/** The rows of the portal's settings and of the caller. */
export function portalOf(says: Says): readonly OperationTable[] {
  return [getSettingsOf(says), getSelfOf(says)];
}

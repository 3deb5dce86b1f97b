import { Icon, type IconName } from '../../parts/icon.tsx';
import { textIn, type Account } from './account.ts';
import { momentText } from './moment.ts';

interface Sign {
  readonly text: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'refused' | 'quiet';
}

/** The state of an account in words, each with an icon. */
export function AccountState({ account }: { readonly account: Account }) {
  return (
    <span class="account-state">
      {signsOf(account).map(({ text, icon, tone }) => (
        <span key={text} class={`sign ${tone}`}>
          <Icon name={icon} />
          <span>{text}</span>
        </span>
      ))}
    </span>
  );
}

/** Returns the signs of an account: whether it can sign in, its second factor, and the counted failures. */
function signsOf(account: Account): readonly Sign[] {
  const { lockedOut, lockedUntil, failures, account: fields } = account;
  const status = textIn(fields, 'status');
  const factor = factors[textIn(fields, 'secondFactor') ?? ''];
  return [
    ...(lockedOut ? [{ text: lockText(lockedUntil), icon: 'lock', tone: 'refused' } as const] : []),
    ...(status === 'disabled' ? [{ text: 'disabled', icon: 'refused', tone: 'refused' } as const] : []),
    ...(status === 'unverified' ? [{ text: 'unverified', icon: 'warning', tone: 'refused' } as const] : []),
    ...(!lockedOut && status === 'active' ? [{ text: 'active', icon: 'check', tone: 'good' } as const] : []),
    ...(factor === undefined ? [] : [{ ...factor, tone: 'quiet' } as const]),
    ...(fields['captcha'] === true ? [{ text: 'captcha', icon: 'question', tone: 'quiet' } as const] : []),
    ...(failures > 0 ? [{ text: failureText(failures), icon: 'warning', tone: 'refused' } as const] : []),
  ];
}

const factors: Readonly<Record<string, Pick<Sign, 'text' | 'icon'>>> = {
  totp: { text: 'authenticator', icon: 'key' },
  sms: { text: 'SMS', icon: 'phone' },
  mail: { text: 'e-mail', icon: 'mail' },
};

/** When a lock ends, in words. */
function lockText(until: string | null): string {
  return until === 'forever' || until === null ? 'locked permanently' : `locked until ${momentText(until)}`;
}

function failureText(failures: number): string {
  return failures === 1 ? '1 failure counted' : `${failures} failures counted`;
}

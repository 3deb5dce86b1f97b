import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Time } from '../../parts/time.tsx';
import type { Message } from './message.ts';
import { outboxLink } from './account-links.ts';

/** The icon and the name of each channel. */
export const channels: Readonly<
  Record<Message['channel'], { readonly icon: IconName; readonly text: string }>
> = {
  sms: { icon: 'phone', text: 'SMS' },
  email: { icon: 'mail', text: 'E-mail' },
  captcha: { icon: 'question', text: 'Captcha' },
};

interface MessageRowProps {
  readonly id: string;
  readonly message: Message;
  readonly isOpened: boolean;
}

/** A message in a list: how and to whom it was sent, when, and its code. */
export function MessageRow({ id, message, isOpened }: MessageRowProps) {
  const { channel, to, account, provider, code, link, sentAt } = message;
  const { icon, text } = channels[channel];
  return (
    <div class={`message-row${isOpened ? ' is-opened' : ''}`}>
      <a href={outboxLink(id)} aria-current={isOpened ? 'true' : undefined}>
        <Icon name={icon} />
        <span class="message-whom">
          <span>
            {text} {to === null ? '' : `to ${to}`}
          </span>
          <span class="quiet">
            {provider}
            {account === null || account === to ? '' : ` · ${account}`} · <Time at={sentAt} />
          </span>
        </span>
        <span class="message-what">{code ?? (link === null ? '' : 'link')}</span>
      </a>
      {code === null ? null : <CopyButton text={code} what="code" isIconOnly />}
    </div>
  );
}

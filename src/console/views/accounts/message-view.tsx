import { CopyButton } from '../../parts/copy-button.tsx';
import { OutsideLink } from '../../parts/outside-link.tsx';
import { digitsClass } from './digits.ts';
import { channels } from './message-row.tsx';
import type { Message } from './message.ts';
import { accountLink } from './account-links.ts';

/** A message as the person would get it. Its wording is the emulator's: the code and the link are the vendor's. */
export function MessageView({ message }: { readonly message: Message }) {
  const { channel, provider, account, code, sentAt } = message;
  return (
    <article class="stack" aria-label="Message">
      <div class="opened-title">
        <h2>{channels[channel].text}</h2>
        <span class="quiet">{new Date(sentAt).toLocaleString()}</span>
      </div>
      {code === null ? null : (
        <p class="code-now">
          <output class={digitsClass(code)} aria-label="Code" aria-live="off">
            {code}
          </output>
          <CopyButton text={code} what="code" />
        </p>
      )}
      {channel === 'sms' ? <Sms message={message} /> : null}
      {channel === 'email' ? <Email message={message} /> : null}
      {channel === 'captcha' ? <p>The answer to the captcha is the code above.</p> : null}
      <p class="hint">
        The wording is the emulator’s own. The recipient
        {code === null ? ' and the link' : ', the code and the link'} are what the vendor would send.
      </p>
      {account === null ? null : (
        <p>
          <a href={accountLink({ provider, login: account })}>Open the account {account}</a>
        </p>
      )}
    </article>
  );
}

function Sms({ message }: { readonly message: Message }) {
  const { to, provider } = message;
  return (
    <div class="sms">
      <p class="quiet">{to === null ? 'To an unknown number' : `To ${to}`}</p>
      <div class="sms-bubble">
        <p class="sms-from">{provider}</p>
        <Body message={message} />
      </div>
    </div>
  );
}

function Email({ message }: { readonly message: Message }) {
  const { to, provider, link } = message;
  return (
    <div class="email">
      <dl class="email-head">
        <dt>From</dt>
        <dd>{provider}</dd>
        <dt>To</dt>
        <dd>{to ?? 'unknown'}</dd>
        <dt>Subject</dt>
        <dd>{link === null ? 'Your code' : 'Your link'}</dd>
      </dl>
      <div class="email-body">
        <Body message={message} />
      </div>
    </div>
  );
}

function Body({ message: { code, link } }: { readonly message: Message }) {
  // a token in a link isn't typed by a person
  const isTyped = code !== null && link?.includes(code) !== true;
  return (
    <>
      {isTyped ? (
        <p>
          Your code is <strong>{code}</strong>.
        </p>
      ) : null}
      {link === null ? null : (
        <p>
          {isTyped ? 'Or open this link: ' : 'Open this link to continue: '}
          <OutsideLink href={link} />
        </p>
      )}
    </>
  );
}

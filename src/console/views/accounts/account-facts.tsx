import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import type { Account } from './account.ts';

/** The fields of an account, each with a button that copies it. Secrets are hidden until a button shows them. */
export function AccountFacts({ account: { logins, account: fields, login } }: { readonly account: Account }) {
  const others = logins.filter((one) => one !== login);
  return (
    <section aria-label="Fields">
      <h3>Fields</h3>
      <dl class="account-facts">
        {Object.entries(fields).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {others.length === 0 ? null : <Fact name="also signs in as" value={others.join(', ')} />}
      </dl>
    </section>
  );
}

const secretName = /password|secret|hash|recovery|backup/i;

function Fact({ name, value }: { readonly name: string; readonly value: unknown }) {
  const isSecret = secretName.test(name) && typeof value !== 'boolean';
  const [isShown, setShown] = useState(false);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>
        <code>{isSecret && !isShown ? '••••••••' : text}</code>
        {isSecret ? (
          <Button size="small" isPressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide' : 'Show'} <span class="visually-hidden">{name}</span>
          </Button>
        ) : null}
        <CopyButton text={text} what={name} isIconOnly />
      </dd>
    </div>
  );
}

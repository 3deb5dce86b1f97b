import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/select.tsx';
import { health } from '../../state/resources.ts';
import type { Account } from './account.ts';
import { FormControl } from './form-control.tsx';
import { accountLink, addLink, follow, listLink } from './account-links.ts';
import { RestField } from './rest-field.tsx';
import { useAccountForm } from './use-account-form.ts';

interface AccountFormProps {
  readonly provider: string;
  /** The account to change; undefined for a new one. */
  readonly account: Account | undefined;
}

/** The form of an account, with the fields that the accounts of its provider have. */
export function AccountForm({ provider, account }: AccountFormProps) {
  const { fields, values, problems, save, setField, setRest } = useAccountForm(provider, account);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isNew = account === undefined;
  const back = isNew ? listLink() : accountLink({ provider, login: account.login });
  return (
    <form
      ref={form}
      class="stack account-form"
      aria-label={isNew ? 'Add an account' : `Edit ${account.login}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="opened-title">
        <h2>{isNew ? 'Add an account' : `Edit ${account.login}`}</h2>
        {isNew ? <ProviderChoice provider={provider} /> : <span class="quiet">{provider}</span>}
      </div>
      {problems.others.length === 0 ? null : (
        <div class="problem" role="alert">
          {problems.others.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <div class="form-grid">
        {fields.map((field) => (
          <FormControl
            key={field.name}
            field={field}
            value={values.fields[field.name] ?? ''}
            problem={problems.byField[field.name]}
            onChange={(value) => setField(field.name, value)}
          />
        ))}
      </div>
      <RestField json={values.rest} problem={problems.rest} onChange={setRest} />
      <div class="row">
        <Button kind="primary" type="submit">
          {isNew ? 'Add account' : 'Save'}
        </Button>
        <Button onClick={() => follow(back)}>Cancel</Button>
      </div>
    </form>
  );
}

function ProviderChoice({ provider }: { readonly provider: string }) {
  const ids = health.data.value?.providers.map(({ id }) => id) ?? [provider];
  return (
    <Select
      label="Provider of the account"
      isLabelHidden
      value={provider}
      choices={ids.map((id) => ({ value: id, text: id }))}
      onChange={(id) => follow(addLink(id))}
    />
  );
}

import { useId, useState } from 'preact/hooks';
import { isNamespaceMissing, namespace } from '../page/namespace.ts';
import { health } from '../state/resources.ts';
import { Empty } from './empty.tsx';
import { FirstAccounts } from './first-accounts.tsx';
import { FirstRequest } from './first-request.tsx';
import { PhoneAddress } from './phone-address.tsx';
import { Select } from './select.tsx';

/** Teaches how to send the first request: the command that signs in, the accounts, and the address for a phone. */
export function FirstSteps() {
  const id = useId();
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const providers = (health.data.value?.providers ?? []).map((one) => one.id);
  const provider = picked ?? providers[0];
  if (provider === undefined) return null;
  if (isNamespaceMissing.value)
    return (
      <Empty icon="list" title="No request yet">
        <p>Pick a namespace under Now, to see how to send the first.</p>
      </Empty>
    );
  return (
    <section class="card stack first-steps" aria-labelledby={id}>
      <div class="row">
        <h2 id={id}>No request yet: sign in once</h2>
        <span class="spacer" />
        {providers.length < 2 ? null : (
          <Select
            label="Provider to try"
            isLabelHidden
            value={provider}
            choices={providers.map((value) => ({ value, text: value }))}
            onChange={setPicked}
          />
        )}
      </div>
      <FirstRequest key={`${provider} ${namespace.value}`} provider={provider} />
      <FirstAccounts provider={provider} />
      <PhoneAddress />
    </section>
  );
}

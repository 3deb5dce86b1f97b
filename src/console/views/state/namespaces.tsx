import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { namespace } from '../../page/namespace.ts';
import { isChange, replacingCalls, useResource } from '../../state/resource.ts';
import { session } from '../../page/session.ts';
import { HowToUse } from './how-to-use.tsx';
import { NamespaceList } from './namespace-list.tsx';
import { NewNamespace } from './new-namespace.tsx';

/** All namespaces in use, with what can be done with each. */
export function Namespaces() {
  const [from, setFrom] = useState<string | undefined>(undefined);
  const listed = useResource(
    async () => {
      const { namespaces } = await call('listNamespaces');
      const isDefaultRefused = session.value?.namespaceRequired === true;
      return namespaces.filter(({ name }) => !isDefaultRefused || name !== 'default');
    },
    [],
    (event) => event.type === 'request' || isChange(event, [...replacingCalls, 'changeClock']),
  );
  return (
    <section class="card stack" aria-label="Namespaces">
      <div class="section-head">
        <h2>Namespaces</h2>
        <Button icon="plus" onClick={() => setFrom('')}>
          New namespace
        </Button>
      </div>
      <p class="quiet">
        Each namespace has its own accounts, sessions, clock and requests, so that tests and people don’t
        disturb each other.
      </p>
      <Loaded resource={listed}>
        {(namespaces) => (
          <>
            <NamespaceList namespaces={namespaces} onFork={setFrom} />
            {from === undefined ? null : (
              <NewNamespace
                from={from}
                names={namespaces.map(({ name }) => name)}
                onClose={() => setFrom(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
      <HowToUse name={namespace.value} />
    </section>
  );
}

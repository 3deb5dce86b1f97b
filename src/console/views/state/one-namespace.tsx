import { Button } from '../../parts/button.tsx';
import { namespace } from '../../page/namespace.ts';
import { HowToUse } from './how-to-use.tsx';
import { resetNamespace } from './reset-namespace.ts';

/** The only namespace of the page: how a test uses it, and a reset. */
export function OneNamespace() {
  const name = namespace.value;
  return (
    <section class="card stack" aria-label={`Namespace ${name}`}>
      <div class="section-head">
        <h2>Namespace {name}</h2>
        <Button onClick={() => resetNamespace(name)}>Reset</Button>
      </div>
      <HowToUse name={name} />
    </section>
  );
}

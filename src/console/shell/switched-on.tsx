import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { useEmulatorNow } from '../state/emulator-time.ts';
import { isNamespaceMissing, pickedNamespace } from '../page/namespace.ts';
import { scenarios } from '../state/resources.ts';
import { switchOffAll } from '../state/switch-off.ts';
import { switchedOnAt } from '../state/switched-on.ts';
import { Elsewhere } from './elsewhere.tsx';
import { SwitchedOnChip } from './switched-on-chip.tsx';
import { SwitchedOnDialog } from './switched-on-dialog.tsx';

/** More than these would push the view away, on a narrow page more than one; the dialog lists them all. */
const maxShown = 3;

/** The active scenarios of the namespace, with a button for each and one for all. */
export function SwitchedOn() {
  const [isOpen, setOpen] = useState(false);
  const on = switchedOnAt(scenarios.data.value ?? [], useEmulatorNow());
  const isAll = pickedNamespace.value === undefined;
  const where = isAll ? ' in default' : '';
  return (
    <section class="switched-on" aria-label="Switched on">
      {on.length === 0 ? (
        <p class="quiet">{nothingText(where)}</p>
      ) : (
        <>
          <ul>
            {on.slice(0, maxShown).map((one) => (
              <li key={one.key}>
                <SwitchedOnChip one={one} />
              </li>
            ))}
          </ul>
          {on.length > 1 ? (
            <span class={on.length > maxShown ? 'show-all' : 'show-all if-narrow'}>
              <Button size="small" onClick={() => setOpen(true)}>
                Show all {on.length}
              </Button>
            </span>
          ) : null}
          <Button size="small" icon="cross" onClick={switchOffAll}>
            Switch off all
          </Button>
        </>
      )}
      {isAll ? <Elsewhere /> : null}
      {isOpen && on.length > 0 ? <SwitchedOnDialog on={on} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function nothingText(where: string): string {
  if (isNamespaceMissing.value) return 'Pick a namespace';
  return scenarios.data.value === undefined ? '' : `Nothing is switched on${where}`;
}

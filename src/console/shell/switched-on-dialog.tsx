import { Dialog } from '../parts/dialog.tsx';
import type { SwitchedOn } from '../state/switched-on.ts';
import { SwitchedOnChip } from './switched-on-chip.tsx';

interface SwitchedOnDialogProps {
  readonly on: readonly SwitchedOn[];
  readonly onClose: () => void;
}

/** Lists all that is switched on, because the strip has room for a few. */
export function SwitchedOnDialog({ on, onClose }: SwitchedOnDialogProps) {
  return (
    <Dialog title={`Switched on (${on.length})`} onClose={onClose}>
      <ul class="switched-on-list">
        {on.map((one) => (
          <li key={one.key}>
            <SwitchedOnChip one={one} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

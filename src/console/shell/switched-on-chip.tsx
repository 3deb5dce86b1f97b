import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { timeLeftText } from '../parts/time.tsx';
import { useSecondsUntil } from '../state/emulator-time.ts';
import { switchOff } from '../state/switch-off.ts';
import type { SwitchedOn } from '../state/switched-on.ts';

/** One thing that is switched on: in words, with its remaining uses and time, and a button that switches it off. */
export function SwitchedOnChip({ one }: { readonly one: SwitchedOn }) {
  const { text, scenarios, remaining, expiresAt } = one;
  const left = useSecondsUntil(expiresAt);
  const rest = [
    ...(remaining === null ? [] : [`${remaining} left`]),
    ...(left === undefined ? [] : [timeLeftText(left)]),
  ];
  return (
    <span class="chip">
      <Icon name="flag" />
      <span class="chip-text" title={text}>
        {text}
      </span>
      {rest.length === 0 ? null : <span class="chip-rest">{rest.join(' · ')}</span>}
      <Button size="small" icon="cross" isIconOnly onClick={() => switchOff(scenarios, text)}>
        Switch off {text}
      </Button>
    </span>
  );
}

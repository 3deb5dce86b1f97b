import { MoreButton } from './more-button.tsx';
import { NamespacePicker } from './namespace-picker.tsx';
import { StripClock } from './strip-clock.tsx';
import { SwitchedOn } from './switched-on.tsx';

/** The strip above every view: the active scenarios, the clock and the namespace. */
export function Strip() {
  return (
    <header class="strip">
      <SwitchedOn />
      <StripClock />
      <NamespacePicker />
      <MoreButton />
    </header>
  );
}

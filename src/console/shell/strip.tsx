import { session } from '../page/session.ts';
import { MoreButton } from './more-button.tsx';
import { NamespacePicker } from './namespace-picker.tsx';
import { StripClock } from './strip-clock.tsx';
import { SwitchedOn } from './switched-on.tsx';

/** The strip above every view: the active scenarios, the clock and the namespace. */
export function Strip() {
  const isReady = session.value !== undefined;
  return (
    <header class="strip">
      {isReady ? (
        <>
          <SwitchedOn />
          <StripClock />
          <NamespacePicker />
        </>
      ) : null}
      <MoreButton />
    </header>
  );
}

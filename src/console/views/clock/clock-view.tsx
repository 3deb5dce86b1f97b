import { Loaded } from '../../parts/loaded.tsx';
import { namespace } from '../../page/namespace.ts';
import { clock } from '../../state/resources.ts';
import { ClockFace } from './clock-face.tsx';
import { ClockMoves } from './clock-moves.tsx';
import { SetTime } from './set-time.tsx';
import { Upcoming } from './expirations.tsx';

/** The namespace's time: how to move it, and what ends next. */
export function ClockView() {
  return (
    <div class="stack clock-view">
      <h1>Clock of {namespace.value}</h1>
      <Loaded resource={clock}>
        {({ frozen, upcoming }) => (
          <>
            <section class="card stack" aria-label="Time">
              <ClockFace isFrozen={frozen} />
              <ClockMoves isFrozen={frozen} />
              {/* another namespace has another time to begin with */}
              <SetTime key={namespace.value} />
              <p class="hint">
                Sessions, codes, lockouts and scenarios end by this clock. When it goes back, sessions and
                scenarios last again; codes, lockouts and failed logins stay forgotten. Undo brings everything
                back.
              </p>
            </section>
            <Upcoming upcoming={upcoming} isFrozen={frozen} />
          </>
        )}
      </Loaded>
    </div>
  );
}

import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { durationText } from '../../parts/time.tsx';
import { connection } from '../../live/live.ts';
import { useEmulatorNow } from '../../state/emulator-time.ts';
import { clock } from '../../state/resources.ts';
import { linkTo } from '../../page/route.ts';
import { moveClock } from './change-clock.ts';
import { endingText, type Ending } from './ending-text.ts';

interface UpcomingProps {
  readonly upcoming: readonly Ending[];
  readonly isFrozen: boolean;
}

/** The next things to end, in order, with a button that moves the clock there. */
export function Upcoming({ upcoming, isFrozen }: UpcomingProps) {
  const now = useEmulatorNow();
  const next = upcoming[0];
  const isPast = !isFrozen && now !== undefined && next !== undefined && Date.parse(next.at) <= now.getTime();
  useEffect(() => {
    // after a loss, the clock is loaded anyway
    if (isPast && connection.peek() !== 'lost') clock.reload();
  }, [isPast, next?.at]);
  if (now === undefined) return null;
  // the codes of authenticator apps change in every namespace
  const isOnlyWindow = upcoming.every(({ what }) => what === 'totp-window-ends');
  return (
    <section class="stack" aria-label="Ends next">
      <h2>Ends next</h2>
      <ol class="card upcoming">
        {upcoming.map((ending, index) => (
          <li key={`${ending.at} ${ending.what} ${index}`}>
            <Row ending={ending} now={now} />
          </li>
        ))}
      </ol>
      {isOnlyWindow ? (
        <Empty icon="clock" title="No session, code or lockout ends yet">
          <p>
            Log in to the emulator, or fail a few times, and its sessions, codes and lockouts appear here.{' '}
            <a href={linkTo('contracts')}>Contracts</a> has logins to try, and{' '}
            <a href={linkTo('accounts')}>Accounts</a> their passwords.
          </p>
        </Empty>
      ) : null}
      {upcoming.length === maxListed ? <p class="quiet">These are the next {maxListed}.</p> : null}
    </section>
  );
}

const maxListed = 100;

function Row({ ending, now }: { readonly ending: Ending; readonly now: Date }) {
  const at = new Date(ending.at);
  const text = endingText(ending);
  const goThere = () =>
    moveClock({ now: new Date(at.getTime() + justPastMs).toISOString() }, `Moved the clock past: ${text}.`);
  return (
    <>
      <span class="ending-in">in {durationText((at.getTime() - now.getTime()) / 1000)}</span>
      <span class="ending-text">{text}</span>
      <time class="quiet ending-at" dateTime={ending.at} title={at.toLocaleString()}>
        {timeText(at, now)}
      </time>
      <Button size="small" onClick={goThere}>
        Go there <span class="visually-hidden">({text})</span>
      </Button>
    </>
  );
}

/** A thing that ends at a time has ended a second later, also by a clock that shows only seconds. */
const justPastMs = 1000;

/** The time of day; with the date on another day. */
function timeText(at: Date, now: Date): string {
  const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString([], { year: 'numeric', month: 'short', day: 'numeric' })}, ${time}`;
}

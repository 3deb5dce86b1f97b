import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../../parts/empty.tsx';
import { linkTo } from '../../state/route.ts';

/** A request that was just sent arrives with the events within this time. */
const arrivalMs = 1000;

/**
 * A request that isn't in the loaded journal: it is just arriving, or the journal no longer has it. It isn't asked for,
 * because the browser reports the answer 404 as an error of the page.
 */
export function UnknownRequest({ id }: { readonly id: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), arrivalMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? <Gone id={id} /> : <p class="quiet">Loading …</p>;
}

function Gone({ id }: { readonly id: string }) {
  return (
    <Empty icon="question" title={`The journal doesn’t have request ${id}`}>
      <p>
        It keeps the newest requests of each namespace. This one was dropped, cleared or reset, or the
        emulator was started again since.
      </p>
      <p>
        <a href={linkTo('requests')}>Show all requests</a>
      </p>
    </Empty>
  );
}

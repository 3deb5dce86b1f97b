import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../../parts/empty.tsx';
import { load } from '../../state/requests.ts';
import { linkTo } from '../../page/route.ts';

/** A request that the list doesn't have: it is just arriving, or the journal no longer has it. */
export function UnknownRequest({ id }: { readonly id: string }) {
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    void load().then(() => setGone(true));
  }, []);
  if (!isGone) return <p class="quiet">Loading …</p>;
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

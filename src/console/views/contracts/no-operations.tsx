import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { changeQuery } from '../../page/route.ts';

/** The place of an empty list: nothing fits the search, or no provider is served. */
export function NoOperations({ hasAny }: { readonly hasAny: boolean }) {
  if (!hasAny)
    return (
      <Empty icon="book" title="No operation is served">
        <p>
          Start the emulator without <code>--providers</code> to serve the built-in providers, or with your
          own contract.
        </p>
      </Empty>
    );
  return (
    <Empty icon="search" title="No operation fits the search">
      <p>It looks in provider, operation, method, path, summary, description and outcomes.</p>
      <Button size="small" icon="cross" onClick={() => changeQuery({ q: '', provider: '' })}>
        Clear the search
      </Button>
    </Empty>
  );
}

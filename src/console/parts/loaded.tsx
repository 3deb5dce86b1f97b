import type { ComponentChildren } from 'preact';
import type { Resource } from '../state/resource.ts';
import { Button } from './button.tsx';

interface LoadedProps<Data> {
  readonly resource: Pick<Resource<Data>, 'data' | 'error' | 'reload'>;
  readonly children: (data: Data) => ComponentChildren;
}

/** Shows a resource once it is loaded; before, that it loads; after a failure, why, with a button to try again. */
export function Loaded<Data>({ resource, children }: LoadedProps<Data>) {
  const data = resource.data.value;
  const error = resource.error.value;
  return (
    <>
      {error === undefined ? null : (
        <div class="problem" role="alert">
          <p>{error}</p>
          <Button size="small" onClick={resource.reload}>
            Try again
          </Button>
        </div>
      )}
      {data === undefined ? error === undefined ? <p class="quiet">Loading …</p> : null : children(data)}
    </>
  );
}

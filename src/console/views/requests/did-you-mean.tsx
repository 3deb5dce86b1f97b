import type { RequestEntry } from '../../live/events.ts';

/** The operations nearest to a request that matched none, with the differences. */
export function DidYouMean({ entry }: { readonly entry: RequestEntry }) {
  const { nearest } = entry;
  if (nearest === undefined) return null;
  return (
    <section class="did-you-mean stack" aria-label="Nearest operations">
      <h3>No operation has this method and path</h3>
      {nearest.length === 0 ? (
        <p>No operation is near it.</p>
      ) : (
        <ul class="stack">
          {nearest.map(({ provider, operation, method, path, differences }) => (
            <li key={`${provider} ${operation}`}>
              <p>
                Did you mean{' '}
                <code>
                  {method} {path}
                </code>
                ? <span class="quiet">{`${provider} ${operation}`}</span>
              </p>
              <ul class="differences">
                {differences.map((difference) => (
                  <li key={difference}>{difference}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

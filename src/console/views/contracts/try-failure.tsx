import { CallError, messageOf } from '../../api/problem.ts';

/** Why the request wasn't sent; nothing without an error. */
export function TryFailure({ error }: { readonly error: unknown }) {
  if (error === undefined) return null;
  const lines = error instanceof CallError ? error.lines : [];
  return (
    <div class="problem" role="alert">
      <p>{messageOf(error)}</p>
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

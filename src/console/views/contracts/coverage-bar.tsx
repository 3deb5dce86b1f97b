import { percentOf, type Reached } from './coverage.ts';

/** A bar that fills with the reached outcomes. The numbers beside it say the same, so screen readers skip it. */
export function CoverageBar({ of }: { readonly of: Reached }) {
  return (
    <span class="coverage-bar" aria-hidden="true">
      <span style={{ width: `${percentOf(of)}%` }} />
    </span>
  );
}

interface SecondsRingProps {
  readonly left: number;
  readonly of: number;
}

const circumference = 2 * Math.PI * 9;

/** A ring that empties with the seconds left, which stand in it. */
export function SecondsRing({ left, of }: SecondsRingProps) {
  const part = Math.max(0, Math.min(1, left / of));
  return (
    <svg class="seconds-ring" viewBox="0 0 24 24" role="img" aria-label={`${left} seconds left`}>
      <circle class="track" cx="12" cy="12" r="9" />
      <circle
        class="left"
        cx="12"
        cy="12"
        r="9"
        stroke-dasharray={`${part * circumference} ${circumference}`}
      />
      <text x="12" y="15" text-anchor="middle">
        {left}
      </text>
    </svg>
  );
}

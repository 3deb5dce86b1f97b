import { encode } from 'uqr';

interface QrCodeProps {
  readonly text: string;
  /** The name of the code for screen readers, such as the address that it opens. */
  readonly label: string;
}

/** A QR code. It is dark on white in both themes, as scanners expect. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={squares.join('')} />
    </svg>
  );
}

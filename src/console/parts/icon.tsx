/** The shapes of the icons, drawn in a square of 24. */
const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  refused: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.7 5.7l12.6 12.6',
  warning: 'M12 4L2.5 20h19L12 4zM12 10v4.5M12 17.2v.3',
  question: 'M9 9a3 3 0 115 2.2c-1.3 1-2 1.6-2 3.3M12 18v.3',
  flag: 'M6 21V4M6 4h11l-2 4 2 4H6',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l4.5 4.5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6l1-7z',
  list: 'M4 6h16M4 12h16M4 18h16',
  people:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.6-4 3-6 6.5-6s5.900 2 6.500 6M16 11a3 3 0 000-6M18 14.500c2 .7 3.200 2.500 3.500 5.500',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4V8zM4 8l8 4 8-4M12 12v8',
  book: 'M5 4h11a3 3 0 013 3v13H8a3 3 0 01-3-3V4zM5 17a3 3 0 013-3h11',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M5 19l1.500-1.500M17.500 6.500L19 5',
  moon: 'M20 14a8 8 0 01-10-10 8 8 0 1010 10z',
  screen: 'M3 5h18v11H3zM8 20h8M12 16v4',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3',
  phone: 'M7 3h10v18H7zM11 18h2',
  pencil: 'M4 20h4L19 9l-4-4L4 16v4z',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  key: 'M8 11a4 4 0 100 8 4 4 0 000-8zM11 12l9-9M16 7l3 3',
  plus: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 12l16-8-6 16-3-7-7-1z',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 5l12 7-12 7z',
  up: 'M12 19V5M6 11l6-6 6 6',
  terminal: 'M4 6l5 6-5 6M12 18h8',
  filter: 'M3 5h18l-7 8v6l-4-2v-4z',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof shapes;

/** An icon beside a text; screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}

// made once: a list renders many times, and a formatter takes long to make
const timeOfDay = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const wholeTime = new Intl.DateTimeFormat([], { dateStyle: 'medium', timeStyle: 'medium' });

/** A time of day, with the whole time as its title. */
export function Time({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={wholeTime.format(new Date(at))}>
      {timeText(at)}
    </time>
  );
}

/** A time of day as text. */
export function timeText(at: string): string {
  return timeOfDay.format(new Date(at));
}

/** A duration in words: `45 s`, `14 min`, `2 h 5 min`, `3 days`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.round(whole / 60)} min`;
  if (whole < 86_400) {
    const minutes = Math.round((whole % 3600) / 60);
    return `${Math.floor(whole / 3600)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
  }
  const days = Math.round(whole / 86_400);
  return days === 1 ? '1 day' : `${days} days`;
}

/** The time left, which a person watches: `14:59`, from an hour on in words. */
export function timeLeftText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole >= 3600) return durationText(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
